import { errorAt, type Mistake } from './mistake.ts';
import type { Used } from './used.ts';
import type { Word } from './words.ts';

/** The rule about lines that lay out disks. */
export const LAYOUT = 'kickstart/layout';

/** Ways to lay out disks that exclude each other, by the commands that go them. */
const WAYS: ReadonlyMap<string, string> = new Map([
  ['autopart', 'automatic'],
  ['mount', 'mounted'],
  ...['part', 'partition', 'raid', 'volgroup', 'logvol', 'btrfs'].map((name) => [name, 'custom'] as const),
]);

/** The way of laying out disks that a command goes, or null where it goes none. */
export function wayOf(name: string): string | null {
  return WAYS.get(name) ?? null;
}

function mixedWays(lines: readonly Used[]): readonly Mistake[] {
  const laid = lines.filter(({ name }) => wayOf(name.text) !== null);
  const [first] = laid;
  if (first === undefined) return [];
  const mixed = laid.find(({ name }) => wayOf(name.text) !== wayOf(first.name.text));
  const found: Mistake[] = [];
  if (mixed !== undefined) {
    const message = `\`${mixed.name.text}\` cannot stand beside \`${first.name.text}\`: they lay out the disks in different ways`;
    found.push(errorAt(mixed.name, LAYOUT, message));
  }
  const boot = lines.find(({ name }) => name.text === 'reqpart');
  const makesOwn = laid.find(({ name }) => wayOf(name.text) !== 'custom');
  if (boot !== undefined && makesOwn !== undefined) {
    const message = `\`reqpart\` cannot stand beside \`${makesOwn.name.text}\``;
    found.push(errorAt(boot.name, LAYOUT, message));
  }
  return found;
}

/** The words that name what is made: mount points, `swap`, `pv.01`, `raid.01`, … */
export function madeBy(lines: readonly Used[], ...commands: readonly string[]): readonly Word[] {
  return lines
    .filter(({ name, words }) => commands.includes(name.text) && words.length > 0)
    .map(({ first }) => first);
}

/** Those whose key an earlier one has. */
function repeated<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const isSeen = seen.has(keyOf(one));
    seen.add(keyOf(one));
    return isSeen;
  });
}

function repeatedMounts(lines: readonly Used[]): readonly Mistake[] {
  const mounts = madeBy(lines, 'part', 'partition', 'raid', 'logvol', 'btrfs').filter(({ text }) =>
    text.startsWith('/'),
  );
  return repeated(mounts, ({ text }) => text).map((word) =>
    errorAt(word, LAYOUT, `\`${word.text}\` is mounted twice`),
  );
}

function volumeName(used: Used): string {
  return `${used.value('--vgname')}/${used.value('--name')}`;
}

function repeatedVolumes(lines: readonly Used[]): readonly Mistake[] {
  const volumes = lines.filter(({ name }) => name.text === 'logvol');
  return repeated(volumes, volumeName).map((used) => {
    return errorAt(used.at('--name'), LAYOUT, `the logical volume \`${volumeName(used)}\` is made twice`);
  });
}

/** What does not fit between the lines that lay out disks. */
export function layoutMistakes(lines: readonly Used[]): readonly Mistake[] {
  return [...mixedWays(lines), ...repeatedMounts(lines), ...repeatedVolumes(lines)];
}
