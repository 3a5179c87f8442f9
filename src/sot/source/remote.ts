import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { rootFinding } from './findings.ts';
import type { GitPlace } from './git.ts';
import { openCommitAt } from './open-commit.ts';
import { CachedRepository, type Kept } from './remote-cache.ts';
import type { GitUser } from './remote-git.ts';
import { findRef, shortRef, shortRefs } from './remote-refs.ts';
import { remoteTrouble } from './remote-trouble.ts';
import { type Remote, refusalOf, withoutCredentials } from './remote-url.ts';
import { labelOf, mayMove, printable, resolveRevision } from './resolve-revision.ts';
import type { AtRevision, Source } from './source.ts';

/**
 * A source in a repository elsewhere, or the finding that says why there is none; `moves` as in `AtRevision`. The name is
 * the revision's label without the address, the place where Git has it.
 */
export type OpenedRemote =
  | {
      readonly ok: true;
      readonly source: Source;
      readonly moves: boolean;
      readonly name: string;
      readonly place: GitPlace;
    }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** A commit by its full name, with what it was called, and where it is now. */
interface Found {
  readonly repository: CachedRepository;
  readonly commit: string;
  readonly label: string;
  readonly moves: boolean;
}

const FULL_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
/** The beginning of a commit's name, or `HEAD~1`, `v1.2^`. */
const ANSWERED_BY_HISTORY = /^[0-9a-f]{7,64}$|[~^@:]/i;

/** Repositories elsewhere, each fetched into a bare repository under the user's cache folder, and never checked out. */
export class Remotes {
  readonly #cache: string;
  readonly #user: GitUser | null;
  readonly #isOffline: boolean;
  readonly #opened = new Map<string, Promise<CachedRepository>>();

  /** `user` is whose keys and files Git uses; null is the user of this process. Offline only the cache is read. */
  constructor(cache: string, user: GitUser | null, isOffline = false) {
    this.#isOffline = isOffline;
    this.#cache = cache;
    this.#user = user;
  }

  /** The source at a revision, resolved once and for all. A commit that is in the cache by its full name needs no network. */
  async open({ url, ref }: Remote): Promise<OpenedRemote> {
    const shown = withoutCredentials(url);
    const refusal = refusalOf(url);
    if (refusal !== null) {
      const message = `the address \`${printable(shown)}\` is not given to Git: ${refusal}`;
      return { ok: false, diagnostic: rootFinding('source/address', message) };
    }
    try {
      const found = await this.#find(url, ref);
      if ('ruleId' in found) return { ok: false, diagnostic: found };
      const { commit, label, moves } = found;
      const { git, place } = found.repository;
      const at = (other: string): Promise<AtRevision> => this.#at({ url, ref: other });
      const source = await openCommitAt(
        { git, place, commit, prefix: '', label: `${label} of ${shown}` },
        at,
      );
      return { ok: true, source: source!, moves, name: label, place };
    } catch (error) {
      const message = `the repository \`${shown}\` cannot be read: ${remoteTrouble(error)}`;
      return { ok: false, diagnostic: rootFinding('source/unreachable', message) };
    }
  }

  async #at(remote: Remote): Promise<AtRevision> {
    const opened = await this.open(remote);
    if (opened.ok) return { ok: true, source: opened.source, moves: opened.moves };
    return { ok: false, why: opened.diagnostic.message, nearest: opened.diagnostic.fix };
  }

  async #find(url: string, ref: string | null): Promise<Found | Diagnostic> {
    const repository = await this.#repository(url, 'commits');
    if (ref !== null && (await repository.has(ref))) return named(repository, ref);
    if (this.#isOffline) return notAsked(url, ref);
    const refs = await repository.refs();
    const advertised = findRef(refs, ref);
    if (advertised !== null) {
      const { name } = advertised;
      const commit = await repository.fetchRef(advertised);
      const label = labelOf(ref ?? shortRef(name), commit);
      return { repository, commit, label, moves: !name.startsWith('refs/tags/') };
    }
    if (ref === null) {
      const message = `the repository \`${withoutCredentials(url)}\` has no commits yet`;
      return rootFinding('source/unreachable', message);
    }
    if (FULL_NAME.test(ref) && (await repository.fetchCommit(ref.toLowerCase())))
      return named(repository, ref);
    return ANSWERED_BY_HISTORY.test(ref) ? this.#findInHistory(url, ref) : unknown(ref, shortRefs(refs));
  }

  async #findInHistory(url: string, ref: string): Promise<Found | Diagnostic> {
    const repository = await this.#repository(url, 'history');
    await repository.fetchHistory();
    const commit = await resolveRevision(repository.git, ref);
    if (typeof commit !== 'string') return commit;
    return {
      repository,
      commit,
      label: labelOf(ref, commit),
      moves: await mayMove(repository.git, ref, commit),
    };
  }

  /** Two links to one repository share it, and ask for its names once. */
  #repository(url: string, kept: Kept): Promise<CachedRepository> {
    const key = `${kept} ${url}`;
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const opened = CachedRepository.open({ url, kept }, this.#cache, this.#user);
    this.#opened.set(key, opened);
    return opened;
  }
}

function notAsked(url: string, ref: string | null): Diagnostic {
  const what = ref === null ? 'what it has now' : `\`${printable(ref)}\``;
  const isPinned = ref !== null && FULL_NAME.test(ref);
  const pin = isPinned ? '' : 'pin it with `vaq lock`, or name a commit in full, and ';
  const help = `${pin}read it once with a network, as \`vaq validate\` does`;
  const message = `${what} of the repository \`${withoutCredentials(url)}\` is not known offline; ${help}`;
  return rootFinding('source/unreachable', message);
}

function named(repository: CachedRepository, ref: string): Found {
  const commit = ref.toLowerCase();
  return { repository, commit, label: labelOf(ref, commit), moves: false };
}

function unknown(ref: string, names: readonly string[]): Diagnostic {
  const meant = nearest(ref, names);
  const help =
    meant === null ? 'write a branch, a tag or a commit of that repository' : `did you mean \`${meant}\`?`;
  const message = `the revision \`${printable(ref)}\` does not exist; ${help}`;
  return rootFinding('source/unknown-revision', message, meant);
}
