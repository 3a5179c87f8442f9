import { execa } from 'execa';
import { makeFolder } from './folder.ts';

/**
 * What a script of shell commands writes that runs in a namespace with a copy of this system at `$root`, which lives in memory and
 * is gone with it: nothing that it does to that reaches the system itself. It starts in an empty folder, and `$1` is the argument.
 */
export async function applied(namespace: string, script: string, argument: string): Promise<string> {
  const copy = `mount -t tmpfs none "$0"
mkdir "$0/upper" "$0/work" "$0/root" "$0/here"
mount -t overlay -o "lowerdir=/,upperdir=$0/upper,workdir=$0/work" overlay "$0/root"
root=$0/root
cd "$0/here"
`;
  const shell = ['unshare', '--mount', 'sh', '-euc', copy + script, makeFolder('apply'), argument];
  const { all, exitCode } = await execa('ip', ['netns', 'exec', namespace, ...shell], {
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: 300_000,
  });
  if (exitCode !== 0) throw new Error(`the script ended with ${exitCode}:\n${all}`);
  return all;
}
