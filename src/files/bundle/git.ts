import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type GitPlace, gitEnvironment, gitIn, troubleOf } from '../../sot/source/git.ts';
import { systemCode } from '../../state/problem.ts';
import { BundleError } from './failure.ts';
import type { BundledRevision } from './manifest.ts';

/**
 * What makes the same objects the same pack: nothing is taken over from packs that are there, one thread looks for deltas,
 * and no setting of the user has a say.
 */
const PACK = [
  '-c',
  'pack.packSizeLimit=0',
  '-c',
  'pack.windowMemory=0',
  '-c',
  'pack.writeReverseIndex=false',
  '-c',
  'core.bigFileThreshold=512m',
  'pack-objects',
  '--stdout',
  '-q',
  '--threads=1',
  '--window=10',
  '--depth=50',
  '--compression=9',
  '--no-reuse-object',
  '--delta-base-offset',
];

/** Says in a sentence why Git fails; an error of the system is thrown on. */
async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (troubleOf(error) === 'missing') throw new BundleError('there is no `git` on the PATH; install it');
    if (error instanceof BundleError || systemCode(error) !== null) throw error;
    throw new BundleError(`Git fails: ${(error as Error).message.trim().split('\n').at(-1)}`);
  }
}

/** Runs Git with an input and an output; rejects with what it says where it fails. */
async function runGit(
  { folder, gitDir }: GitPlace,
  args: readonly string[],
  input: string | NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const child = spawn('git', args, { cwd: folder, env: gitEnvironment(gitDir) });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 10_000) said += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  ended.catch(() => undefined);
  // Who ends early says why itself.
  const source = typeof input === 'string' ? Readable.from([input]) : input;
  const fed = pipeline(source, child.stdin).catch(() => undefined);
  await Promise.all([fed, pipeline(child.stdout, output)]);
  if ((await ended) !== 0) throw new BundleError(`Git fails: ${said.trim().split('\n').at(-1) ?? args[0]}`);
}

/** Whether a repository names its objects by SHA-256, as the name of one of its commits shows. */
function isSha256(commit: string): boolean {
  return commit.length === 64;
}

/** The header of a Git bundle (gitformat-bundle(5)): the commits' parents are not in it. */
async function headerOf(place: GitPlace, revisions: readonly BundledRevision[]): Promise<string> {
  const git = gitIn(place);
  const commits = [...new Set(revisions.map(({ commit }) => commit))].sort();
  const parents = new Set<string>();
  for (const commit of commits) {
    const text = await git.raw(['cat-file', 'commit', commit]);
    const head = text.slice(0, text.indexOf('\n\n'));
    for (const [, parent] of head.matchAll(/^parent ([0-9a-f]+)$/gm)) parents.add(parent!);
  }
  for (const commit of commits) parents.delete(commit);
  const named = revisions.flatMap(({ ref, commit }) =>
    ref?.startsWith('refs/') ? [`${commit} ${ref}`] : [],
  );
  const own = commits.map((commit, index) => `${commit} refs/vaq/${index}`);
  const format = isSha256(commits[0]!) ? ['# v3 git bundle', '@object-format=sha256'] : ['# v2 git bundle'];
  return [...format, ...[...parents].sort().map((parent) => `-${parent} `), ...own, ...named, '', ''].join(
    '\n',
  );
}

/**
 * Makes a repository that has the objects of another, and neither its tags, before which Git puts what they name, nor its settings:
 * both would have a say in the bytes.
 */
async function bareView(place: GitPlace, gitDir: string, hasSha256: boolean): Promise<GitPlace> {
  const objects = await gitIn(place).raw(['rev-parse', '--git-path', 'objects']);
  for (const name of ['objects/info', 'refs']) await mkdir(join(gitDir, name), { recursive: true });
  // Written by hand (gitrepository-layout(5)): `git init` would take over what the user's templates say.
  const version = hasSha256 ? 1 : 0;
  const format = hasSha256 ? '[extensions]\n\tobjectFormat = sha256\n' : '';
  const files = {
    HEAD: 'ref: refs/heads/none\n',
    config: `[core]\n\trepositoryFormatVersion = ${version}\n\tbare = true\n${format}`,
    'objects/info/alternates': `${resolve(place.folder, objects.trimEnd())}\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(gitDir, name), text);
  return { folder: gitDir, gitDir };
}

async function pack(place: GitPlace, revisions: readonly BundledRevision[], path: string): Promise<void> {
  const commits = [...new Set(revisions.map(({ commit }) => commit))].sort();
  const listing = await gitIn(place).raw([
    'rev-list',
    '--objects',
    '--no-object-names',
    '--no-walk',
    ...commits,
  ]);
  const objects = [...new Set(listing.split('\n').filter((line) => line !== ''))].sort();
  await writeFile(path, await headerOf(place, revisions));
  const gitDir = `${path}.git`;
  try {
    const view = await bareView(place, gitDir, isSha256(commits[0]!));
    await runGit(view, PACK, `${objects.join('\n')}\n`, createWriteStream(path, { flags: 'a' }));
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

/** As much as the header of a Git bundle has. */
const MAX_HEADER = 1024 * 1024;

async function packBegin(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_HEADER), 0, MAX_HEADER, 0);
    const end = buffer.subarray(0, bytesRead).indexOf('\n\nPACK');
    if (end === -1) throw new BundleError(`${path} has no pack of Git`);
    return end + 2;
  } finally {
    await file.close();
  }
}

async function unpack(
  path: string,
  revisions: readonly BundledRevision[],
  gitDir: string,
): Promise<GitPlace> {
  await mkdir(gitDir, { recursive: true });
  const format = isSha256(revisions[0]!.commit) ? ['--object-format=sha256'] : [];
  await gitIn({ folder: gitDir, gitDir: null }).raw(['init', '--quiet', '--bare', ...format, gitDir]);
  const place = { folder: gitDir, gitDir };
  const pack = createReadStream(path, { start: await packBegin(path) });
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  await runGit(place, ['index-pack', '--stdin'], pack, nowhere);
  // No commit has its parents here.
  await writeFile(
    join(gitDir, 'shallow'),
    [...new Set(revisions.map(({ commit }) => `${commit}\n`))].join(''),
  );
  const git = gitIn(place);
  await git.raw(['update-ref', '--no-deref', 'HEAD', revisions[0]!.commit]);
  for (const { ref, commit } of revisions)
    if (ref?.startsWith('refs/')) await git.raw(['update-ref', ref, commit]);
  return place;
}

/** Writes commits without their history as a Git bundle; the same commits make the same bytes. Rejects with a sentence. */
export function packCommits(...args: Parameters<typeof pack>): Promise<void> {
  return saying(pack(...args));
}

/** Makes a bare repository of a Git bundle of ours, with nothing checked out; the first revision is its `HEAD`. */
export function unpackCommits(...args: Parameters<typeof unpack>): Promise<GitPlace> {
  return saying(unpack(...args));
}
