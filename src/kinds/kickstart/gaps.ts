import type { KindScope } from '../kind.ts';
import { LAYOUT, madeBy, wayOf } from './layout.ts';
import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { Used } from './used.ts';

/** Members that no line makes; `raid.01` and `pv.01` are names of this file alone. */
function unknownMembers(lines: readonly Used[]): readonly Mistake[] {
  const made = new Set(madeBy(lines, 'part', 'partition', 'raid').map(({ text }) => text));
  return lines
    .filter(({ name }) => ['raid', 'volgroup', 'btrfs'].includes(name.text))
    .flatMap(({ words }) => words.slice(1))
    .filter(({ text }) => /^(pv|raid|btrfs)\./.test(text) && !made.has(text))
    .map((word) => errorAt(word, LAYOUT, `no \`part\` or \`raid\` makes \`${word.text}\``));
}

/** Logical volumes that are new, in a volume group that no line makes. */
function unknownGroups(lines: readonly Used[]): readonly Mistake[] {
  const groups = new Set(madeBy(lines, 'volgroup').map(({ text }) => text));
  return lines
    .filter(({ name }) => name.text === 'logvol')
    .filter((used) => !groups.has(used.value('--vgname')) && used.value('--vgname') !== '')
    .filter((used) => !used.has('--useexisting') && !used.has('--noformat'))
    .map((used) => {
      const group = used.value('--vgname');
      const message = `no \`volgroup\` makes \`${group}\`; without one on the disk already the installer stops`;
      return warningAt(used.at('--vgname'), LAYOUT, message);
    });
}

function noRoot(lines: readonly Used[]): readonly Mistake[] {
  const makers = lines.filter(({ name }) => wayOf(name.text) !== null);
  const [first] = makers;
  const isSaid = makers.some(({ name, words }) => {
    return name.text === 'autopart' || words.some(({ text }) => text === '/');
  });
  if (first === undefined || isSaid) return [];
  return [errorAt(first.name, LAYOUT, 'nothing is mounted at `/`, and the installer stops')];
}

/** What the lines that lay out disks rely on and no line brings; at most a warning where the file is not whole. */
export function gapMistakes(lines: readonly Used[], { isWhole }: KindScope): readonly Mistake[] {
  const gaps = [...unknownMembers(lines), ...unknownGroups(lines), ...noRoot(lines)];
  return isWhole ? gaps : gaps.map((gap) => ({ ...gap, severity: 'warning' }));
}
