import { type MapShape, map, TEXT, WHOLE } from '../../shape/shape.ts';
import {
  GROUP,
  HEADERS,
  maps,
  nullable,
  OPTIONAL_TEXT,
  OPTIONAL_TRUTH,
  OPTIONAL_WHOLE,
  OWNER,
  PROXY,
  TEXTS,
  TIMEOUTS,
  USER,
  unit,
  VERIFICATION,
} from './common.ts';

type Keys = MapShape['keys'];

const LUKS_KEYS: Keys = {
  name: TEXT,
  label: OPTIONAL_TEXT,
  uuid: OPTIONAL_TEXT,
  device: OPTIONAL_TEXT,
  wipeVolume: OPTIONAL_TRUTH,
  options: TEXTS,
};

function luks(since: Since, resource: MapShape): MapShape {
  const tang = map({
    url: OPTIONAL_TEXT,
    thumbprint: OPTIONAL_TEXT,
    ...since(4, { advertisement: OPTIONAL_TEXT }),
  });
  const custom = map({ pin: OPTIONAL_TEXT, config: OPTIONAL_TEXT, needsNetwork: OPTIONAL_TRUTH });
  const clevis = map({
    custom: nullable(custom),
    tpm2: OPTIONAL_TRUTH,
    tang: maps(tang),
    threshold: OPTIONAL_WHOLE,
  });
  return map(
    {
      ...LUKS_KEYS,
      keyFile: nullable(resource),
      clevis: nullable(clevis),
      ...since(4, { discard: OPTIONAL_TRUTH, openOptions: TEXTS }),
      ...since(5, { cex: nullable(map({ enabled: OPTIONAL_TRUTH })) }),
    },
    { required: ['name'] },
  );
}

const DISK_KEYS: Keys = {
  label: OPTIONAL_TEXT,
  number: WHOLE,
  sizeMiB: OPTIONAL_WHOLE,
  startMiB: OPTIONAL_WHOLE,
  typeGuid: OPTIONAL_TEXT,
  guid: OPTIONAL_TEXT,
  wipePartitionEntry: OPTIONAL_TRUTH,
  shouldExist: OPTIONAL_TRUTH,
};

function storage(since: Since, resource: MapShape): MapShape {
  const node: Keys = { path: TEXT, overwrite: OPTIONAL_TRUTH, user: OWNER, group: OWNER };
  const partition = map({ ...DISK_KEYS, ...since(2, { resize: OPTIONAL_TRUTH }) });
  const disk = { device: TEXT, wipeTable: OPTIONAL_TRUTH, partitions: maps(partition) };
  const raid = { name: TEXT, level: OPTIONAL_TEXT, spares: OPTIONAL_WHOLE, devices: TEXTS, options: TEXTS };
  const filesystem: Keys = {
    path: OPTIONAL_TEXT,
    device: TEXT,
    format: OPTIONAL_TEXT,
    options: TEXTS,
    wipeFilesystem: OPTIONAL_TRUTH,
    label: OPTIONAL_TEXT,
    uuid: OPTIONAL_TEXT,
    ...since(1, { mountOptions: TEXTS }),
  };
  const file = { ...node, mode: OPTIONAL_WHOLE, contents: nullable(resource), append: maps(resource) };
  const link = { ...node, target: OPTIONAL_TEXT, hard: OPTIONAL_TRUTH };
  return map({
    disks: maps(map(disk, { required: ['device'] })),
    raid: maps(map(raid, { required: ['name'] })),
    filesystems: maps(map(filesystem, { required: ['device'] })),
    files: maps(map(file, { required: ['path'] })),
    directories: maps(map({ ...node, mode: OPTIONAL_WHOLE }, { required: ['path'] })),
    links: maps(map(link, { required: ['path', 'target'] })),
    ...since(2, { luks: maps(luks(since, resource)) }),
  });
}

/** The keys that a minor version has and earlier ones have not. */
type Since = (minor: number, keys: Keys) => Keys;

/** What a configuration of version 3 may hold, by its minor version: facts from Ignition’s specification. */
export function version3(minor: number): MapShape {
  const since: Since = (first, keys) => (minor >= first ? keys : {});
  const resource = map({
    source: OPTIONAL_TEXT,
    compression: OPTIONAL_TEXT,
    verification: VERIFICATION,
    ...since(1, { httpHeaders: HEADERS }),
  });
  const plain = map({ source: OPTIONAL_TEXT, verification: VERIFICATION });
  const reference = minor === 0 ? plain : resource;
  const account = since(2, { shouldExist: OPTIONAL_TRUTH });
  return map(
    {
      ignition: map(
        {
          version: TEXT,
          config: nullable(map({ merge: maps(reference), replace: nullable(reference) })),
          timeouts: TIMEOUTS,
          security: nullable(map({ tls: nullable(map({ certificateAuthorities: maps(reference) })) })),
          ...since(1, { proxy: PROXY }),
        },
        { required: ['version'] },
      ),
      storage: nullable(storage(since, resource)),
      systemd: nullable(map({ units: maps(unit({ enabled: OPTIONAL_TRUTH, mask: OPTIONAL_TRUTH })) })),
      passwd: nullable(
        map({
          users: maps(map({ ...USER, ...account }, { required: ['name'] })),
          groups: maps(map({ ...GROUP, ...account }, { required: ['name'] })),
        }),
      ),
      ...since(3, { kernelArguments: nullable(map({ shouldExist: TEXTS, shouldNotExist: TEXTS })) }),
    },
    { required: ['ignition'] },
  );
}
