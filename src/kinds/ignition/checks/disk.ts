import { holdsSecret } from '../../secret.ts';
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
} from '../mistake.ts';
import { pathProblem } from '../values/path.ts';

/** The place in a list of the first value that stood in it before; -1 where all differ. */
function firstRepeated(values: readonly unknown[]): number {
  return values.findIndex((value, index) => value !== undefined && values.indexOf(value) < index);
}

/** The place of the first partition that takes room of another; -1 where none does. Unknown ends are not looked at. */
export function firstOverlap(partitions: readonly Item[], startKey: string, sizeKey: string): number {
  const spans = partitions.map((partition) => {
    const start = numberOf(partition, startKey);
    const size = numberOf(partition, sizeKey);
    if (start === null || size === null || start === 0) return null;
    return { start, end: size === 0 ? start : start + size - 1 };
  });
  for (const [place, one] of spans.entries()) {
    const other = spans.findIndex(
      (span, at) =>
        at !== place && one !== null && span !== null && span.start <= one.end && one.start <= span.end,
    );
    if (other !== -1) return other;
  }
  return -1;
}

/** A disk has a device, and partitions that can stand on it together. */
export const checkDisk: Check = (disk) => {
  const device = textOf(disk, 'device');
  if (device === '') return [errorAt('disk', disk, 'device', 'disk device is required')];
  const partitions = itemsUnder(disk, 'partitions');
  const rows: readonly (readonly [number, string])[] = [
    [
      firstRepeated(partitions.map((item) => numberOf(item, 'number') || undefined)),
      'partition numbers collide',
    ],
    [firstOverlap(partitions, 'startMiB', 'sizeMiB'), 'partitions overlap'],
    [firstRepeated(partitions.map(({ value }) => value.label)), 'cannot use the same partition label twice'],
  ];
  return [
    ...problemAt('path', disk, 'device', pathProblem(device)),
    ...rows.flatMap(([place, message]) =>
      place === -1 ? [] : [errorAt('disk', partitions[place]!, null, message)],
    ),
  ];
};

const GUID = /^(?:|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** What is wrong with a GUID, or null; an empty one is none. */
export function guidProblem(guid: string): string | null {
  if (GUID.test(guid) || holdsSecret(guid)) return null;
  return 'doesn\'t match the form "01234567-89AB-CDEF-EDCB-A98765432101"';
}

/** The length of a text in bytes of UTF-8. */
export function bytesIn(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** What is wrong with the label of a partition, or null. */
export function labelProblem(label: string): string | null {
  if (holdsSecret(label)) return null;
  if (bytesIn(label) > 36)
    return `partition labels may not exceed 36 characters; found ${bytesIn(label)} bytes`;
  return label.includes(':') ? 'partition label will be truncated to text before the colon' : null;
}

/** A partition says which one it is, and nothing more where it is to go. */
export const checkPartition: Check = (partition) => {
  const found: Mistake[] = [];
  const isMore =
    ['label', 'startMiB', 'sizeMiB'].some((key) => says(partition, key)) ||
    ['typeGuid', 'guid'].some((key) => isSaid(partition, key));
  if (partition.value.shouldExist === false && isMore) {
    found.push(
      errorAt('conflict', partition, null, 'shouldExist specified false with other options also specified'),
    );
  }
  if (!isSaid(partition, 'number') && !says(partition, 'label')) {
    found.push(errorAt('disk', partition, null, 'a partition number >= 1 or a label must be specified'));
  }
  return [
    ...found,
    ...problemAt('disk', partition, 'label', labelProblem(textOf(partition, 'label'))),
    ...['guid', 'typeGuid'].flatMap((key) =>
      problemAt('disk', partition, key, guidProblem(textOf(partition, key))),
    ),
  ];
};
