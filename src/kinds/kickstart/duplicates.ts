import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { Used } from './used.ts';

const DUPLICATE = 'kickstart/duplicate';

interface Naming {
  /** The option that names what a line is about, and those that tell apart what has one name. */
  readonly options: readonly [name: string, ...rest: string[]];
  /** Whether the installer refuses a second line of that name. */
  readonly isRefused?: true;
}

/** Commands of which each line names something else. */
const NAMED: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['fcoe', { options: ['--nic'] }],
  ['group', { options: ['--name'] }],
  ['raid', { options: ['--device'] }],
  ['multipath', { options: ['--device'], isRefused: true }],
  // One device may carry several VLANs.
  ['network', { options: ['--device', '--vlanid', '--interfacename'] }],
  ['repo', { options: ['--name'] }],
  ['snapshot', { options: ['--name'], isRefused: true }],
  ['sshkey', { options: ['--username'] }],
  ['sshpw', { options: ['--username'] }],
  ['user', { options: ['--name'] }],
]);

/** Commands of which only one line can hold, though the words may differ. */
const SINGLE: readonly (readonly string[])[] = [
  ['rootpw'],
  ['timezone'],
  ['lang'],
  ['bootloader'],
  ['cdrom', 'harddrive', 'liveimg', 'nfs', 'ostreecontainer', 'ostreesetup', 'bootc', 'url'],
  ['cmdline', 'graphical', 'text'],
  ['halt', 'poweroff', 'reboot', 'shutdown'],
];

/** Sources that bring a whole system: beside one of them the installer refuses another. */
const SYSTEMS: readonly string[] = ['ostreesetup', 'ostreecontainer', 'bootc'];

function repeatedNames(lines: readonly Used[]): readonly Mistake[] {
  const seen = new Set<string>();
  return lines.flatMap((used): readonly Mistake[] => {
    const command = used.name.text;
    const naming = NAMED.get(command);
    const name = naming === undefined ? '' : used.value(naming.options[0]);
    if (naming === undefined || name === '') return [];
    // A key is the word beside its user: one user may have several.
    const word = command === 'sshkey' ? used.first.text : '';
    const key = [command, ...naming.options.map((option) => used.value(option)), word].join('\n');
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `\`${command}\` for \`${name}\` stands twice`;
    return naming.isRefused === undefined
      ? [warningAt(used.name, DUPLICATE, message)]
      : [errorAt(used.name, DUPLICATE, `${message}, and the installer refuses that`)];
  });
}

function twoOfOne(used: Used, other: string): Mistake {
  const name = used.name.text;
  if (name === other)
    return warningAt(used.name, DUPLICATE, `\`${name}\` stands twice, and the last one holds`);
  const message = `\`${name}\` stands beside \`${other}\`, and only one can hold`;
  const isRefused = SYSTEMS.includes(name) && SYSTEMS.includes(other);
  return isRefused ? errorAt(used.name, DUPLICATE, message) : warningAt(used.name, DUPLICATE, message);
}

function repeatedSingles(lines: readonly Used[]): readonly Mistake[] {
  return SINGLE.flatMap((names) => {
    const [first, ...rest] = lines.filter(({ name }) => names.includes(name.text));
    return rest.map((used) => twoOfOne(used, first!.name.text));
  });
}

/** Lines that take each other’s effect: the installer takes the last one, or refuses them. */
export function duplicateMistakes(lines: readonly Used[]): readonly Mistake[] {
  return [...repeatedNames(lines), ...repeatedSingles(lines)];
}
