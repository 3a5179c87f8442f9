import { type Fields, list, named, type StructType, struct, TEXT, TRUTH, WHOLE } from './type.ts';

/** The keys that a minor version has and earlier ones have not. */
type Since = (minor: number, fields: Fields) => Fields;

const VERIFICATION = struct('Verification', { hash: TEXT });
const HEADERS = list(struct('HTTPHeader', { name: TEXT, value: TEXT }), 'types.HTTPHeaders');

/** A map that may as well be `null`. */
function pointer(type: StructType): StructType {
  return { ...type, pointer: true };
}

function luks(minor: number, since: Since, resource: StructType): StructType {
  const tang = struct('Tang', {
    ...since(4, { advertisement: TEXT }),
    thumbprint: TEXT,
    url: TEXT,
  });
  const fields: Fields = { config: TEXT, needsNetwork: TRUTH, pin: TEXT };
  const isFirst = minor === 2;
  const custom = isFirst ? pointer(struct('Custom', fields)) : struct('ClevisCustom', fields);
  const clevis = struct('Clevis', { custom, tang: list(tang), threshold: WHOLE, tpm2: TRUTH });
  return struct('Luks', {
    ...since(5, { cex: struct('Cex', { enabled: TRUTH }) }),
    clevis: isFirst ? pointer(clevis) : clevis,
    device: TEXT,
    ...since(4, { discard: TRUTH }),
    keyFile: resource,
    label: TEXT,
    name: TEXT,
    ...since(4, { openOptions: list(named('OpenOption')) }),
    options: list(named('LuksOption')),
    uuid: TEXT,
    wipeVolume: TRUTH,
  });
}

function storage(minor: number, since: Since, resource: StructType): StructType {
  const node: Fields = {
    group: struct('NodeGroup', { id: WHOLE, name: TEXT }),
    overwrite: TRUTH,
    path: TEXT,
    user: struct('NodeUser', { id: WHOLE, name: TEXT }),
  };
  const partition = struct('Partition', {
    guid: TEXT,
    label: TEXT,
    number: WHOLE,
    ...since(2, { resize: TRUTH }),
    shouldExist: TRUTH,
    sizeMiB: WHOLE,
    startMiB: WHOLE,
    typeGuid: TEXT,
    wipePartitionEntry: TRUTH,
  });
  const filesystem = struct('Filesystem', {
    device: TEXT,
    format: TEXT,
    label: TEXT,
    ...since(1, { mountOptions: list(named('MountOption')) }),
    options: list(named('FilesystemOption')),
    path: TEXT,
    uuid: TEXT,
    wipeFilesystem: TRUTH,
  });
  const raid = struct('Raid', {
    devices: list(named('Device')),
    level: TEXT,
    name: TEXT,
    options: list(named('RaidOption')),
    spares: WHOLE,
  });
  return struct('Storage', {
    directories: list(struct('Directory', { ...node, mode: WHOLE })),
    disks: list(struct('Disk', { device: TEXT, partitions: list(partition), wipeTable: TRUTH })),
    files: list(struct('File', { ...node, append: list(resource), contents: resource, mode: WHOLE })),
    filesystems: list(filesystem),
    links: list(struct('Link', { ...node, hard: TRUTH, target: TEXT })),
    ...since(2, { luks: list(luks(minor, since, resource)) }),
    raid: list(raid),
  });
}

function passwd(since: Since): StructType {
  const exists = since(2, { shouldExist: TRUTH });
  const user = struct('PasswdUser', {
    gecos: TEXT,
    groups: list(named('Group')),
    homeDir: TEXT,
    name: TEXT,
    noCreateHome: TRUTH,
    noLogInit: TRUTH,
    noUserGroup: TRUTH,
    passwordHash: TEXT,
    primaryGroup: TEXT,
    sshAuthorizedKeys: list(named('SSHAuthorizedKey')),
    shell: TEXT,
    ...exists,
    system: TRUTH,
    uid: WHOLE,
  });
  const group = struct('PasswdGroup', {
    gid: WHOLE,
    name: TEXT,
    passwordHash: TEXT,
    ...exists,
    system: TRUTH,
  });
  return struct('Passwd', { groups: list(group), users: list(user) });
}

function ignition(since: Since, reference: StructType, authority: StructType): StructType {
  const proxy = struct('Proxy', {
    httpProxy: TEXT,
    httpsProxy: TEXT,
    noProxy: list(named('NoProxyItem')),
  });
  return struct('Ignition', {
    config: struct('IgnitionConfig', { merge: list(reference), replace: reference }),
    ...since(1, { proxy }),
    security: struct('Security', { tls: struct('TLS', { certificateAuthorities: list(authority) }) }),
    timeouts: struct('Timeouts', { httpResponseHeaders: WHOLE, httpTotal: WHOLE }),
    version: TEXT,
  });
}

function config(minor: number): StructType {
  const since: Since = (first, fields) => (minor >= first ? fields : {});
  const dropin = struct('Dropin', { contents: TEXT, name: TEXT });
  const unit = struct('Unit', {
    contents: TEXT,
    dropins: list(dropin),
    enabled: TRUTH,
    mask: TRUTH,
    name: TEXT,
  });
  const kargs = list(named('KernelArgument'));
  const plain: Fields = { source: TEXT, verification: VERIFICATION };
  const resource = struct(minor === 0 ? 'FileContents' : 'Resource', {
    compression: TEXT,
    ...since(1, { httpHeaders: HEADERS }),
    ...plain,
  });
  const head =
    minor === 0
      ? ignition(since, struct('ConfigReference', plain), struct('CaReference', plain))
      : ignition(since, resource, resource);
  return struct('Config', {
    ignition: head,
    ...since(3, {
      kernelArguments: struct('KernelArguments', { shouldExist: kargs, shouldNotExist: kargs }),
    }),
    passwd: passwd(since),
    storage: storage(minor, since, resource),
    systemd: struct('Systemd', { units: list(unit) }),
  });
}

const ALL: readonly StructType[] = [0, 1, 2, 3, 4, 5, 6].map(config);

/** What a configuration of version 3 may hold, by its minor version: facts from Ignition’s types of `config/v3_N`. */
export function version3(minor: number): StructType {
  return ALL[minor]!;
}
