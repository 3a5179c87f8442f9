import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleChain } from '../../files/bundle/chain.ts';
import { targetAt } from '../../files/bundle/extract.ts';
import { BundleError } from '../../files/bundle/failure.ts';
import { unpackCommits } from '../../files/bundle/git.ts';
import type { BundledRepository, BundledRevision, Manifest } from '../../files/bundle/manifest.ts';
import type { RemoteOpener } from '../../sot/links/open-link.ts';
import { rootFinding } from '../../sot/source/findings.ts';
import { type GitPlace, gitIn } from '../../sot/source/git.ts';
import { openCommitAt } from '../../sot/source/open-commit.ts';
import type { OpenedRemote } from '../../sot/source/remote.ts';
import { type Remote, withoutCredentials } from '../../sot/source/remote-url.ts';
import { labelOf, mayMove, printable, resolveRevision } from '../../sot/source/resolve-revision.ts';
import type { AtRevision, Source } from '../../sot/source/source.ts';
import { givePath } from '../../state/owner.ts';
import { privateFolder } from './private-folder.ts';

/** The bundle that a source of truth came from. */
export interface BundleOrigin {
  readonly path: string;
  /** The SHA-256 of its manifest. */
  readonly digest: string;
}

/** What a bundle has for who reads the source of truth: nothing of it needs a network, or the files. */
export interface OpenedBundle {
  readonly origin: BundleOrigin;
  readonly source: Source;
  readonly remotes: RemoteOpener;
  readonly place: GitPlace;
}

async function giveTree(folder: string): Promise<void> {
  await givePath(folder);
  for (const name of await readdir(folder, { recursive: true })) await givePath(join(folder, name));
}

/** Reads a member that is a Git bundle, and makes a repository of it. */
async function unpackRepository(
  chain: BundleChain,
  { entry: name, revisions }: BundledRepository,
  head: BundledRevision,
  folder: string,
): Promise<GitPlace> {
  const entry = chain.first.manifest.entries.find((one) => one.name === name);
  if (entry === undefined)
    throw new BundleError(`${chain.first.path} cannot be used: its manifest has no ${name}`);
  const path = join(folder, name.replaceAll('/', '-'));
  const target = await targetAt(path);
  await chain.read(entry, target.take).finally(target.end);
  const gitDir = `${path}.git`;
  await mkdir(gitDir);
  const place = await unpackCommits(path, [head, ...revisions], gitDir);
  await giveTree(gitDir);
  return place;
}

/** A revision of the repository of the source of truth, as far as the bundle has it; rejects where Git fails. */
async function openAt(place: GitPlace, prefix: string, ref: string): Promise<AtRevision> {
  const git = gitIn(place);
  const commit = await resolveRevision(git, ref);
  if (typeof commit !== 'string') return { ok: false, why: commit.message, nearest: commit.fix };
  const label = labelOf(ref, commit);
  const source = await openCommitAt({ git, place, commit, prefix, label }, (other) =>
    openAt(place, prefix, other),
  );
  if (source === null) return { ok: false, why: `${label} has no folder \`${prefix}\``, nearest: null };
  return { ok: true, source, moves: await mayMove(git, ref, commit) };
}

type Linked = readonly (BundledRepository & { readonly place: GitPlace })[];

/** The repositories elsewhere of which the bundle has what is linked to; nobody is asked for another. */
function bundledRemotes(linked: Linked): RemoteOpener {
  const none = async (): Promise<AtRevision> => ({
    ok: false,
    why: 'the bundle has no other of its revisions',
    nearest: null,
  });
  const open = async ({ url, ref }: Remote): Promise<OpenedRemote> => {
    const shown = withoutCredentials(url);
    const repository = linked.find((one) => one.url === url);
    const revision = repository?.revisions.find((one) => one.ref === ref);
    if (repository === undefined || revision === undefined) {
      const what = ref === null ? 'what it has now' : `\`${printable(ref)}\``;
      const message = `${what} of the repository \`${shown}\` is not in the bundle`;
      return { ok: false, diagnostic: rootFinding('source/unreachable', message) };
    }
    const { place } = repository;
    const { commit } = revision;
    const name = labelOf(ref ?? commit, commit);
    const at = { git: gitIn(place), place, commit, prefix: '', label: `${name} of ${shown}` };
    return { ok: true, source: (await openCommitAt(at, none))!, moves: false, name, place };
  };
  return { open };
}

async function unpackAll(
  chain: BundleChain,
  { commit, repositories }: Manifest,
): Promise<{ own: GitPlace; linked: Linked }> {
  const folder = await privateFolder(tmpdir());
  let own: GitPlace | null = null;
  const linked: (BundledRepository & { readonly place: GitPlace })[] = [];
  for (const repository of repositories) {
    const head = repository.url === null ? { ref: null, commit } : repository.revisions[0]!;
    const place = await unpackRepository(chain, repository, head, folder);
    if (repository.url === null) own = place;
    else linked.push({ ...repository, place });
  }
  if (own === null) throw new BundleError(`${chain.first.path} cannot be used: it has no source of truth`);
  return { own, linked };
}

/**
 * Opens the source of truth in a bundle at its commit, or at a name that the bundle has. What is read of the bundle is held
 * against its digests; the files are left where they are. Rejects with a sentence, or with the system's error.
 */
export async function openBundle(path: string, ref: string | null): Promise<OpenedBundle> {
  const chain = await BundleChain.open(path);
  try {
    const { manifest, digest } = chain.first;
    const { own, linked } = await unpackAll(chain, manifest);
    const opened = await openAt(own, manifest.prefix, ref ?? manifest.commit);
    if (!opened.ok) throw new BundleError(`${path}: ${opened.why}`);
    return { origin: { path, digest }, source: opened.source, remotes: bundledRemotes(linked), place: own };
  } finally {
    await chain.close();
  }
}
