import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleTrouble } from '../../files/bundle/failure.ts';
import { packCommits } from '../../files/bundle/git.ts';
import {
  type BundledRepository,
  type BundleEntry,
  fileEntry,
  type Manifest,
  PROGRAMS,
} from '../../files/bundle/manifest.ts';
import { BundleFile } from '../../files/bundle/read.ts';
import { writeBundle } from '../../files/bundle/write.ts';
import { hashFile } from '../../files/hash.ts';
import { startAhead } from '../../render/sandbox/ahead.ts';
import { type GitPlace, gitIn } from '../../sot/source/git.ts';
import { filesCache } from '../files/places.ts';
import { type Located, locate } from '../locate.ts';
import { type Opened, openWith } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { validate } from '../validate.ts';
import { privateFolder } from './private-folder.ts';
import { type ReadRevision, Recorder, revisionName } from './record.ts';
import { type WantedFiles, wantedFiles } from './wanted.ts';

/** What goes into a bundle, and where it is written. */
export interface BundleWish {
  readonly sot: string | null;
  readonly ref: string | null;
  readonly cache: string | null;
  readonly output: string;
  /** The bundle whose members are left out; null where there is none. */
  readonly since: string | null;
  /** The boot programs of this machine, by the name that each is served by. */
  readonly programs: readonly { readonly name: string; readonly path: string }[];
}

/** What was written, and what who carries it should know. */
export type BundleMade =
  | {
      readonly ok: true;
      readonly label: string;
      readonly size: number;
      readonly files: number;
      readonly programs: number;
      /** Members that the other bundle has. */
      readonly left: number;
      readonly notes: readonly string[];
    }
  | Refusal;

interface Found {
  readonly located: Located;
  readonly notes: readonly string[];
}

/** The commit that is bundled: a work tree is named by what it was made from. */
async function findCommit({ sot, ref }: BundleWish): Promise<({ readonly ok: true } & Found) | Refusal> {
  const located = await locate({ sot, ref });
  if (!located.ok) return cannot(located.message);
  const { root, source, bundle } = located.value;
  if (bundle !== null) return wrong(`\`${bundle.path}\` is a bundle already`);
  const { kind, commit, changedFiles } = source.revision;
  if (kind === 'commit') return { ok: true, located: located.value, notes: [] };
  if (commit === null)
    return cannot(`a bundle is of a commit, and \`${root}\` has none: commit it with Git first`);
  const at = await locate({ sot: root, ref: commit });
  if (!at.ok) return cannot(at.message);
  const notes =
    changedFiles === 0
      ? []
      : [
          `${changedFiles} ${changedFiles === 1 ? 'file differs' : 'files differ'} from the commit, which alone is in the bundle`,
        ];
  return { ok: true, located: at.value, notes };
}

interface Read {
  readonly opened: Opened;
  readonly revisions: readonly ReadRevision[];
  readonly errors: number;
  readonly files: WantedFiles;
}

/** Reads and renders everything, as that says what else is read, and what hosts load. */
async function readAll({ root, source, remotes, place }: Located, cache: string | null): Promise<Read> {
  const recorder = new Recorder();
  return openWith(
    recorder.source(source, place),
    root,
    async (opened, sandbox) => {
      const { diagnostics, rendered } = await validate(opened, opened.model.hosts, sandbox);
      const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
      const files = await wantedFiles(opened, rendered, filesCache(cache));
      return { opened, revisions: recorder.revisions, errors, files };
    },
    startAhead(),
    recorder.remotes(remotes),
  );
}

