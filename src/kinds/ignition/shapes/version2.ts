import { type MapShape, map, TEXT } from '../../shape/shape.ts';
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

const REFERENCE = map({ source: TEXT, httpHeaders: HEADERS, verification: VERIFICATION });

const CONTENTS = map({
  compression: OPTIONAL_TEXT,
  source: OPTIONAL_TEXT,
  httpHeaders: HEADERS,
  verification: VERIFICATION,
});

const PARTITION = map({
  label: OPTIONAL_TEXT,
  number: OPTIONAL_WHOLE,
  size: OPTIONAL_WHOLE,
  start: OPTIONAL_WHOLE,
  sizeMiB: OPTIONAL_WHOLE,
  startMiB: OPTIONAL_WHOLE,
  typeGuid: OPTIONAL_TEXT,
  guid: OPTIONAL_TEXT,
  wipePartitionEntry: OPTIONAL_TRUTH,
  shouldExist: OPTIONAL_TRUTH,
});

const MOUNT = map(
  {
    device: TEXT,
    format: TEXT,
    options: TEXTS,
    wipeFilesystem: OPTIONAL_TRUTH,
    label: OPTIONAL_TEXT,
    uuid: OPTIONAL_TEXT,
    create: nullable(map({ force: OPTIONAL_TRUTH, options: TEXTS })),
  },
  { required: ['device', 'format'] },
);

const NODE: MapShape['keys'] = {
  filesystem: TEXT,
  path: TEXT,
  overwrite: OPTIONAL_TRUTH,
  user: OWNER,
  group: OWNER,
};

const FILE = { ...NODE, mode: OPTIONAL_WHOLE, append: OPTIONAL_TRUTH, contents: nullable(CONTENTS) };
const LINK = { ...NODE, target: TEXT, hard: OPTIONAL_TRUTH };
const RAID = { name: TEXT, level: TEXT, devices: TEXTS, spares: OPTIONAL_WHOLE, options: TEXTS };
const { name, passwordHash, sshAuthorizedKeys, ...CREATE } = USER;

/**
 * What a configuration of version 2 may hold: facts from the specification of 2.4. The minor versions differ in few keys,
 * and the last Ignition that reads them takes them all.
 */
export const VERSION_2: MapShape = map(
  {
    ignition: map(
      {
        version: TEXT,
        config: nullable(map({ append: maps(REFERENCE), replace: nullable(REFERENCE) })),
        timeouts: TIMEOUTS,
        security: nullable(map({ tls: nullable(map({ certificateAuthorities: maps(REFERENCE) })) })),
        proxy: PROXY,
      },
      { required: ['version'] },
    ),
    storage: nullable(
      map({
        disks: maps(
          map(
            { device: TEXT, wipeTable: OPTIONAL_TRUTH, partitions: maps(PARTITION) },
            { required: ['device'] },
          ),
        ),
        raid: maps(map(RAID, { required: ['name', 'level', 'devices'] })),
        filesystems: maps(map({ name: OPTIONAL_TEXT, mount: nullable(MOUNT), path: OPTIONAL_TEXT })),
        files: maps(map(FILE, { required: ['filesystem', 'path'] })),
        directories: maps(map({ ...NODE, mode: OPTIONAL_WHOLE }, { required: ['filesystem', 'path'] })),
        links: maps(map(LINK, { required: ['filesystem', 'path', 'target'] })),
      }),
    ),
    systemd: nullable(
      map({
        units: maps(unit({ enable: OPTIONAL_TRUTH, enabled: OPTIONAL_TRUTH, mask: OPTIONAL_TRUTH })),
      }),
    ),
    networkd: nullable(map({ units: maps(unit()) })),
    passwd: nullable(
      map({
        users: maps(map({ ...USER, create: nullable(map(CREATE)) }, { required: ['name'] })),
        groups: maps(map(GROUP, { required: ['name'] })),
      }),
    ),
  },
  { required: ['ignition'] },
);
