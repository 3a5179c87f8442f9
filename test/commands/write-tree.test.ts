import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { writeTree } from '../../src/commands/write-tree.ts';
import type { PreviewTree } from '../../src/pipeline/preview-tree.ts';

const test = suite('commands/write-tree');

let root: string;
let out: string;
test.before.each(() => {
  root = mkdtempSync(join(tmpdir(), 'vaq-tree-'));
  out = join(root, 'out');
});
test.after.each(() => rmSync(root, { recursive: true }));

function tree(files: Readonly<Record<string, string>>): PreviewTree {
  const listed = Object.fromEntries(Object.keys(files).map((path) => [path, { bytes: 1 }]));
  return {
    files: new Map(Object.entries(files)),
    manifest: `${JSON.stringify({ formatVersion: 1, files: listed })}\n`,
  };
}

function there(): readonly string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

const ONE = tree({ 's/h/b/config': 'one\n' });

test('files and manifest are written, again the same, and what an earlier run wrote beside them goes', async () => {
  const two = tree({ 's/h/b/config': 'two\n', 's/other/b/config': 'x' });
  assert.equal(await writeTree(out, two), null);
  assert.equal(readFileSync(join(out, 's/h/b/config'), 'utf8'), 'two\n');
  for (let run = 0; run < 2; run++) {
    assert.equal(await writeTree(out, ONE), null);
    assert.deepEqual(there(), ['manifest.json', 's', 's/h', 's/h/b', 's/h/b/config']);
    assert.equal(readFileSync(join(out, 's/h/b/config'), 'utf8'), 'one\n');
    assert.equal(readFileSync(join(out, 'manifest.json'), 'utf8'), ONE.manifest);
  }
});

test('a file of somebody else stays, unless it is in the way', async () => {
  await writeTree(out, ONE);
  writeFileSync(join(out, 's/h/b/note'), 'mine');
  assert.equal(await writeTree(out, tree({})), null);
  assert.deepEqual(there(), ['manifest.json', 's', 's/h', 's/h/b', 's/h/b/note']);
  const path = join(out, 's', 'h', 'b', 'note');
  assert.equal(
    await writeTree(out, tree({ 's/h/b/note': 'x' })),
    `${path} is there, and vaq has not written it; remove it, or give another --out`,
  );
  assert.equal(readFileSync(path, 'utf8'), 'mine');
});

test('a folder that vaq did not write is refused, with any manifest of another program', async () => {
  mkdirSync(out);
  const message = `${out} is not empty, and it is no folder that \`vaq preview --out\` has written; give an empty or a new one`;
  for (const [name, text] of [
    ['notes.txt', 'mine'],
    ['manifest.json', '{"name":"app"}'],
    ['manifest.json', '{"formatVersion":1,"files":{"a/b/../../../x":null}}'],
  ] as const) {
    writeFileSync(join(out, name), text);
    assert.equal(await writeTree(out, ONE), message);
    assert.equal(readFileSync(join(out, name), 'utf8'), text);
    assert.equal(existsSync(join(out, 's')), false);
  }
});

test('a link that leads out of the folder is not followed', async () => {
  await writeTree(out, tree({}));
  mkdirSync(join(root, 'elsewhere'));
  symlinkSync(join(root, 'elsewhere'), join(out, 's'));
  assert.equal(await writeTree(out, ONE), `${join(out, 's')} is no folder; remove it, or give another --out`);
  assert.deepEqual(readdirSync(join(root, 'elsewhere')), []);
});

test('a file in the place of the folder is said', async () => {
  writeFileSync(out, '');
  assert.match((await writeTree(out, ONE)) ?? '', /^\S+out cannot be written: /);
});

test.run();
