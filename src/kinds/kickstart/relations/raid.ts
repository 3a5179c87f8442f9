import { ENCRYPTED, FORMATTED, isKept, NO_BTRFS } from './formatted.ts';
import { during, mild, needs, needsWords, otherwise, type Relation, valueIs } from './relation.ts';

const LEVELS: readonly (readonly [span: string, levels: readonly string[]])[] = [
  ['F3-6 R3-4', ['0', '1', '5', '6']],
  ['F7-12 R5', ['0', '1', '5', '6', '10']],
  ['F13- R6-', ['0', '1', '4', '5', '6', '10']],
];

/** The fewest members of each level (md(4)), spares aside. */
const FEWEST: Readonly<Record<string, number>> = { 0: 2, 1: 2, 4: 3, 5: 3, 6: 4, 10: 4 };

const ENOUGH_MEMBERS = mild(
  otherwise((used) => {
    const level = used.value('--level').toLowerCase().replace(/^raid/, '');
    const fewest = FEWEST[level];
    const members = used.words.length - 1 - Number(used.value('--spares') || 0);
    if (fewest === undefined || isKept(used) || members < 1 || members >= fewest) return null;
    const spares = used.has('--spares') ? ' beside its spares' : '';
    return [used.at('--level'), `level ${level} needs ${fewest} members at least${spares}, found ${members}`];
  }),
);

function isLevel(levels: readonly string[]): (value: string) => boolean {
  return (value) => levels.includes(value.toLowerCase().replace(/^raid/, ''));
}

/** What must hold of a software RAID. */
export const RAID: readonly Relation[] = [
  ...ENCRYPTED,
  ...FORMATTED,
  NO_BTRFS,
  otherwise((used) =>
    isKept(used) && ['', 'md'].includes(used.value('--device'))
      ? [used.at('--device'), 'a RAID that exists already is found by its name']
      : null,
  ),
  otherwise((used) => (isKept(used) || used.has('--level') ? null : [used.name, '`raid` needs `--level`'])),
  ...LEVELS.map(([span, levels]) =>
    during(span, valueIs('--level', `one of ${levels.join(', ')}`, isLevel(levels))),
  ),
  needsWords(2, 'the partitions that are its members', isKept),
  ENOUGH_MEMBERS,
  otherwise((used) =>
    isKept(used) && used.words.length > 1
      ? [used.words[1]!, 'a RAID that exists already has its members, and takes no others']
      : null,
  ),
  during(
    'F3-18 R3-6',
    valueIs('--device', '`md` and a number', (device) => /^(md)?\d+$/.test(device)),
  ),
];

const BTRFS_LEVELS: readonly string[] = ['0', '1', '10', 'single'];

function isBtrfsLevel(value: string): boolean {
  return BTRFS_LEVELS.includes(value.toLowerCase().replace(/^raid/, ''));
}

/** What must hold of btrfs, which brings its own. */
export const BTRFS: readonly Relation[] = [
  needsWords(1, 'a mount point'),
  otherwise((used) =>
    used.has('--subvol') && used.words.length < 2
      ? [used.at('--subvol'), 'a subvolume needs the volume that it is in, after its mount point']
      : null,
  ),
  needsWords(
    2,
    'the partitions that are its members, or the volume that it is',
    (used) => used.words.length === 0 || used.has('--subvol'),
  ),
  needs('--subvol', '--name'),
  otherwise((used) =>
    used.has('--mkfsoptions') && isKept(used)
      ? [used.at('--mkfsoptions'), '`--mkfsoptions` has no effect on what exists already']
      : null,
  ),
  valueIs('--data', 'a level', isBtrfsLevel),
  valueIs('--metadata', 'a level', isBtrfsLevel),
];
