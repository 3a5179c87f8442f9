import { list, type MapShape, map, type Shape, TEXT, TRUTH, WHOLE } from '../../../shape/shape.ts';
import { type ButaneVersion, isFcosFrom } from './version.ts';

type Keys = MapShape['keys'];

/** The keys that a version of the common part has and earlier ones have not. */
type Since = (base: number, keys: Keys) => Keys;

const TEXTS = list(TEXT);
const OWNER = map({ id: WHOLE, name: TEXT });
const VERIFICATION = map({ hash: TEXT });

function resourceShape(since: Since): MapShape {
  return map({
    compression: TEXT,
    ...since(2, { http_headers: list(map({ name: TEXT, value: TEXT })) }),
    source: TEXT,
    inline: TEXT,
    ...since(2, { local: TEXT }),
    verification: VERIFICATION,
  });
}

function tang(since: Since): Shape {
  return list(map({ thumbprint: TEXT, url: TEXT, ...since(5, { advertisement: TEXT }) }));
}

function luks(since: Since, resource: Shape): Shape {
  const custom = map({ config: TEXT, needs_network: TRUTH, pin: TEXT });
  return map({
    ...since(6, { cex: map({ enabled: TRUTH }) }),
    clevis: map({ custom, tang: tang(since), threshold: WHOLE, tpm2: TRUTH }),
    device: TEXT,
    ...since(5, { discard: TRUTH }),
    key_file: resource,
    label: TEXT,
    name: TEXT,
    ...since(5, { open_options: TEXTS }),
    options: TEXTS,
    uuid: TEXT,
    wipe_volume: TRUTH,
  });
}

function disk(since: Since): Shape {
  const partition = map({
    guid: TEXT,
    label: TEXT,
    number: WHOLE,
    ...since(3, { resize: TRUTH }),
    should_exist: TRUTH,
    size_mib: WHOLE,
    start_mib: WHOLE,
    type_guid: TEXT,
    wipe_partition_entry: TRUTH,
  });
  return map({ device: TEXT, partitions: list(partition), wipe_table: TRUTH });
}

function tree(since: Since): Shape {
  const owners = { group: OWNER, user: OWNER, file_mode: WHOLE, dir_mode: WHOLE };
  return map({ local: TEXT, path: TEXT, ...since(7, owners) });
}

function filesystem(since: Since): Shape {
  return map({
    device: TEXT,
    format: TEXT,
    label: TEXT,
    ...since(2, { mount_options: TEXTS }),
    options: TEXTS,
    path: TEXT,
    uuid: TEXT,
    wipe_filesystem: TRUTH,
    ...since(2, { with_mount_unit: TRUTH }),
  });
}

function storage(since: Since, resource: Shape): Shape {
  const node: Keys = { group: OWNER, overwrite: TRUTH, path: TEXT, user: OWNER };
  return map({
    directories: list(map({ ...node, mode: WHOLE })),
    disks: list(disk(since)),
    files: list(map({ ...node, append: list(resource), contents: resource, mode: WHOLE })),
    filesystems: list(filesystem(since)),
    links: list(map({ ...node, hard: TRUTH, target: TEXT })),
    ...since(3, { luks: list(luks(since, resource)) }),
    raid: list(map({ devices: TEXTS, level: TEXT, name: TEXT, options: TEXTS, spares: WHOLE })),
    ...since(2, { trees: list(tree(since)) }),
  });
}

function passwd(since: Since): Shape {
  const group = map({
    gid: WHOLE,
    name: TEXT,
    password_hash: TEXT,
    ...since(3, { should_exist: TRUTH }),
    system: TRUTH,
  });
  const user = map({
    gecos: TEXT,
    groups: TEXTS,
    home_dir: TEXT,
    name: TEXT,
    no_create_home: TRUTH,
    no_log_init: TRUTH,
    no_user_group: TRUTH,
    password_hash: TEXT,
    primary_group: TEXT,
    ...since(3, { should_exist: TRUTH }),
    ssh_authorized_keys: TEXTS,
    ...since(5, { ssh_authorized_keys_local: TEXTS }),
    shell: TEXT,
    system: TRUTH,
    uid: WHOLE,
  });
  return map({ groups: list(group), users: list(user) });
}

function systemd(since: Since): Shape {
  const contents: Keys = { contents: TEXT, ...since(5, { contents_local: TEXT }) };
  const dropins = list(map({ ...contents, name: TEXT }));
  return map({ units: list(map({ ...contents, dropins, enabled: TRUTH, mask: TRUTH, name: TEXT })) });
}

function ignition(since: Since, resource: Shape): Shape {
  const plain = map({ source: TEXT, verification: VERIFICATION });
  const reference = Object.keys(since(2, { all: TEXT })).length === 0 ? plain : resource;
  return map({
    config: map({ merge: list(reference), replace: reference }),
    ...since(2, { proxy: map({ http_proxy: TEXT, https_proxy: TEXT, no_proxy: TEXTS }) }),
    security: map({ tls: map({ certificate_authorities: list(reference) }) }),
    timeouts: map({ http_response_headers: WHOLE, http_total: WHOLE }),
  });
}

/** What Fedora CoreOS’s variant has beside the common part. */
function sugar(version: ButaneVersion, since: Since): Keys {
  const luksKeys = {
    ...since(6, { cex: map({ enabled: TRUTH }) }),
    ...since(5, { discard: TRUTH }),
    ...since(6, { device: TEXT }),
    tang: tang(since),
    threshold: WHOLE,
    tpm2: TRUTH,
  };
  const bootDevice = map({ layout: TEXT, luks: map(luksKeys), mirror: map({ devices: TEXTS }) });
  const grub = map({ users: list(map({ name: TEXT, password_hash: TEXT })) });
  return {
    ...(isFcosFrom(version, 3) ? { boot_device: bootDevice } : {}),
    ...(isFcosFrom(version, 5) ? { grub } : {}),
  };
}

/** The part of a Butane configuration that has a counterpart in Ignition, its keys in the order in which Butane writes them. */
export function commonShape({ base }: ButaneVersion): MapShape {
  const since: Since = (first, keys) => (base >= first ? keys : {});
  const resource = resourceShape(since);
  return map({
    ignition: ignition(since, resource),
    ...since(4, { kernel_arguments: map({ should_exist: TEXTS, should_not_exist: TEXTS }) }),
    passwd: passwd(since),
    storage: storage(since, resource),
    systemd: systemd(since),
  });
}

/** What a Butane configuration of a version may hold: facts from Butane’s specifications. */
export function butaneShape(version: ButaneVersion): MapShape {
  const since: Since = (first, keys) => (version.base >= first ? keys : {});
  return map({
    variant: TEXT,
    version: TEXT,
    ...commonShape(version).keys,
    ...sugar(version, since),
  });
}
