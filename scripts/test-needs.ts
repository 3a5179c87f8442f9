/** What a test needs of a system, and which systems lack it. */
interface Need {
  readonly sign: RegExp;
  readonly why: string;
  readonly lackedBy: readonly NodeJS.Platform[];
}

const ALL_BUT_LINUX = ['darwin', 'win32'] as const;
const WINDOWS = ['win32'] as const;

const NEEDS: readonly Need[] = [
  { sign: /['"`]unshare['"`]/, why: 'it mounts in a namespace of its own', lackedBy: ALL_BUT_LINUX },
  {
    sign: /support\/pty\.ts|\(\s*'script',/,
    why: 'it makes a terminal by the `script` of util-linux',
    lackedBy: ALL_BUT_LINUX,
  },
  { sign: /\bopenOnDevice\(/, why: 'it binds a socket to an interface', lackedBy: ALL_BUT_LINUX },
  { sign: /['"`]\/proc\//, why: 'it reads /proc', lackedBy: ALL_BUT_LINUX },
  { sign: /\/dev\/full/, why: 'it writes to /dev/full', lackedBy: ALL_BUT_LINUX },
  { sign: /\['(?:bash|sh)'|\((?:'bash'|'sh'),|#!\/bin\/sh/, why: 'it runs a shell', lackedBy: WINDOWS },
  { sign: /['"`]mkfifo['"`]/, why: 'it makes a named pipe', lackedBy: WINDOWS },
  { sign: /\bch(?:mod|own)Sync\(/, why: 'it takes rights away', lackedBy: WINDOWS },
  {
    sign: /\bsymlinkSync\((?!.*'junction')|\{ link: /,
    why: 'it makes a link, for which Windows wants a privilege',
    lackedBy: WINDOWS,
  },
  { sign: /\bkill\([^)]*'SIG/, why: 'it ends a program by a signal', lackedBy: WINDOWS },
];

/** A test that is for one system only says so by itself, one test or the other. */
const SAYS_ITSELF = /support\/on-linux\.ts/;

/** Why a test file cannot run on a system, by what stands in its text; null where it can. */
export function obstacle(text: string, platform: NodeJS.Platform): string | null {
  if (SAYS_ITSELF.test(text)) return null;
  const reasons = NEEDS.filter(({ sign, lackedBy }) => lackedBy.includes(platform) && sign.test(text));
  return reasons.length === 0 ? null : reasons.map(({ why }) => why).join(', ');
}
