import { CLOUD_CONFIG } from '../cloud-config/shapes/index.ts';
import { NETWORK_V2 } from '../nocloud/network-v2.ts';
import {
  ANY,
  either,
  list,
  type MapShape,
  map,
  mapOf,
  NOTHING,
  old,
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  wholeFrom,
  word,
} from '../shape/shape.ts';
import { STORAGE } from './storage/shape.ts';

const KERNELS: readonly string[] = ['package', 'flavor'];
const COMMANDS = list(either(TEXT, list(TEXT)));
const INSTALL = map({ install: TRUTH }, { rest: ANY });

const PRO = map(
  { token: textLike(/^C[1-9A-HJ-NP-Za-km-z]{23,29}$/, 'a token that begins with `C`') },
  { rest: ANY },
);

const MIRROR = either(
  word('country-mirror'),
  map({ uri: TEXT, arches: list(TEXT) }, { rest: ANY, required: ['uri'] }),
);

const APT = map(
  {
    preserve_sources_list: TRUTH,
    primary: list(ANY),
    'mirror-selection': map({ primary: list(MIRROR) }, { rest: ANY }),
    geoip: TRUTH,
    sources: mapOf(ANY),
    disable_components: list(word('universe', 'multiverse', 'restricted', 'contrib', 'non-free')),
    preferences: list(
      map(
        { package: TEXT, pin: TEXT, 'pin-priority': WHOLE },
        { rest: ANY, required: ['package', 'pin', 'pin-priority'] },
      ),
    ),
    fallback: word('abort', 'continue-anyway', 'offline-install'),
  },
  { rest: ANY },
);

const GROUPS = either(list(TEXT), map({ override: list(TEXT), append: list(TEXT) }, { rest: ANY }));

// netplan reads it at the machine.
const NETWORK: Shape = {
  ...NETWORK_V2,
  keys: { ...NETWORK_V2.keys, version: wholeFrom(2, 2) },
  required: ['version'],
};

/** The keys of an autoinstall configuration of version 1 with their types: facts from the installer’s reference, as of 2026. */
export const AUTOINSTALL: MapShape = map(
  {
    version: wholeFrom(1, 1),
    'interactive-sections': list(TEXT),
    'early-commands': COMMANDS,
    'error-commands': COMMANDS,
    'late-commands': COMMANDS,
    reporting: mapOf(map({ type: TEXT }, { rest: ANY, required: ['type'] })),
    locale: TEXT,
    'refresh-installer': map({ update: TRUTH, channel: TEXT }),
    keyboard: map({ layout: TEXT, variant: TEXT, toggle: either(TEXT, NOTHING) }, { required: ['layout'] }),
    source: map({ search_drivers: TRUTH, id: TEXT }, { rest: ANY }),
    network: either(map({ network: NETWORK }, { required: ['network'] }), NETWORK),
    proxy: either(TEXT, NOTHING),
    apt: APT,
    storage: STORAGE,
    identity: map(
      { realname: TEXT, username: TEXT, hostname: TEXT, password: TEXT, groups: GROUPS },
      { required: ['username', 'hostname', 'password'] },
    ),
    'active-directory': map({ 'admin-name': TEXT, 'domain-name': TEXT }),
    'ubuntu-pro': PRO,
    'ubuntu-advantage': old(PRO, 'write `ubuntu-pro`'),
    ssh: map({ 'install-server': TRUTH, 'authorized-keys': list(TEXT), 'allow-pw': TRUTH }),
    codecs: INSTALL,
    drivers: INSTALL,
    oem: map({ install: either(TRUTH, word('auto')) }, { rest: ANY, required: ['install'] }),
    snaps: list(map({ name: TEXT, channel: TEXT, classic: TRUTH }, { required: ['name'] })),
    'debconf-selections': TEXT,
    packages: list(TEXT),
    kernel: map({ package: TEXT, flavor: TEXT }, { rest: ANY, someOf: KERNELS, apart: [KERNELS] }),
    'kernel-crash-dumps': map({ enabled: either(TRUTH, NOTHING) }, { required: ['enabled'] }),
    timezone: TEXT,
    updates: word('security', 'all'),
    shutdown: word('reboot', 'poweroff'),
    zdevs: list(map({ id: TEXT, enabled: TRUTH }, { rest: ANY })),
    'user-data': CLOUD_CONFIG,
  },
  { required: ['version'] },
);
