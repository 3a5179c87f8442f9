import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/bundle-left');

/** So much that it takes a while to write. */
const LARGE = 100_000_000;

let built: BuiltVaq;
let tree: Tree;
let out: string;

const at = (name: string): string => join(out, name);

function vaq(...args: readonly string[]): Ended {
  return built.vaq(args, out, { TMPDIR: at('tmp'), VAQ_CACHE: at('cache') });
}

test.before(async () => {
  built = await buildVaq();
  out = realpathSync(mkdtempSync(join(tmpdir(), 'vaq-out-')));
  for (const name of ['tmp', 'cache']) mkdirSync(at(name));
  tree = layTree();
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
  assert.equal(vaq('lock', '--quiet', '--sot', tree.folder).exit, 0);
  tree.commit({});
  assert.equal(vaq('bundle', '--quiet', '--sot', tree.folder, '-o', at('one.bundle')).exit, 0);
});
test.after(() => {
  built.remove();
  tree.remove();
  rmSync(out, { recursive: true });
});

function left(): readonly string[] {
  return ['cache', 'tmp'].flatMap((name) => readdirSync(at(name)));
}

/** Starts vaq in the folder and ends it by a signal once that is so. */
async function endOnce(
  isSo: () => boolean,
  signal: NodeJS.Signals,
  args: readonly string[],
): Promise<readonly unknown[]> {
  const child = spawn(process.execPath, [join(built.root, 'bin/run.js'), ...args], {
    cwd: out,
    env: { PATH: process.env.PATH ?? '', HOME: built.scratch, TMPDIR: at('tmp'), VAQ_CACHE: at('cache') },
    stdio: 'ignore',
  });
  while (!isSo() && child.exitCode === null) await delay(2);
  child.kill(signal);
  return once(child, 'close');
}

/** Serves the bundle and kills that once it has begun to unpack the files. */
async function killServing(): Promise<void> {
  const before = left();
  const isUnpacking = (): boolean =>
    readdirSync(at('cache')).some(
      (name) => !before.includes(name) && existsSync(at(`cache/${name}/programs`)),
    );
  const flags = '--bundle one.bundle --offline --yes --interface lo --addr 127.0.0.1'.split(' ');
  await endOnce(isUnpacking, 'SIGKILL', ['boot', ...flags]);
}

test('^C while a bundle is written leaves nothing of it, and no folder', async () => {
  truncateSync(join(tree.folder, 'files/debian12/linux'), LARGE);
  assert.equal(vaq('lock', '--update', '--quiet', '--sot', tree.folder).exit, 0);
  tree.commit({});
  const isWritten = (): boolean => readdirSync(out).some((name) => name.endsWith('.tmp'));
  const args = ['bundle', '--quiet', '--sot', tree.folder, '-o', 'two.bundle'];
  assert.deepEqual(await endOnce(isWritten, 'SIGINT', args), [130, null]);
  assert.deepEqual(readdirSync(out).sort(), ['cache', 'one.bundle', 'tmp']);
  assert.deepEqual(left(), []);
});

test('what a killed vaq had unpacked goes with the next start, or with cache prune', async () => {
  await killServing();
  const first = left();
  assert.equal(first.length, 2, `${first}`);
  await killServing();
  assert.equal(left().length, 2);
  assert.deepEqual(
    left().filter((name) => first.includes(name)),
    [],
  );
  const dry = vaq('cache', 'prune', '--dry-run');
  assert.match(dry.stderr, /^0 files, 0 parts and 2 unpacked bundles, [\d.]+ [kM]?B, would be taken away\n$/);
  assert.equal(left().length, 2);
  const pruned = vaq('cache', 'prune');
  assert.deepEqual([pruned.exit, pruned.stderr], [0, dry.stderr.replace('would be', 'are')]);
  assert.deepEqual(left(), []);
});

test.run();
