import { type Fields, list, named, type StructType, struct, TEXT, TRUTH, WHOLE } from './type.ts';

/** The keys that a minor version has and earlier ones have not. */
type Since = (minor: number, fields: Fields) => Fields;

const VERIFICATION = struct('Verification', { hash: TEXT });
const HEADERS = list(struct('HTTPHeader', { name: TEXT, value: TEXT }), 'types.HTTPHeaders');
const OWNER = struct('NodeUser', { id: WHOLE, name: TEXT });

const ACCOUNT: Fields = {
  gecos: TEXT,
  groups: list(named('Group')),
  homeDir: TEXT,
  noCreateHome: TRUTH,
  noLogInit: TRUTH,
  noUserGroup: TRUTH,
  primaryGroup: TEXT,
  shell: TEXT,
  system: TRUTH,
  uid: WHOLE,
};

function storage(since: Since): StructType {
  const partition = struct('Partition', {
    guid: TEXT,
    label: TEXT,
    number: WHOLE,
    ...since(3, { shouldExist: TRUTH }),
    size: WHOLE,
    ...since(3, { sizeMiB: WHOLE }),
    start: WHOLE,
    ...since(3, { startMiB: WHOLE }),
    typeGuid: TEXT,
    ...since(3, { wipePartitionEntry: TRUTH }),
  });
  const create = struct('Create', { force: TRUTH, options: list(named('CreateOption')) });
  const mount = struct('Mount', {
    create,
    device: TEXT,
    format: TEXT,
    ...since(1, {
      label: TEXT,
      options: list(named('MountOption')),
      uuid: TEXT,
      wipeFilesystem: TRUTH,
    }),
  });
  const node: Fields = {
    filesystem: TEXT,
    group: OWNER,
    ...since(2, { overwrite: TRUTH }),
    path: TEXT,
    user: OWNER,
  };
  const contents = struct('FileContents', {
    compression: TEXT,
    ...since(4, { httpHeaders: HEADERS }),
    source: TEXT,
    verification: VERIFICATION,
  });
  const raid = struct('Raid', {
    devices: list(named('Device')),
    level: TEXT,
    name: TEXT,
    ...since(2, { options: list(named('RaidOption')) }),
    spares: WHOLE,
  });
  return struct('Storage', {
    ...since(1, { directories: list(struct('Directory', { ...node, mode: WHOLE })) }),
    disks: list(struct('Disk', { device: TEXT, partitions: list(partition), wipeTable: TRUTH })),
    files: list(struct('File', { ...node, ...since(2, { append: TRUTH }), contents, mode: WHOLE })),
    filesystems: list(struct('Filesystem', { mount, name: TEXT, path: TEXT })),
    ...since(1, { links: list(struct('Link', { ...node, hard: TRUTH, target: TEXT })) }),
    raid: list(raid),
  });
}

function ignition(since: Since): StructType {
  const reference = struct('ConfigReference', {
    ...since(4, { httpHeaders: HEADERS }),
    source: TEXT,
    verification: VERIFICATION,
  });
  const authority = struct('CaReference', reference.fields);
  const proxy = struct('Proxy', { httpProxy: TEXT, httpsProxy: TEXT, noProxy: list(named('NoProxyItem')) });
  const tls = struct('TLS', { certificateAuthorities: list(authority) });
  return struct('Ignition', {
    config: struct('IgnitionConfig', { append: list(reference), replace: reference }),
    ...since(4, { proxy }),
    ...since(2, { security: struct('Security', { tls }) }),
    ...since(1, { timeouts: struct('Timeouts', { httpResponseHeaders: WHOLE, httpTotal: WHOLE }) }),
    version: TEXT,
  });
}

function units(since: Since): Fields {
  const unit: Fields = {
    contents: TEXT,
    dropins: list(struct('SystemdDropin', { contents: TEXT, name: TEXT })),
    enable: TRUTH,
    ...since(1, { enabled: TRUTH }),
    mask: TRUTH,
    name: TEXT,
  };
  const dropins = list(struct('NetworkdDropin', { contents: TEXT, name: TEXT }));
  const networkd = struct('Networkdunit', { contents: TEXT, ...since(2, { dropins }), name: TEXT });
  return {
    networkd: struct('Networkd', { units: list(networkd) }),
    systemd: struct('Systemd', { units: list(struct('Unit', unit)) }),
  };
}

function config(minor: number): StructType {
  const since: Since = (first, fields) => (minor >= first ? fields : {});
  const user = struct('PasswdUser', {
    create: struct('Usercreate', ACCOUNT),
    ...since(1, ACCOUNT),
    name: TEXT,
    passwordHash: TEXT,
    sshAuthorizedKeys: list(named('SSHAuthorizedKey')),
  });
  const group = struct('PasswdGroup', { gid: WHOLE, name: TEXT, passwordHash: TEXT, system: TRUTH });
  return struct('Config', {
    ignition: ignition(since),
    passwd: struct('Passwd', { groups: list(group), users: list(user) }),
    storage: storage(since),
    ...units(since),
  });
}

const ALL: readonly StructType[] = [0, 1, 2, 3, 4].map(config);

/** What a configuration of version 2 may hold, by its minor version: facts from the types of `config/v2_N` in Ignition’s branch spec2x. */
export function version2(minor: number): StructType {
  return ALL[minor]!;
}
