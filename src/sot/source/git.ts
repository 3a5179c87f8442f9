import { type SimpleGit, simpleGit } from 'simple-git';

/** What we tell Git: touch nothing (not even the index's time stamps), ask nobody, fetch nothing, and speak the language that we read. */
const OURS = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
};

// What Git runs on behalf of these, we never want; the rest of `GIT_*` (a hook sets GIT_DIR and GIT_INDEX_FILE) would
// make it read another repository than the one at the root.
const NOT_FOR_GIT = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/**
 * The environment for every `git` that is started: the user's, without what changes which repository is read or what is run.
 * With a `gitDir` that folder is the repository, and Git looks for no other.
 */
export function gitEnvironment(gitDir: string | null): Readonly<Record<string, string>> {
  const usable = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !NOT_FOR_GIT.test(name),
  );
  const named = gitDir === null ? {} : { GIT_DIR: gitDir };
  return { ...(Object.fromEntries(usable) as Record<string, string>), ...OURS, ...named };
}

/** Where Git is started, and the repository that it reads; null is the one that the folder lies in. */
export interface GitPlace {
  readonly folder: string;
  readonly gitDir: string | null;
}

/** Git in a folder that exists. */
export function gitIn({ folder, gitDir }: GitPlace): SimpleGit {
  const allowEnvironment = [...Object.keys(OURS), 'GIT_DIR'];
  return simpleGit({ baseDir: folder, allowEnvironment }).env(gitEnvironment(gitDir));
}

/** Why Git gives no answer about a folder. */
export type GitTrouble = 'missing' | 'no-repository' | 'not-trusted' | 'other';

/** The kind of a failure of Git. */
export function troubleOf(error: unknown): GitTrouble {
  const text = String(error);
  if (/spawn git ENOENT|ENOENT.*\bgit\b/.test(text)) return 'missing';
  if (/dubious ownership/.test(text)) return 'not-trusted';
  return /not a git repository/i.test(text) ? 'no-repository' : 'other';
}
