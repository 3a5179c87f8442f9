import { type Mistake, warningAt } from './mistake.ts';
import type { Used } from './used.ts';

/** Commands of which each line names something else, and the options that name it. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  fcoe: ['--nic'],
  group: ['--name'],
  network: ['--device'],
  repo: ['--name'],
  snapshot: ['--name'],
  sshkey: ['--username'],
  sshpw: ['--username'],
  user: ['--name'],
};

/** Commands of which only one line can hold, though the words may differ. */
const SINGLE: readonly (readonly string[])[] = [
  ['rootpw'],
  ['timezone'],
  ['lang'],
  ['bootloader'],
  ['cdrom', 'harddrive', 'liveimg', 'nfs', 'ostreecontainer', 'ostreesetup', 'bootc', 'url'],
  ['halt', 'poweroff', 'reboot', 'shutdown'],
];

function identity(used: Used): string | null {
  const name = used.name.text;
  const options = NAMED[name]?.map((option) => used.value(option)) ?? [];
  // A key is the word beside its user: one user may have several.
  const word = name === 'sshkey' ? used.first.text : '';
  return options.length > 0 && !options.includes('') ? [name, ...options, word].join('\n') : null;
}

/** Lines that take each other’s effect: the installer takes the last one. */
export function duplicateMistakes(lines: readonly Used[]): readonly Mistake[] {
  const seen = new Set<string>();
  const first = new Map<number, Used>();
  return lines.flatMap((used): readonly Mistake[] => {
    const name = used.name.text;
    const key = identity(used);
    if (key !== null) {
      const what = used.value(NAMED[name]![0]!);
      if (seen.has(key))
        return [warningAt(used.name, 'kickstart/duplicate', `\`${name}\` for \`${what}\` stands twice`)];
      seen.add(key);
    }
    const group = SINGLE.findIndex((names) => names.includes(name));
    if (group === -1) return [];
    const earlier = first.get(group);
    if (earlier === undefined) {
      first.set(group, used);
      return [];
    }
    const other = earlier.name.text;
    const message =
      other === name
        ? `\`${name}\` stands twice, and the last one holds`
        : `\`${name}\` stands beside \`${other}\`, and only one can hold`;
    return [warningAt(used.name, 'kickstart/duplicate', message)];
  });
}
