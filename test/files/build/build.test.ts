import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { buildFile } from '../../../src/files/build/build.ts';
import { type Build, recipeDigest } from '../../../src/files/build/recipe.ts';
import { Cache } from '../../../src/files/cache/cache.ts';

const test = suite('files/build/build');

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

let root: string;
let cache: Cache;
test.before.each(async () => {
  root = await mkdtemp(join(tmpdir(), 'vaq-build-'));
  await mkdir(join(root, 'src/sub'), { recursive: true });
  await writeFile(join(root, 'src/a'), 'one ');
  await writeFile(join(root, 'src/sub/b'), 'two');
  cache = new Cache(join(root, 'cache'));
});
test.after.each(() => rm(root, { recursive: true }));

/** A command of Node, which is on every system, that joins the inputs and counts how often it ran. */
const SCRIPT = `const fs = require('fs'); fs.appendFileSync('runs', 'x');
fs.writeFileSync('out', fs.readFileSync('src/a') + fs.readFileSync('src/sub/b', 'utf8'));`;
const BUILD: Build = { command: [process.execPath, '-e', SCRIPT], inputs: ['src/'], output: 'out' };

const build = (more: Partial<Build> = {}, isAllowed = true): Promise<string> =>
  buildFile(cache, { root, build: { ...BUILD, ...more }, isAllowed });
const runs = (): Promise<string> => readFile(join(root, 'runs'), 'utf8').catch(() => '');
const message = (more: Partial<Build>, isAllowed = true): Promise<string> =>
  build(more, isAllowed).then(
    () => 'done',
    (error: Error) => error.message,
  );

test('what a command makes is in the cache, and is made again only when what it reads has changed', async () => {
  assert.equal(await build(), sha256Of('one two'));
  assert.equal(await readFile(cache.pathOf(sha256Of('one two')), 'utf8'), 'one two');
  assert.equal(await build(), sha256Of('one two'));
  assert.equal(await build({}, false), sha256Of('one two'));
  assert.equal(await runs(), 'x');
  await writeFile(join(root, 'src/sub/b'), 'three');
  assert.equal(await build(), sha256Of('one three'));
  assert.equal(await runs(), 'xx');
  await writeFile(cache.pathOf(sha256Of('one three')), 'damaged');
  assert.equal(await build(), sha256Of('one three'));
  assert.equal(await runs(), 'xxx');
});

test('nothing is run unless it is asked for', async () => {
  const command = [process.execPath, '-e', 'x'];
  assert.equal(
    await message({ command }, false),
    `it is made by \`${command.join(' ')}\`; read what that does, and give --build`,
  );
  assert.equal(await runs(), '');
});

test('a command that fails, or leaves nothing, is a sentence', async () => {
  const command = [process.execPath, '-e', 'process.exit(3)'];
  assert.equal(await message({ command }), `its command \`${command.join(' ')}\` ended with 3`);
  assert.equal(await message({ command: ['vaq-no-such'] }), 'its command `vaq-no-such` ended with ENOENT');
  assert.equal(
    await message({ command: [process.execPath, '-e', ''] }),
    'the output `out` cannot be read: it does not exist',
  );
});

test('inputs and outputs lie in the source of truth', async () => {
  await symlink('/', join(root, 'up'));
  assert.equal(await message({ inputs: ['gone'] }), 'the input `gone` cannot be read: it does not exist');
  for (const path of ['..', '/etc', 'up/etc'])
    assert.equal(await message({ inputs: [path] }), `the input \`${path}\` leads out of the source of truth`);
  await mkdir(join(root, 'made'));
  const command = [process.execPath, '-e', ''];
  assert.equal(
    await message({ command, output: 'up/etc/passwd' }),
    'the output `up/etc/passwd` leads out of the source of truth',
  );
});

test('everything that a command depends on is in its recipe', async () => {
  const seen = new Set([await recipeDigest(root, BUILD)]);
  const isNew = async (more: Partial<Build> = {}): Promise<void> => {
    const digest = await recipeDigest(root, { ...BUILD, ...more });
    assert.ok(!seen.has(digest));
    seen.add(digest);
  };
  await isNew({ command: [...BUILD.command, 'x'] });
  await isNew({ output: 'other' });
  await isNew({ inputs: ['src/a'] });
  await chmod(join(root, 'src/a'), 0o755);
  await isNew();
  await writeFile(join(root, 'src/c'), '');
  await isNew();
  await symlink('a', join(root, 'src/d'));
  await isNew();
  assert.equal(
    await recipeDigest(root, { ...BUILD, inputs: ['src/a', 'src/c'] }),
    await recipeDigest(root, { ...BUILD, inputs: ['src/c', 'src/a'] }),
  );
});

test.run();
