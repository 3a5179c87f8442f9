import {
  ANY,
  by,
  either,
  filled,
  list,
  type MapShape,
  map,
  mapOf,
  numberFrom,
  old,
  TEXT,
  TRUTH,
  WHOLE,
  wholeFrom,
  word,
} from '../../shape/shape.ts';
import { MODULE_NAMES } from './modules.ts';

const MODULES = list(either(word(...MODULE_NAMES), list(ANY)));

const MERGE = either(
  TEXT,
  filled(
    map(
      {
        name: word('list', 'dict', 'str'),
        settings: list(
          word(
            'allow_delete',
            'no_replace',
            'replace',
            'append',
            'prepend',
            'recurse_dict',
            'recurse_list',
            'recurse_array',
            'recurse_str',
          ),
        ),
      },
      { required: ['name', 'settings'] },
    ),
  ),
);

const OUTPUT = either(TEXT, filled(TEXT, 2, 2), map({ output: TEXT, error: TEXT }));

const REPORTER = by('type', {
  log: map({ level: word('DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL') }),
  print: map({}),
  webhook: map(
    {
      endpoint: TEXT,
      consumer_key: TEXT,
      consumer_secret: TEXT,
      token_key: TEXT,
      token_secret: TEXT,
      timeout: numberFrom(0),
      retries: wholeFrom(0),
    },
    { required: ['endpoint'] },
  ),
  hyperv: map({ kvp_file_path: TEXT, event_types: list(TEXT) }),
});

/** How cloud-init itself goes about its work. */
export const BASE: MapShape['keys'] = {
  cloud_init_modules: MODULES,
  cloud_config_modules: MODULES,
  cloud_final_modules: MODULES,
  'launch-index': WHOLE,
  merge_how: MERGE,
  merge_type: MERGE,
  system_info: old(mapOf(ANY), 'it belongs to the image, not to user-data, since 24.2'),
  output: map({ all: OUTPUT, init: OUTPUT, config: OUTPUT, final: OUTPUT }),
  reporting: mapOf(REPORTER),
  vendor_data: map({
    enabled: either(TRUTH, old(TEXT, 'write true or false, since 22.3')),
    prefix: either(TEXT, list(either(TEXT, WHOLE))),
  }),
  updates: map({
    network: map(
      { when: list(word('boot-new-instance', 'boot-legacy', 'boot', 'hotplug')) },
      { required: ['when'] },
    ),
  }),
  autoinstall: map({ version: WHOLE }, { rest: ANY, required: ['version'] }),
  migrate: ANY,
  version: ANY,
};
