import { randomUUID } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimpleGit } from 'simple-git';
import { type GitPlace, gitIn } from './git.ts';
import { type GitUser, networkGit } from './remote-git.ts';
import { findRef, parseRemoteRefs, type RemoteRef, type RemoteRefs } from './remote-refs.ts';
import { refusesCommit, refusesShallow, wasLocked } from './remote-trouble.ts';
import { folderName } from './remote-url.ts';

const FULL_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const LOCK_TRIES = 50;
const LOCK_WAIT_MS = 100;

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Makes an empty bare repository all at once, so that two processes do not see each other's half. */
async function initialise(gitDir: string, user: GitUser | null): Promise<void> {
  const made = `${gitDir}.${randomUUID()}`;
  const git = await networkGit({ folder: tmpdir(), gitDir: null }, user);
  // Git makes the folders above too, so that they belong to its user. No other user has any business in it.
  await git.raw(['init', '--quiet', '--bare', '--shared=0700', '--', made]);
  await rename(made, gitDir).catch(async (error) => {
    await rm(made, { recursive: true });
    if (!(await exists(gitDir))) throw error;
  });
}

/**
 * What is kept of a repository elsewhere: single commits, or the whole history. In one folder, two processes would undo
 * each other's work: fetching a commit without its history cuts it off from that, also where the history is there.
 */
export type Kept = 'commits' | 'history';

/** One repository elsewhere, and what has been fetched of it: a bare repository in the user's cache. Rejects with what Git says. */
export class CachedRepository {
  readonly url: string;
  readonly place: GitPlace;
  /** Reads what is there, and nothing from the network. */
  readonly git: SimpleGit;
  readonly #network: SimpleGit;
  #refs: Promise<RemoteRefs> | null = null;

  private constructor(url: string, gitDir: string, network: SimpleGit) {
    this.url = url;
    this.place = { folder: gitDir, gitDir };
    this.git = gitIn(this.place);
    this.#network = network;
  }

  /** The cache of a repository under a folder, made where it is missing. */
  static async open(
    { url, kept }: { readonly url: string; readonly kept: Kept },
    cache: string,
    user: GitUser | null,
  ): Promise<CachedRepository> {
    const gitDir = join(cache, 'git', `${folderName(url)}-${kept}.git`);
    const network = await networkGit({ folder: tmpdir(), gitDir }, user);
    if (!(await exists(gitDir))) await initialise(gitDir, user);
    return new CachedRepository(url, gitDir, network);
  }

  /** The names that the repository has now; asked once. */
  refs(): Promise<RemoteRefs> {
    this.#refs ??= this.#network.raw(['ls-remote', '--symref', '--', this.url]).then(parseRemoteRefs);
    return this.#refs;
  }

  /** Whether a commit is here already, by its full name. */
  async has(commit: string): Promise<boolean> {
    if (!FULL_NAME.test(commit)) return false;
    return this.git.raw(['cat-file', '-e', `${commit}^{commit}`]).then(
      () => true,
      () => false,
    );
  }

  /** Brings the commit that a name stands for, without its history where that can be had; the commit's full name. */
  async fetchRef({ name, commit }: RemoteRef): Promise<string> {
    if (await this.has(commit)) return commit;
    const kept = `refs/vaq/${commit}`;
    const fetch = (...more: readonly string[]): Promise<void> =>
      this.#fetch([...more, '--no-tags', '--', this.url, `+${name}:${kept}`]);
    try {
      await fetch('--depth=1');
    } catch (error) {
      if (!refusesShallow(error)) throw error;
      await fetch();
    }
    // The name may have moved since it was asked for.
    return (await this.git.raw(['rev-parse', '--verify', `${kept}^{commit}`])).trim();
  }

  /** Brings a commit by its full name; false where the server gives none so. */
  async fetchCommit(commit: string): Promise<boolean> {
    try {
      return (await this.fetchRef({ name: commit, commit })) === commit;
    } catch (error) {
      if (refusesCommit(error)) return false;
      throw error;
    }
  }

  /** Brings every branch and tag with its history, so that any expression can be resolved. */
  async fetchHistory(): Promise<void> {
    const refspecs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
    await this.#fetch(['--prune', '--', this.url, ...refspecs]);
    const head = findRef(await this.refs(), null);
    if (head?.name.startsWith('refs/heads/')) await this.#network.raw(['symbolic-ref', 'HEAD', head.name]);
  }

  async #fetch(options: readonly string[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#network.raw(['fetch', '--progress', '--force', '--no-auto-maintenance', ...options]);
        return;
      } catch (error) {
        // Another vaq fetches the same repository: it will be through in a moment.
        if (!wasLocked(error) || tries === LOCK_TRIES) throw error;
        await sleep(LOCK_WAIT_MS);
      }
    }
  }
}
