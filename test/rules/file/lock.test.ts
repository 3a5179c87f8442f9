import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fileLock } from '../../../src/rules/file/lock.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/file/lock');

const [A, B] = ['a1'.repeat(32), 'b1'.repeat(32)];

test('a lock that is what files.yml says is right, in whatever order and case', async () => {
  const files = `files:
  - { path: a, url: "https://mirror.example/a" }
  - { path: b, url: "https://mirror.example/b", sha256: ${B.toUpperCase()} }
  - { path: local }
  - { path: c, sha256: ${A} }
`;
  const lock = `version: 1
files:
  - { path: c, sha256: ${A}, size: 1 }
  - { path: b, url: "https://mirror.example/b", sha256: ${B}, size: 1 }
  - { path: a, url: "https://mirror.example/a", sha256: ${A}, size: 0 }
`;
  assert.deepEqual(await ruled(fileLock, { 'files.yml': files, 'vaq.lock': lock }), []);
});

test('everything in which they differ is found', async () => {
  const files = `files:
  - path: a
    url: https://mirror.example/a
  - path: b
    url: https://mirror.example/b
    sha256: ${B}
  - path: c
    url: https://mirror.example/c
  - path: d
`;
  const lock = `version: 1
files:
  - { path: b, url: "https://mirror.example/b", sha256: ${A}, size: 1 }
  - { path: a, url: "https://mirror.example/old", sha256: ${A}, size: 1 }
  - { path: a, url: "https://mirror.example/a", sha256: ${A}, size: 1 }
  - { path: d, url: "https://mirror.example/d", sha256: ${A}, size: 1 }
  - { path: e, sha256: ${A}, size: 1 }
`;
  assert.deepEqual(await ruled(fileLock, { 'files.yml': files, 'vaq.lock': lock }), [
    'vaq.lock:5:13-5:14 error file/lock: `a` is locked twice; run `vaq lock` | first locked here vaq.lock:4:13',
    'files.yml:3:10-3:34 error file/lock: vaq.lock has `a` with another `url`: `https://mirror.example/old`, and here it is `https://mirror.example/a`; run `vaq lock`',
    `files.yml:6:13-6:77 error file/lock: vaq.lock has \`b\` with another \`sha256\`: \`${A}\`, and here it is \`${B}\`; run \`vaq lock\``,
    'files.yml:7:11-7:12 error file/lock: `c` is not in vaq.lock; run `vaq lock`',
    'files.yml:9:11-9:12 error file/lock: vaq.lock has `d` with another `url`: `https://mirror.example/d`, and here it is none; run `vaq lock`',
    'vaq.lock:7:13-7:14 warning file/lock: `e` is locked, and files.yml does not declare it; run `vaq lock`',
  ]);
});

test('a file that was fetched is not one that is made, and the other way round', async () => {
  const made = 'build: { command: [make], output: x }';
  const files = `files:\n  - { path: a, ${made} }\n  - { path: b }\n  - { path: c, ${made} }\n`;
  const lock = `version: 1
files:
  - { path: a, sha256: ${A}, size: 1 }
  - { path: b, build: ${A}, sha256: ${A}, size: 1 }
`;
  assert.deepEqual(await ruled(fileLock, { 'files.yml': files, 'vaq.lock': lock }), [
    'files.yml:2:13-2:14 error file/lock: vaq.lock has `a` as one that is fetched, and here it is made; run `vaq lock`',
    'files.yml:3:13-3:14 error file/lock: vaq.lock has `b` as one that is made, and here it is fetched; run `vaq lock`',
    'files.yml:4:13-4:14 error file/lock: `c` is not in vaq.lock; run `vaq lock`',
  ]);
});

test('a file that has to be signed was locked as one that is, by the same', async () => {
  const sig = 'sig: { url: "https://mirror.example/a.sig", minisign: RWone }';
  const entry = (path: string, more: string): string =>
    `  - { path: ${path}, url: "https://mirror.example/a"${more} }\n`;
  const pin = `, sha256: ${A}, size: 1`;
  const files = `files:\n${entry('a', `, ${sig}`)}${entry('b', '')}${entry('c', `, ${sig}`)}`;
  const lock = `version: 1\nfiles:\n${entry('a', pin)}${entry('b', `${pin}, signed_by: RWone`)}${entry('c', `${pin}, signed_by: RWone`)}`;
  assert.deepEqual(await ruled(fileLock, { 'files.yml': files, 'vaq.lock': lock }), [
    'files.yml:2:54-2:110 error file/lock: vaq.lock has `a` as signed by nobody, and here it is signed by `RWone`; run `vaq lock`',
    'files.yml:3:13-3:14 error file/lock: vaq.lock has `b` as signed by `RWone`, and here it is signed by nobody; run `vaq lock`',
  ]);
});

test('without a lock it is said once that nothing pins what is fetched', async () => {
  const one = 'files:\n  - { path: a, url: "https://mirror.example/a" }\n';
  const said = (more: string): readonly string[] => [
    `files.yml:2:13-2:14 info file/lock: nothing pins the content of \`a\`${more}: there is no vaq.lock; \`vaq lock\` writes it`,
  ];
  assert.deepEqual(await ruled(fileLock, { 'files.yml': one }), said(''));
  const two = `${one}  - { path: b, url: "https://mirror.example/b" }\n`;
  assert.deepEqual(await ruled(fileLock, { 'files.yml': two }), said(' (and of 1 more)'));
  const pinned = `files:\n  - { path: a, url: "https://mirror.example/a", sha256: ${A} }\n  - path: b\n`;
  assert.deepEqual(await ruled(fileLock, { 'files.yml': pinned }), []);
});

test('of a files.yml or a lock that is broken nothing more is said', async () => {
  const files = 'files:\n  - { path: a, url: "https://mirror.example/a" }\n';
  for (const lock of ['', 'version: 2\n', 'version: [', `version: 1\nfiles: [{ path: a, size: 1 }]\n`])
    assert.deepEqual(await ruled(fileLock, { 'files.yml': files, 'vaq.lock': lock }), [], lock);
  assert.deepEqual(await ruled(fileLock, { 'files.yml': 'files: [', 'vaq.lock': 'version: 1\n' }), []);
});

test.run();
