import type { JsonValue } from '../../../../sot/documents/json-value.ts';
import { list, type MapShape, map, type Shape, TEXT, TRUTH, WHOLE } from '../../../shape/shape.ts';
import { etcdShape } from './etcd.ts';
import { flannelShape } from './flannel.ts';
import { etcdVersion, flannelMinor } from './software-version.ts';

type Keys = MapShape['keys'];

const TEXTS = list(TEXT);
const OWNER = map({ id: WHOLE, name: TEXT });
const VERIFICATION = map({ hash: map({ function: TEXT, sum: TEXT }) });
const REFERENCE = map({ source: TEXT, verification: VERIFICATION });
const REMOTE = map({ url: TEXT, compression: TEXT, verification: VERIFICATION });
const DROPINS = list(map({ contents: TEXT, name: TEXT }));

const IGNITION = map({
  config: map({ append: list(REFERENCE), replace: REFERENCE }),
  security: map({ tls: map({ certificate_authorities: list(REFERENCE) }) }),
  timeouts: map({ http_response_headers: WHOLE, http_total: WHOLE }),
});

/** The keys of a new user; an older form has them under `create`. */
const ACCOUNT: Keys = {
  gecos: TEXT,
  groups: TEXTS,
  home_dir: TEXT,
  no_create_home: TRUTH,
  no_log_init: TRUTH,
  no_user_group: TRUTH,
  primary_group: TEXT,
  shell: TEXT,
  system: TRUTH,
  uid: WHOLE,
};

const PASSWD = map({
  groups: list(map({ gid: WHOLE, name: TEXT, password_hash: TEXT, system: TRUTH })),
  users: list(
    map({
      create: map(ACCOUNT),
      gecos: TEXT,
      groups: TEXTS,
      home_dir: TEXT,
      name: TEXT,
      no_create_home: TRUTH,
      no_log_init: TRUTH,
      no_user_group: TRUTH,
      password_hash: TEXT,
      primary_group: TEXT,
      ssh_authorized_keys: TEXTS,
      shell: TEXT,
      system: TRUTH,
      uid: WHOLE,
    }),
  ),
});

const NODE: Keys = { filesystem: TEXT, group: OWNER, overwrite: TRUTH, path: TEXT, user: OWNER };

function storage(partition: Keys, contents: Shape): MapShape {
  const mount = map({
    create: map({ force: TRUTH, options: TEXTS }),
    device: TEXT,
    format: TEXT,
    label: TEXT,
    options: TEXTS,
    uuid: TEXT,
    wipe_filesystem: TRUTH,
  });
  return map({
    directories: list(map({ ...NODE, mode: WHOLE })),
    disks: list(map({ device: TEXT, partitions: list(map(partition)), wipe_table: TRUTH })),
    files: list(map({ ...NODE, append: TRUTH, contents, mode: WHOLE })),
    filesystems: list(map({ mount, name: TEXT, path: TEXT })),
    links: list(map({ ...NODE, hard: TRUTH, target: TEXT })),
    raid: list(map({ devices: TEXTS, level: TEXT, name: TEXT, options: TEXTS, spares: WHOLE })),
  });
}

const NETWORKD = map({ units: list(map({ contents: TEXT, dropins: DROPINS, name: TEXT })) });
const SYSTEMD = map({
  units: list(
    map({ contents: TEXT, dropins: DROPINS, enable: TRUTH, enabled: TRUTH, mask: TRUTH, name: TEXT }),
  ),
});

const LOCKSMITH = map({
  reboot_strategy: TEXT,
  window_start: TEXT,
  window_length: TEXT,
  group: TEXT,
  etcd_endpoints: TEXT,
  etcd_cafile: TEXT,
  etcd_certfile: TEXT,
  etcd_keyfile: TEXT,
});

function versionIn(value: JsonValue | undefined): JsonValue | undefined {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? (value as { readonly [key: string]: JsonValue }).version : undefined;
}

/** What a Container Linux Config may hold, by the versions of etcd and flannel that it names: facts from its specification. */
export function sourceShape(config: { readonly [key: string]: JsonValue }): MapShape {
  const { major, minor } = etcdVersion(versionIn(config.etcd));
  const partition = { guid: TEXT, label: TEXT, number: WHOLE, size: TEXT, start: TEXT, type_guid: TEXT };
  return map({
    version: WHOLE,
    ignition: IGNITION,
    networkd: NETWORKD,
    passwd: PASSWD,
    storage: storage(partition, map({ remote: REMOTE, inline: TEXT, local: TEXT })),
    systemd: SYSTEMD,
    docker: map({ flags: TEXTS }),
    etcd: etcdShape(major, minor),
    flannel: flannelShape(flannelMinor(versionIn(config.flannel))),
    locksmith: LOCKSMITH,
    update: map({ group: TEXT, server: TEXT }),
  });
}

const RESULT_VERIFICATION = map({ hash: TEXT });
const RESULT_REFERENCE = map({ source: TEXT, verification: RESULT_VERIFICATION });

/** What becomes of it, in the order in which Container Linux’s transpiler writes it. */
export const RESULT_SHAPE: MapShape = map({
  ignition: map({
    config: map({ append: list(RESULT_REFERENCE), replace: RESULT_REFERENCE }),
    security: map({ tls: map({ certificate_authorities: list(RESULT_REFERENCE) }) }),
    timeouts: map({ http_response_headers: WHOLE, http_total: WHOLE }),
    version: TEXT,
  }),
  networkd: NETWORKD,
  passwd: PASSWD,
  storage: storage(
    { guid: TEXT, label: TEXT, number: WHOLE, size_mib: WHOLE, start_mib: WHOLE, type_guid: TEXT },
    map({ compression: TEXT, source: TEXT, verification: RESULT_VERIFICATION }),
  ),
  systemd: SYSTEMD,
});
