import { type Fields, list, named, type StructType, struct, TEXT, TRUTH, WHOLE } from './type.ts';

/** The keys that a minor version has and earlier ones have not. */
export type Since = (minor: number, fields: Fields) => Fields;

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

/** What the section `storage` of version 3 may hold; `resource` is what is fetched for it. */
export function storage(minor: number, since: Since, resource: StructType): StructType {
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
