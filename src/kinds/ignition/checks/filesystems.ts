import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  itemsAt,
  itemsUnder,
  type Mistake,
  textOf,
  warningAt,
} from '../mistake.ts';
import type { SpecVersion } from '../version.ts';
import { deviceMistakes } from './device.ts';
import { pathProblem } from './path-problem.ts';

/** File systems with the length of the longest label, and the minor version of 3 that first has them. */
const FORMATS: Readonly<Record<string, { readonly longest: number; readonly since: number }>> = {
  ext4: { longest: 16, since: 0 },
  btrfs: { longest: 256, since: 0 },
  xfs: { longest: 12, since: 0 },
  vfat: { longest: 11, since: 0 },
  swap: { longest: 15, since: 0 },
  none: { longest: Number.POSITIVE_INFINITY, since: 3 },
};

const NEEDING_FORMAT: readonly string[] = [
  'path',
  'label',
  'uuid',
  'wipeFilesystem',
  'options',
  'mountOptions',
];

function formatMistakes(filesystem: Item, { minor }: SpecVersion): readonly Mistake[] {
  const format = textOf(filesystem, 'format') ?? '';
  const known = Object.entries(FORMATS).filter(([, { since }]) => since <= minor);
  if (format === '') {
    const needing = NEEDING_FORMAT.find((key) => isSaid(filesystem, key));
    return needing === undefined
      ? []
      : [errorAt('disk', filesystem, null, `with \`${needing}\` a file system needs a \`format\``)];
  }
  if (!known.some(([name]) => name === format)) {
    const names = known.map(([name]) => name).join(', ');
    return [errorAt('disk', filesystem, 'format', `expected one of ${names}, found \`${format}\``)];
  }
  const { longest } = FORMATS[format]!;
  const label = textOf(filesystem, 'label');
  return label === null || label.length <= longest
    ? []
    : [errorAt('disk', filesystem, 'label', `a label of ${format} has at most ${longest} characters`)];
}

function filesystemMistakes(filesystem: Item, version: SpecVersion): readonly Mistake[] {
  const path = textOf(filesystem, 'path');
  const problem = path === null || path === '' ? null : pathProblem(path);
  return [
    ...deviceMistakes(filesystem),
    ...(problem === null ? [] : [errorAt('path', filesystem, 'path', problem)]),
    ...formatMistakes(filesystem, version),
  ];
}

/** File systems on devices whose own content they wipe. */
function overwrites(config: Parameters<Check>[0], filesystem: Item): readonly Mistake[] {
  const disk = itemsAt(config, 'storage', 'disks').find(
    ({ value }) => value.device === filesystem.value.device,
  );
  if (disk === undefined) return [];
  if (itemsUnder(disk, 'partitions').length > 0) {
    const message = 'this disk is also given partitions, and the file system is written over them';
    return [warningAt('disk', filesystem, 'device', message)];
  }
  return disk.value.wipeTable === true && filesystem.value.wipeFilesystem !== true
    ? [warningAt('disk', filesystem, 'device', '`wipeTable` of this disk wipes the file system')]
    : [];
}

/** File systems that can be made. */
export const checkFilesystems: Check = (config, version) => {
  // Version 2 describes the file system under `mount`, or names one that is mounted already.
  if (version.major === 2) return [];
  const filesystems = itemsAt(config, 'storage', 'filesystems');
  return [
    ...filesystems.flatMap((filesystem) => filesystemMistakes(filesystem, version)),
    ...filesystems.flatMap((filesystem) => overwrites(config, filesystem)),
  ];
};
