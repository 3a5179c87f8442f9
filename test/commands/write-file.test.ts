import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
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
import { writeWhole } from '../../src/commands/write-file.ts';

const test = suite('commands/write-file');
const folder = mkdtempSync(join(tmpdir(), 'vaq-write-'));
const at = (name: string): string => join(folder, name);
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('a file is made with its folders, then replaced, and nothing is left beside it', async () => {
  assert.equal(await writeWhole(at('a/b/report.json'), 'one'), null);
  assert.equal(await writeWhole(at('a/b/report.json'), 'two'), null);
  assert.equal(readFileSync(at('a/b/report.json'), 'utf8'), 'two');
  assert.deepEqual(readdirSync(at('a/b')), ['report.json']);
});

test('a link stays, and what it leads to is replaced', async () => {
  writeFileSync(at('target'), 'old');
  symlinkSync(at('target'), at('link'));
  assert.equal(await writeWhole(at('link'), 'new'), null);
  assert.ok(lstatSync(at('link')).isSymbolicLink());
  assert.equal(readFileSync(at('target'), 'utf8'), 'new');
});

test('a device is written to and stays one', async () => {
  if (!existsSync('/dev/null')) return;
  assert.equal(await writeWhole('/dev/null', 'x'), null);
  assert.ok(lstatSync('/dev/null').isCharacterDevice());
});

test('what cannot be written is said in a sentence', async () => {
  mkdirSync(at('folder'));
  writeFileSync(at('file'), '');
  assert.equal(
    await writeWhole(at('folder'), 'x'),
    `${at('folder')} cannot be written: it is a folder, and a file is expected`,
  );
  assert.equal(
    await writeWhole(at('file/report'), 'x'),
    `${at('file/report')} cannot be written: part of its path is a file`,
  );
  if (existsSync('/proc/self')) {
    assert.equal(
      await writeWhole('/proc/vaq/reports/a', 'x'),
      '/proc/vaq/reports/a cannot be written: it does not exist',
    );
  }
});

test.run();
