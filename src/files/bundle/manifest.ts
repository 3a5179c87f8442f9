/** The first member of a bundle, which says what is in it. */
export const MANIFEST = 'MANIFEST.json';

/** The second: the digest of the first, as sha256sum(1) writes it. */
export const MANIFEST_DIGEST = 'MANIFEST.sha256';

/** A member of a bundle; one that is not here is in the bundle that it was made after. */
export interface BundleEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly here: boolean;
}

/** A commit of a repository, and the name that it is asked for by; null where that is its own. */
export interface BundledRevision {
  readonly ref: string | null;
  readonly commit: string;
}

/** A repository whose commits are in a bundle, without their history; `url` is null for that of the source of truth. */
export interface BundledRepository {
  readonly entry: string;
  readonly url: string | null;
  readonly revisions: readonly BundledRevision[];
}

/** What a bundle is of, and everything in it. */
export interface Manifest {
  readonly formatVersion: 1;
  readonly commit: string;
  /** The folder of the repository that is the source of truth: `''` or `folder/`. */
  readonly prefix: string;
  /** The SHA-256 of the manifest of the bundle that it was made after; null where everything is here. */
  readonly since: string | null;
  readonly repositories: readonly BundledRepository[];
  /** The declared files, by path, and what they are pinned to. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly entries: readonly BundleEntry[];
}

/** The name of a declared file in a bundle. */
export function fileEntry(sha256: string): string {
  return `files/sha256/${sha256}`;
}

/** The folder of boot programs in a bundle. */
export const PROGRAMS = 'programs/';

/** A manifest as it stands in a bundle, the same for the same content. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

const DIGEST = /^[0-9a-f]{64}$/;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** No name leads anywhere but below its folder. */
const NAME = /^(?:vaq\.lock|git\/\d+\.bundle|programs\/[\w-][\w.-]*|files\/sha256\/[0-9a-f]{64})$/;

type Fields = Readonly<Record<string, unknown>>;

function isList(value: unknown, isItem: (item: Fields) => boolean): boolean {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && isItem(item))
  );
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isEntry({ name, size, sha256, here }: Fields): boolean {
  return (
    matches(name, NAME) &&
    Number.isSafeInteger(size) &&
    Number(size) >= 0 &&
    matches(sha256, DIGEST) &&
    typeof here === 'boolean'
  );
}

function isRevision({ ref, commit }: Fields): boolean {
  return (ref === null || typeof ref === 'string') && matches(commit, COMMIT);
}

function isRepository({ entry, url, revisions }: Fields): boolean {
  return matches(entry, NAME) && (url === null || typeof url === 'string') && isList(revisions, isRevision);
}

/** Reads a manifest, or says in words that complete "its manifest …" what is wrong with it. */
export function parseManifest(text: string): Manifest | string {
  let value: Fields;
  try {
    value = JSON.parse(text) as Fields;
  } catch {
    return 'is no JSON';
  }
  if (typeof value !== 'object' || value === null) return 'is no object';
  if (value.formatVersion !== 1)
    return `has the format ${JSON.stringify(value.formatVersion)}, and this version of vaq reads 1`;
  const isRight =
    matches(value.commit, COMMIT) &&
    matches(value.prefix, /^(?:|.*\/)$/) &&
    (value.since === null || matches(value.since, DIGEST)) &&
    isList(value.repositories, isRepository) &&
    isList(value.files, ({ path, sha256 }) => typeof path === 'string' && matches(sha256, DIGEST)) &&
    isList(value.entries, isEntry);
  return isRight ? (value as unknown as Manifest) : 'is not one that vaq writes';
}
