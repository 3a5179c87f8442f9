import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { replaceFile } from '../../state/atomic-file.ts';
import { makePrivate } from '../../state/directory.ts';
import type { Cache } from '../cache/cache.ts';
import { copyFile } from '../download/copy.ts';
import { BuildError } from './failure.ts';
import { inside } from './inside.ts';
import { type Build, recipeDigest } from './recipe.ts';

/** A file that is made here: how, and in which folder. */
export interface BuildWish {
  readonly root: string;
  readonly build: Build;
  /** Whether the command may be run; else only what it made before is found. */
  readonly isAllowed: boolean;
}

const recordOf = (cache: Cache, recipe: string): string => join(cache.folder, 'builds', recipe);

/** The SHA-256 of what a recipe made before, if the cache still has it. */
async function madeBefore(cache: Cache, recipe: string): Promise<string | null> {
  const sha256 = await readFile(recordOf(cache, recipe), 'utf8').catch(() => '');
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return (await cache.check(sha256)).state === 'right' ? sha256 : null;
}

async function run({ root, build: { command } }: BuildWish): Promise<void> {
  const [program = '', ...args] = command;
  // What it says goes to stderr as it comes: data goes to stdout.
  const { exitCode, failed, signal, code } = await execa(program, args, {
    cwd: root,
    stdin: 'ignore',
    stdout: process.stderr,
    stderr: process.stderr,
    reject: false,
  });
  if (!failed) return;
  const how = exitCode === undefined ? (signal ?? code ?? 'an error') : exitCode;
  throw new BuildError(`its command \`${command.join(' ')}\` ended with ${how}`);
}

/** Makes a file, unless the cache has what the same command made of the same inputs; its SHA-256. Rejects with a sentence. */
export async function buildFile(cache: Cache, wish: BuildWish): Promise<string> {
  const { root, build, isAllowed } = wish;
  const recipe = await recipeDigest(root, build);
  const before = await madeBefore(cache, recipe);
  if (before !== null) return before;
  if (!isAllowed)
    throw new BuildError(
      `it is made by \`${build.command.join(' ')}\`; read what that does, and give --build`,
    );
  await run(wish);
  const output = await inside(root, build.output, 'the output');
  await cache.prepare();
  const copied = await copyFile({
    url: pathToFileURL(output).href,
    sha256: null,
    part: join(cache.partial, `build-${randomUUID()}`),
    target: (sha256) => cache.pathOf(sha256),
  });
  if (!copied.ok) throw new BuildError(copied.message);
  await makePrivate(join(cache.folder, 'builds'));
  // What the command changed of its own inputs is another recipe.
  await replaceFile(recordOf(cache, recipe), Buffer.from(copied.hashed.sha256));
  return copied.hashed.sha256;
}
