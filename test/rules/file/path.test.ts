import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { filePath } from '../../../src/rules/file/path.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/file/path');

const declared = (...paths: readonly string[]): string =>
  `files:\n${paths.map((path) => `  - path: ${JSON.stringify(path)}\n`).join('')}`;

test('a path that can be served is declared once', async () => {
  for (const path of ['linux', 'a/b/c.img', 'a b/ü', '.hidden', 'a..b', 'v1.2/...']) {
    assert.deepEqual(await ruled(filePath, { 'files.yml': declared(path) }), [], path);
  }
});

test('a path that cannot be served is found', async () => {
  const shortest = 'has an empty part or `.`; write it in its shortest form';
  const absolute = 'is absolute; it is relative to the folder of the files';
  const table = {
    '/srv/linux': absolute,
    'C:/linux': absolute,
    '..': 'leads out of its folder with `..`',
    'a/../b': 'leads out of its folder with `..`',
    'a\\b': 'has a backslash; folders are separated by `/`',
    'a\nb': 'has a control character',
    './a': shortest,
    'a//b': shortest,
    'a/': shortest,
  };
  for (const [path, problem] of Object.entries(table)) {
    const end = 11 + JSON.stringify(path).length;
    assert.deepEqual(await ruled(filePath, { 'files.yml': declared(path) }), [
      `files.yml:2:11-2:${end} error file/path: \`${path}\` ${problem}`,
    ]);
  }
});

test('a path that is declared twice is found at the second place', async () => {
  assert.deepEqual(await ruled(filePath, { 'files.yml': declared('a', 'b', 'a', '../x', '../x') }), [
    'files.yml:4:11-4:14 error file/path: `a` is declared twice | first declared here files.yml:2:11',
    'files.yml:5:11-5:17 error file/path: `../x` leads out of its folder with `..`',
    'files.yml:6:11-6:17 error file/path: `../x` leads out of its folder with `..`',
  ]);
});

test('of a files.yml that is broken nothing more is said', async () => {
  for (const text of ['files: [', 'files: [{}, { path: /a }]', null]) {
    assert.deepEqual(await ruled(filePath, { 'files.yml': text }), []);
  }
});

test.run();
