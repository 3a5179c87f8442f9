import { type Check, errorAt, type Item, itemsAt, itemsUnder, type Mistake, textOf } from '../mistake.ts';
import type { SpecVersion } from '../version.ts';
import { deviceMistakes } from './device.ts';

const GUID = /^(?:|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})$/;
const LONGEST_LABEL = 36;

function numberOf({ value }: Item, key: string): number {
  return typeof value[key] === 'number' ? value[key] : 0;
}

function partitionMistakes(partition: Item, { major }: SpecVersion): readonly Mistake[] {
  const found: Mistake[] = [];
  const label = textOf(partition, 'label');
  const wrong = (key: string | null, message: string) => found.push(errorAt('disk', partition, key, message));
  if (numberOf(partition, 'number') < 1 && (label === null || label === '')) {
    if (major === 3) wrong(null, 'a partition needs a `number` of at least 1, or a `label`');
  }
  if (label !== null && label.length > LONGEST_LABEL)
    wrong('label', `a label has at most ${LONGEST_LABEL} characters`);
  else if (label?.includes(':')) wrong('label', 'of this label only what stands before the colon is kept');
  for (const key of ['guid', 'typeGuid']) {
    const guid = textOf(partition, key);
    if (guid !== null && !GUID.test(guid)) wrong(key, `expected a GUID, found \`${guid}\``);
  }
  const others = ['sizeMiB', 'startMiB', 'label', 'guid', 'typeGuid'].filter((key) => {
    const value = partition.value[key];
    return value !== undefined && value !== null && value !== '' && !(major === 2 && value === 0);
  });
  if (partition.value.shouldExist === false && others.length > 0) {
    wrong(null, `\`shouldExist\` is false, and nothing else can be said of the partition: \`${others[0]}\``);
  }
  return found;
}

function extent(partition: Item): readonly [start: number, end: number] | null {
  const start = numberOf(partition, 'startMiB');
  const size = numberOf(partition, 'sizeMiB');
  return start === 0 || partition.value.shouldExist === false
    ? null
    : [start, size === 0 ? Number.POSITIVE_INFINITY : start + size];
}

/** Partitions of one disk that take each other’s number, label or place. */
function tableMistakes(partitions: readonly Item[]): readonly Mistake[] {
  return partitions.flatMap((partition, index): readonly Mistake[] => {
    const earlier = partitions.slice(0, index);
    const number = numberOf(partition, 'number');
    const label = textOf(partition, 'label');
    if (number !== 0 && earlier.some((other) => numberOf(other, 'number') === number)) {
      return [errorAt('duplicate', partition, null, `the partition number ${number} stands twice`)];
    }
    if (label !== null && label !== '' && earlier.some((other) => textOf(other, 'label') === label)) {
      return [errorAt('duplicate', partition, null, `the partition label \`${label}\` stands twice`)];
    }
    const own = extent(partition);
    const overlaps = earlier
      .map(extent)
      .some((other) => own !== null && other !== null && own[0] < other[1] && other[0] < own[1]);
    return overlaps ? [errorAt('disk', partition, null, 'this partition overlaps one before it')] : [];
  });
}

/** Partition tables that can be made. */
export const checkDisks: Check = (config, version) =>
  itemsAt(config, 'storage', 'disks').flatMap((disk) => {
    const partitions = itemsUnder(disk, 'partitions');
    const single = partitions.flatMap((partition) => partitionMistakes(partition, version));
    return [...deviceMistakes(disk), ...single, ...tableMistakes(partitions)];
  });
