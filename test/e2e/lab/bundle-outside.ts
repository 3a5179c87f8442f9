import assert from 'node:assert/strict';
import { createReadStream, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { startUpstream } from '../../support/upstream.ts';
import { makeFolder } from './folder.ts';
import { VAQ } from './vaq.ts';

/** Runs a command to its end; rejects with what it said where it fails. */
async function run(command: string, ...args: readonly string[]): Promise<void> {
  await execa(command, args, { stdin: 'ignore', env: { TZ: 'UTC' } });
}

/** Has every declared file come from a server instead of the folder of the site; gives the folder that the server is to have. */
function declareUrls(sot: string, url: string): string {
  const path = join(sot, 'files.yml');
  const text = readFileSync(path, 'utf8').replaceAll(/^ {2}- path: (\S+)$/gm, `$&\n    url: ${url}$1`);
  assert.ok(text.includes(url), `${path} declares files`);
  writeFileSync(path, text);
  const folder = join(makeFolder('mirror'), 'files');
  renameSync(join(sot, 'files'), folder);
  return folder;
}

/**
 * Makes a bundle of a source of truth as an operator does before he drives: a mirror on loopback has the files, which are locked,
 * fetched into an empty cache, and bundled. Afterwards nothing of that is there but the bundle, whose path it gives.
 */
export async function bundleOutside(sot: string): Promise<string> {
  let folder = '';
  const mirror = await startUpstream((path, response) => {
    createReadStream(join(folder, path)).pipe(response);
  });
  folder = declareUrls(sot, mirror.url);
  const caches = makeFolder('caches');
  const vaq = (command: string, cache: string, ...more: readonly string[]): Promise<void> =>
    run(process.execPath, VAQ, command, '--sot', sot, '--cache', join(caches, cache), '--quiet', ...more);
  await vaq('lock', 'lock');
  const git = ['-C', sot, '-c', 'user.name=Lab', '-c', 'user.email=lab@example.invalid'];
  await run('git', ...git, 'add', '--all');
  await run('git', ...git, 'commit', '--quiet', '--message', 'Lock');
  const before = mirror.asked.length;
  await vaq('fetch', 'fetch');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  assert.equal(mirror.asked.length - before, files.length, 'fetch has each file from the mirror');
  await mirror.close();
  const bundle = join(makeFolder('bundle'), 'site.bundle');
  await vaq('bundle', 'fetch', '--output', bundle);
  for (const path of [sot, caches, folder]) rmSync(path, { recursive: true });
  return bundle;
}
