import { holdsSecret } from '../../secret.ts';
import { type Check, type Item, isSaid, problemAt, textOf } from '../mistake.ts';
import { pathProblem } from '../values/path.ts';
import type { SpecVersion } from '../version.ts';
import { bytesIn } from './disk.ts';

/** The longest label of each file system: facts from the man pages of mkfs. */
const LONGEST_LABEL: Readonly<Record<string, number>> = { ext4: 16, btrfs: 256, xfs: 12, swap: 15, vfat: 11 };

const NEEDING_FORMAT = ['path', 'label', 'uuid', 'wipeFilesystem', 'options', 'mountOptions'];

/** What is wrong with the name of a file system, or null. */
export function nameProblem(format: string, hasNone: boolean): string | null {
  const known = [...Object.keys(LONGEST_LABEL), ...(hasNone ? ['none'] : [])];
  if (known.includes(format) || holdsSecret(format)) return null;
  return `invalid filesystem format; known are ${known.join(', ')}, found \`${format}\``;
}

/** What is wrong with the length of a label, or null. */
export function labelProblem(label: string, format: string): string | null {
  const longest = LONGEST_LABEL[format];
  if (longest === undefined || holdsSecret(label) || bytesIn(label) <= longest) return null;
  return `filesystem labels cannot be longer than ${longest} characters when using ${format}`;
}

function formatProblem(filesystem: Item, { minor }: SpecVersion): string | null {
  const format = textOf(filesystem, 'format');
  if (format !== '') return nameProblem(format, minor >= 3);
  return NEEDING_FORMAT.some((key) => isSaid(filesystem, key))
    ? 'format cannot be empty when path, label, uuid, wipeFilesystem, options, or mountOptions is specified'
    : null;
}

/** A file system says on which device it is, and what it is. */
export const checkFilesystem: Check = (filesystem, version) => {
  const path = textOf(filesystem, 'path');
  const label = textOf(filesystem, 'label');
  const format = textOf(filesystem, 'format');
  const needsFormat = label !== '' && format === '';
  return [
    ...problemAt('path', filesystem, 'path', path === '' ? null : pathProblem(path)),
    ...problemAt('path', filesystem, 'device', pathProblem(textOf(filesystem, 'device'))),
    ...problemAt('disk', filesystem, 'format', formatProblem(filesystem, version)),
    ...problemAt(
      'disk',
      filesystem,
      'label',
      needsFormat ? 'filesystem must specify format if label is specified' : labelProblem(label, format),
    ),
  ];
};
