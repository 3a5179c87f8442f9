import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Mistake } from './mistake.ts';

/** Something that an installation without a person needs: one of some commands. */
interface Need {
  readonly oneOf: readonly string[];
  readonly severity: Severity;
  readonly message: string;
}

const NEEDS: readonly Need[] = [
  {
    oneOf: ['autopart', 'part', 'partition', 'raid', 'logvol', 'btrfs', 'mount'],
    severity: 'warning',
    message: 'no command lays out the disks, such as `autopart` or `part`: the installer asks how to',
  },
  {
    oneOf: ['rootpw', 'user', 'sshkey'],
    severity: 'warning',
    message: 'neither `rootpw` nor `user` is there: the installer asks who may log in',
  },
  {
    oneOf: ['bootloader'],
    severity: 'info',
    message: 'there is no `bootloader`: the installer takes the first disk and its own defaults',
  },
  {
    oneOf: [
      'url',
      'nfs',
      'cdrom',
      'harddrive',
      'hmc',
      'liveimg',
      'ostreesetup',
      'ostreecontainer',
      'bootc',
      'repo',
    ],
    severity: 'info',
    message: 'no command says where packages come from: the kernel needs the argument `inst.repo=`',
  },
];

/** What nothing in a whole file says, at its first line; `names` are its commands, a misspelt one as it was meant. */
export function missingCommands(text: string, names: ReadonlySet<string>): readonly Mistake[] {
  // A rescue installs nothing.
  if (names.has('rescue')) return [];
  const end = /^[^\r\n]*/.exec(text)![0].length;
  return NEEDS.filter(({ oneOf }) => !oneOf.some((name) => names.has(name))).map(({ severity, message }) => {
    return { ruleId: 'kickstart/missing-command', severity, start: 0, end, message, fix: null };
  });
}
