import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { Used } from './used.ts';
import type { Word } from './words.ts';

const LAYOUT = 'kickstart/layout';

/** Ways to lay out disks that exclude each other. */
const WAYS: readonly (readonly string[])[] = [
  ['autopart'],
  ['mount'],
  ['part', 'partition', 'raid', 'volgroup', 'logvol', 'btrfs'],
];

function wayOf(name: string): number {
  return WAYS.findIndex((way) => way.includes(name));
}

function mixedWays(lines: readonly Used[]): readonly Mistake[] {
  const laid = lines.filter(({ name }) => wayOf(name.text) !== -1);
  const [first] = laid;
  if (first === undefined) return [];
  const mixed = laid.find(({ name }) => wayOf(name.text) !== wayOf(first.name.text));
  const found: Mistake[] = [];
  if (mixed !== undefined) {
    const message = `\`${mixed.name.text}\` cannot stand beside \`${first.name.text}\`: they lay out the disks in different ways`;
    found.push(errorAt(mixed.name, LAYOUT, message));
  }
  const boot = lines.find(({ name }) => name.text === 'reqpart');
  const makesOwn = laid.find(({ name }) => name.text === 'autopart' || name.text === 'mount');
  if (boot !== undefined && makesOwn !== undefined) {
    const message = `\`reqpart\` cannot stand beside \`${makesOwn.name.text}\``;
    found.push(errorAt(boot.name, LAYOUT, message));
  }
  return found;
}

/** The words that name what is made: mount points, `swap`, `pv.01`, `raid.01`, … */
function madeBy(lines: readonly Used[], ...commands: readonly string[]): readonly Word[] {
  return lines
    .filter(({ name, words }) => commands.includes(name.text) && words.length > 0)
    .map(({ first }) => first);
}

function repeatedMounts(lines: readonly Used[]): readonly Mistake[] {
  const mounts = madeBy(lines, 'part', 'partition', 'raid', 'logvol', 'btrfs').filter(({ text }) =>
    text.startsWith('/'),
  );
  return mounts
    .filter(({ text }, index) => mounts.findIndex((other) => other.text === text) !== index)
    .map((word) => errorAt(word, LAYOUT, `\`${word.text}\` is mounted twice`));
}

/** Members that no line makes; `raid.01` and `pv.01` are names of this file alone. */
function unknownMembers(lines: readonly Used[]): readonly Mistake[] {
  const made = new Set(madeBy(lines, 'part', 'partition', 'raid').map(({ text }) => text));
  return lines
    .filter(({ name }) => ['raid', 'volgroup', 'btrfs'].includes(name.text))
    .flatMap(({ words }) => words.slice(1))
    .filter(({ text }) => /^(pv|raid|btrfs)\./.test(text) && !made.has(text))
    .map((word) => errorAt(word, LAYOUT, `no \`part\` or \`raid\` makes \`${word.text}\``));
}

/** Logical volumes that are new, in a volume group that no line makes, and logical volumes of one name. */
function volumes(lines: readonly Used[]): readonly Mistake[] {
  const groups = new Set(madeBy(lines, 'volgroup').map(({ text }) => text));
  const seen = new Set<string>();
  return lines.flatMap((used): readonly Mistake[] => {
    if (used.name.text !== 'logvol') return [];
    const group = used.value('--vgname');
    const full = `${group}/${used.value('--name')}`;
    if (seen.has(full))
      return [errorAt(used.at('--name'), LAYOUT, `the logical volume \`${full}\` is made twice`)];
    seen.add(full);
    if (group === '' || groups.has(group) || used.has('--useexisting') || used.has('--noformat')) return [];
    const message = `no \`volgroup\` makes \`${group}\`; without one on the disk already the installer stops`;
    return [warningAt(used.at('--vgname'), LAYOUT, message)];
  });
}

function noRoot(lines: readonly Used[]): readonly Mistake[] {
  const makers = lines.filter(({ name }) => wayOf(name.text) > 0);
  const hasRoot = makers.some(({ words }) => words.some(({ text }) => text === '/'));
  const [first] = makers;
  if (first === undefined || hasRoot) return [];
  return [errorAt(first.name, LAYOUT, 'nothing is mounted at `/`, and the installer stops')];
}

/** What does not fit between the lines that lay out disks; `isWhole` where no other file brings further lines. */
export function layoutMistakes(lines: readonly Used[], isWhole: boolean): readonly Mistake[] {
  const mixed = mixedWays(lines);
  const found = [...mixed, ...repeatedMounts(lines)];
  if (!isWhole) return found;
  return [...found, ...unknownMembers(lines), ...volumes(lines), ...(mixed.length > 0 ? [] : noRoot(lines))];
}
