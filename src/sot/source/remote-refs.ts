/** A name that a repository elsewhere has for a commit. */
export interface RemoteRef {
  /** `refs/tags/v1.2`. */
  readonly name: string;
  readonly commit: string;
}

/** What `git ls-remote --symref` says: every name, and the branch that `HEAD` stands for. */
export interface RemoteRefs {
  readonly refs: ReadonlyMap<string, RemoteRef>;
  /** `refs/heads/main`; null where `HEAD` names no branch, or one without commits. */
  readonly head: string | null;
}

const PEELED = '^{}';

/** Reads the answer of `git ls-remote --symref` (git-ls-remote(1), OUTPUT). */
export function parseRemoteRefs(listing: string): RemoteRefs {
  const refs = new Map<string, RemoteRef>();
  let head: string | null = null;
  for (const line of listing.split('\n')) {
    const [value = '', stated = ''] = line.split('\t');
    if (stated === 'HEAD' && value.startsWith('ref: ')) head = value.slice('ref: '.length);
    else if (/^[0-9a-f]{40,64}$/.test(value)) {
      // An annotated tag is followed by the commit that it is about.
      const name = stated.endsWith(PEELED) ? stated.slice(0, -PEELED.length) : stated;
      refs.set(name, { name, commit: value });
    }
  }
  return { refs, head: head !== null && refs.has(head) ? head : null };
}

/** What a short name means, in the order of git-rev-parse(1): the full name, a tag, a branch. */
export function findRef({ refs, head }: RemoteRefs, wanted: string | null): RemoteRef | null {
  if (wanted === null || wanted === 'HEAD') return refs.get(head ?? 'HEAD') ?? null;
  const names = [wanted, `refs/${wanted}`, `refs/tags/${wanted}`, `refs/heads/${wanted}`];
  return names.map((name) => refs.get(name)).find((ref) => ref !== undefined) ?? null;
}

/** A name as people write it: `v1.2`, `main`. */
export function shortRef(name: string): string {
  return name.replace(/^refs\/(?:heads|tags)\//, '');
}

/** The names of all branches and tags, as people write them. */
export function shortRefs({ refs }: RemoteRefs): readonly string[] {
  return [...refs.keys()].filter((name) => /^refs\/(?:heads|tags)\//.test(name)).map(shortRef);
}
