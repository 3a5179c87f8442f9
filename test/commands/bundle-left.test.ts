import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree } from './tree.ts';

const test = suite('commands/bundle-left');

let built: BuiltVaq;
let out: string;

const at = (name: string): string => join(out, name);

function vaq(...args: readonly string[]): Ended {
  return built.vaq(args, out, { TMPDIR: at('tmp'), VAQ_CACHE: at('cache') });
}

test.before(async () => {
  built = await buildVaq();
  out = realpathSync(mkdtempSync(join(tmpdir(), 'vaq-out-')));
  for (const name of ['tmp', 'cache']) mkdirSync(at(name));
  const tree = layTree({
    'files.yml': 'files: [{ path: debian12/linux }, { path: debian12/initrd.gz }]\n',
    '.gitignore': '.vaq/\n',
    'files/debian12/linux': 'a kernel',
    'files/debian12/initrd.gz': 'an initrd',
  });
  assert.equal(vaq('lock', '--quiet', '--sot', tree.folder).exit, 0);
  tree.commit({});
  assert.equal(vaq('bundle', '--quiet', '--sot', tree.folder, '-o', at('one.bundle')).exit, 0);
  tree.remove();
});
test.after(() => {
  built.remove();
  rmSync(out, { recursive: true });
});

function left(): readonly string[] {
  return ['cache', 'tmp'].flatMap((name) => readdirSync(at(name)));
}

/** Serves the bundle and kills that once it has begun to unpack the files. */
async function killServing(): Promise<void> {
  const before = left();
  const flags = '--bundle one.bundle --offline --yes --interface lo --addr 127.0.0.1 --cache cache'.split(
    ' ',
  );
  const child = spawn(process.execPath, [join(built.root, 'bin/run.js'), 'boot', ...flags], {
    cwd: out,
    env: { PATH: process.env.PATH ?? '', HOME: built.scratch, TMPDIR: at('tmp') },
    stdio: 'ignore',
  });
  const isUnpacking = (): boolean =>
    readdirSync(at('cache')).some(
      (name) => !before.includes(name) && existsSync(at(`cache/${name}/programs`)),
    );
  while (!isUnpacking() && child.exitCode === null) await delay(5);
  child.kill('SIGKILL');
  await once(child, 'close');
}

test('what a killed vaq had unpacked goes with the next start, or with cache prune', async () => {
  await killServing();
  const first = left();
  assert.equal(first.length, 2, first.join());
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