/** The same revision once, in an order that depends on nothing else. */
function distinct(revisions: readonly ReadRevision[]): readonly ReadRevision[] {
  const byName = new Map(revisions.map((one) => [`${one.url ?? ''} ${one.ref ?? ''}`, one]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** The full name of a tag; a commit's own name stands for itself. */
async function fullName(place: GitPlace, { ref }: ReadRevision): Promise<string | null> {
  const name = await gitIn(place)
    .raw(['rev-parse', '--symbolic-full-name', '--verify', '--quiet', ref ?? ''])
    .catch(() => '');
  return name.trim() === '' ? null : name.trim();
}

interface Packed {
  readonly repository: BundledRepository;
  readonly path: string;
}

/** Writes what was read of each repository as a Git bundle into a folder. */
async function packAll(
  { place, source }: Located,
  revisions: readonly ReadRevision[],
  folder: string,
): Promise<readonly Packed[]> {
  const packed: Packed[] = [];
  const pack = async (where: GitPlace, url: string | null, all: BundledRepository['revisions']) => {
    const entry = `git/${packed.length}.bundle`;
    const path = join(folder, `${packed.length}.bundle`);
    await packCommits(where, all, path);
    packed.push({ repository: { entry, url, revisions: all }, path });
  };
  const own = await Promise.all(
    revisions
      .filter(({ url }) => url === null)
      .map(async (one) => ({ ref: await fullName(place, one), commit: one.commit })),
  );
  await pack(place, null, [{ ref: null, commit: source.revision.commit! }, ...own]);
  for (const url of new Set(revisions.map((one) => one.url))) {
    const linked = revisions.filter((one) => one.url === url);
    if (url !== null)
      await pack(
        linked[0]!.place,
        url,
        linked.map(({ ref, commit }) => ({ ref, commit })),
      );
  }
  return packed;
}

/** Members by name, and where the bytes of each are. */
type Members = Map<string, string>;

async function entriesOf(members: Members, since: BundleFile | null): Promise<readonly BundleEntry[]> {
  const there = new Set(since?.manifest.entries.map(({ sha256, size }) => `${sha256} ${size}`));
  const entries: BundleEntry[] = [];
  for (const [name, path] of [...members].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { sha256, identity } = await hashFile(path);
    const size = Number(identity.size);
    entries.push({ name, size, sha256, here: !there.has(`${sha256} ${size}`) });
  }
  return entries;
}

async function write(wish: BundleWish, { located, notes }: Found, read: Read): Promise<BundleMade> {
  const { opened, files, errors } = read;
  const revisions = distinct(read.revisions);
  const since = wish.since === null ? null : await BundleFile.open(wish.since);
  try {
    const folder = await privateFolder(tmpdir());
    const packed = await packAll(located, revisions, folder);
    const members: Members = new Map(packed.map(({ repository, path }) => [repository.entry, path]));
    const lock = opened.tree.texts.get('vaq.lock');
    if (lock !== undefined) {
      writeFileSync(join(folder, 'vaq.lock'), lock);
      members.set('vaq.lock', join(folder, 'vaq.lock'));
    }
    for (const { sha256, at } of files.found) members.set(fileEntry(sha256), at);
    for (const { name, path } of wish.programs) members.set(`${PROGRAMS}${name}`, path);
    const entries = await entriesOf(members, since);
    const manifest: Manifest = {
      formatVersion: 1,
      commit: located.source.revision.commit!,
      prefix: await prefixOf(located.place),
      since: since?.digest ?? null,
      repositories: packed.map(({ repository }) => repository),
      files: files.found.map(({ path, sha256 }) => ({ path, sha256 })),
      entries,
    };
    const size = await writeBundle(resolve(wish.output), manifest, members);
    const more = [
      ...(errors === 0
        ? []
        : [
            `the source of truth has ${errors} ${errors === 1 ? 'error' : 'errors'}, which \`vaq validate\` shows, and for which \`vaq boot\` serves nothing`,
          ]),
      ...(files.unpinned.length === 0
        ? []
        : [`not in it, since nothing pins them and no host loads them: ${files.unpinned.join(', ')}`]),
    ];
    return {
      ok: true,
      label: located.source.revision.label,
      size,
      files: files.found.length,
      programs: wish.programs.length,
      left: entries.filter(({ here }) => !here).length,
      notes: [...notes, ...more],
    };
  } finally {
    await since?.close();
  }
}

/** Where in its repository a source of truth lies; a repository elsewhere is one as a whole. */
async function prefixOf(place: GitPlace): Promise<string> {
  if (place.gitDir !== null) return '';
  return (await gitIn(place).raw(['rev-parse', '--show-prefix'])).trimEnd();
}

/**
 * Writes one archive with everything that a place without a network needs: the commit, what it links to, each pinned file,
 * the boot programs. The same commit and files make the same bytes. Nothing is written where something is missing.
 */
export async function makeBundle(wish: BundleWish): Promise<BundleMade> {
  if (wish.since !== null && !existsSync(wish.since)) return cannot(`there is no file \`${wish.since}\``);
  const found = await findCommit(wish);
  if (!found.ok) return found;
  const read = await readAll(found.located, wish.cache);
  const moving = read.revisions.filter(({ moves }) => moves);
  if (moving.length > 0) {
    const names = [...new Set(moving.map(revisionName))].join(', ');
    return cannot(
      `what is linked may be another commit tomorrow, and a bundle is of one: run \`vaq lock\` and commit vaq.lock, or name a tag or a commit in the place of ${names}`,
    );
  }
  const { missing } = read.files;
  if (missing.length > 0)
    return cannot(`nothing is written, because files are missing:\n${missing.join('\n')}`);
  try {
    return await write(wish, found, read);
  } catch (error) {
    return cannot(bundleTrouble(wish.output, error));
  }
}
