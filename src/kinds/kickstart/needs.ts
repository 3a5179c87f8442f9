import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { KindScope } from '../kind.ts';
import type { Mistake } from './mistake.ts';

/** Something that an installation without a person needs: one of some commands. */
interface Need {
  readonly oneOf: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  /** Whether an image of a whole system may bring it. */
  readonly isInImages?: true;
}

const NEEDS: readonly Need[] = [
  {
    oneOf: ['autopart', 'part', 'partition', 'raid', 'logvol', 'btrfs', 'mount'],
    severity: 'error',
    message: 'no command lays out the disks, such as `autopart` or `part`: the installer asks how to',
  },
  {
    oneOf: ['rootpw', 'user', 'sshkey'],
    severity: 'error',
    isInImages: true,
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
      'rhsm',
    ],
    severity: 'info',
    message: 'no command says where packages come from: the kernel needs the argument `inst.repo=`',
  },
];

/** Sources that bring a whole system, which may have its users already. */
const IMAGES: readonly string[] = ['liveimg', 'ostreesetup', 'ostreecontainer', 'bootc'];

/**
 * What no line of a file says, at its first line; `names` are its commands, a misspelt one as it was meant. Without some
 * of it the installer stops at a question: an error in a whole file, and in another a warning.
 */
export function missingCommands(
  text: string,
  names: ReadonlySet<string>,
  { isWhole }: KindScope,
): readonly Mistake[] {
  // A rescue installs nothing.
  if (names.has('rescue')) return [];
  const hasImage = IMAGES.some((name) => names.has(name));
  const end = /^[^\r\n]*/.exec(text)![0].length;
  return NEEDS.filter(({ oneOf }) => !oneOf.some((name) => names.has(name))).map((need) => {
    const isMild = !isWhole || (hasImage && need.isInImages);
    const severity = need.severity === 'error' && isMild ? 'warning' : need.severity;
    return { ruleId: 'kickstart/missing-command', severity, start: 0, end, message: need.message, fix: null };
  });
}
