import { type SimpleGit, simpleGit } from 'simple-git';
import { type GitPlace, gitEnvironment, gitIn } from './git.ts';

/** The user whose network, keys and files Git uses; null is the one who runs this process. */
export interface GitUser {
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** What a user has told Git about certificates and ssh in the environment. Whatever would ask a person is not among it. */
const OF_THE_USER = [
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_KEY',
  'GIT_SSL_NO_VERIFY',
  'GIT_SSH_VARIANT',
];
const SSH = 'GIT_SSH_COMMAND';

/** Whatever an address, a redirection or a setting says: Git starts no other helper than these. */
const PROTOCOLS = 'file:git:http:https:ssh';

/** How long Git may be silent. It writes its progress all the time that something comes. */
const SILENCE_MS = 30_000;

/** The ssh that the user has set, or one that asks nobody and does not wait for ever. */
async function sshCommand(git: SimpleGit): Promise<string> {
  const set = process.env[SSH] ?? (await git.raw(['config', '--get', 'core.sshCommand']).catch(() => ''));
  return set.trim() || 'ssh -o BatchMode=yes -o ConnectTimeout=15';
}

/** Git for talking to other machines, in a folder that exists; it never asks, and gives up when nothing comes. */
export async function networkGit({ folder, gitDir }: GitPlace, user: GitUser | null): Promise<SimpleGit> {
  const ours: Record<string, string> = {
    GIT_ALLOW_PROTOCOL: PROTOCOLS,
    [SSH]: await sshCommand(gitIn({ folder, gitDir: null })),
  };
  for (const name of OF_THE_USER) {
    const value = process.env[name];
    if (value !== undefined) ours[name] = value;
  }
  const inherited = gitEnvironment(gitDir);
  const git = simpleGit({
    baseDir: folder,
    allowEnvironment: [...Object.keys(inherited), ...Object.keys(ours)].filter((name) =>
      name.startsWith('GIT_'),
    ),
    unsafe: { allowUnsafeSshCommand: true },
    timeout: { block: SILENCE_MS },
    ...(user === null ? {} : { spawnOptions: { uid: user.uid, gid: user.gid } }),
  });
  return git.env({ ...inherited, ...ours, ...(user === null ? {} : { HOME: user.home }) });
}
