import { firstOverlap, guidProblem, labelProblem } from '../checks/disk.ts';
import { levelProblem } from '../checks/raid.ts';
import {
  type Check,
  errorAt,
  type Item,
  isSaid,
  itemsUnder,
  type Mistake,
  numberOf,
  problemAt,
  says,
  textOf,
  textsUnder,
  warningAt,
} from '../mistake.ts';
import { relativeProblem } from '../values/path.ts';

const SECTORS = ['size', 'start'] as const;
const MEBIBYTES = ['sizeMiB', 'startMiB'] as const;

function saysOne(partitions: readonly Item[], keys: readonly string[]): boolean {
  return partitions.some((partition) => keys.some((key) => says(partition, key)));
}

function collide(partitions: readonly Item[]): boolean {
  const numbers = partitions.map((partition) => numberOf(partition, 'number')).filter(Boolean);
  return new Set(numbers).size < numbers.length;
}

function isMisaligned(partition: Item): boolean {
  return ((numberOf(partition, 'start') ?? 0) & 2047) !== 0;
}

function mixesZeroes(partitions: readonly Item[]): boolean {
  const hasZero = partitions.some((partition) => !isSaid(partition, 'number'));
  return hasZero && partitions.some(({ value }) => value.shouldExist === false);
}

/** A disk has a device, and partitions that can stand on it together. */
export const checkDisk: Check = (disk) => {
  const device = textOf(disk, 'device');
  const problem = device === '' ? 'disk device is required' : relativeProblem(device);
  const partitions = itemsUnder(disk, 'partitions');
  const rows: readonly (readonly [boolean, string])[] = [
    [collide(partitions), 'partition numbers collide'],
    [firstOverlap(partitions, 'start', 'size') !== -1, 'partitions overlap'],
    [partitions.some(isMisaligned), 'partitions misaligned; a `start` is a multiple of 2048 sectors'],
    [
      mixesZeroes(partitions),
      'shouldExist is false for a partition and other partition(s) has start or size 0',
    ],
    [
      saysOne(partitions, SECTORS) && saysOne(partitions, MEBIBYTES),
      'cannot mix MBs and sectors within a disk',
    ],
  ];
  return [
    ...problemAt('disk', disk, 'device', problem),
    ...rows.flatMap(([is, message]) => (is ? [errorAt('disk', disk, 'partitions', message)] : [])),
  ];
};

function saidMistakes(partition: Item): readonly Mistake[] {
  const found: Mistake[] = [];
  if (saysOne([partition], SECTORS) && saysOne([partition], MEBIBYTES)) {
    found.push(errorAt('conflict', partition, null, 'cannot mix MBs and sectors within a disk'));
  }
  const isMore =
    says(partition, 'label') ||
    saysOne([partition], SECTORS) ||
    ['typeGuid', 'guid'].some((key) => isSaid(partition, key));
  if (partition.value.shouldExist === false && isMore) {
    const message = 'shouldExist specified false with other options also specified';
    found.push(errorAt('conflict', partition, null, message));
  }
  return found;
}

/** A partition measures in one unit; sectors are old from version 2.3 on. */
export const checkPartition: Check = (partition, { minor }) => {
  const wrong = saidMistakes(partition);
  if (wrong.length > 0) return wrong;
  const label = labelProblem(textOf(partition, 'label'));
  const isCut = label?.startsWith('partition label will') === true;
  return [
    ...(minor < 3 ? [] : SECTORS.filter((key) => says(partition, key))).map((key) =>
      warningAt(
        'deprecated',
        partition,
        key,
        `${key} is deprecated; use ${key}MB instead, which is written \`${key}MiB\``,
      ),
    ),
    ...(label === null ? [] : [(isCut ? warningAt : errorAt)('disk', partition, 'label', label)]),
    ...['guid', 'typeGuid'].flatMap((key) =>
      problemAt('disk', partition, key, guidProblem(textOf(partition, key))),
    ),
  ];
};

/** An array has a level that is known, and devices by their paths. */
export const checkRaid: Check = (raid, version) => {
  const devices = textsUnder(raid, 'devices').flatMap((device, index): readonly Mistake[] => {
    const problem = relativeProblem(device);
    return problem === null
      ? []
      : [{ ...errorAt('path', raid, null, problem), path: [...raid.path, 'devices', index] }];
  });
  return [...problemAt('disk', raid, 'level', levelProblem(raid, version)), ...devices];
};
