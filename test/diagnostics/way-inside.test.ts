import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { suite } from 'uvu';
import { wayInside } from '../../src/diagnostics/way-inside.ts';

const test = suite('diagnostics/way-inside');

type Case = readonly [folder: string, to: string, way: string | null];

const EVERYWHERE: readonly Case[] = [
  ['/sot', '/sot/os/a.yml', 'os/a.yml'],
  ['/sot/', '/sot/os/../boot/', 'boot'],
  ['/', '/sot', 'sot'],
  ['/sot', '/sot', null],
  ['/sot', '/', null],
  ['/sot', '/other', null],
  ['/sot', '/sot-2/a', null],
  ['/sot', '/sot/..', null],
  ['/sot', '/sot/..a', '..a'],
];

const UNIX: readonly Case[] = [
  ['sot', 'sot/a b', 'a b'],
  ['sot', '../sot/a', null],
  ['/sot', '/SOT/a', null],
  ['/sot', '/sot/a\\b', 'a\\b'],
  ['/sot', '/sot/C:\\x', 'C:\\x'],
  // A decomposed name is another one for Linux, and what macOS was given is what it gives.
  ['/sot/\u00e9', '/sot/e\u0301/a', null],
  ['/sot', '/sot/e\u0301', 'e\u0301'],
];

const WINDOWS: readonly Case[] = [
  ['C:\\sot', 'C:\\sot\\os\\a.yml', 'os/a.yml'],
  ['C:\\sot', 'C:/sot/os/a.yml', 'os/a.yml'],
  ['C:\\sot', 'c:\\SOT\\Os\\a.yml', 'Os/a.yml'],
  ['C:\\', 'C:\\sot', 'sot'],
  ['C:\\sot', 'C:\\sot-2\\a', null],
  ['C:\\sot', 'D:\\sot\\a', null],
  ['C:\\sot', '\\\\nas\\racks\\a', null],
  ['\\\\nas\\racks', '\\\\nas\\racks\\sot\\a', 'sot/a'],
  ['\\\\nas\\racks', '\\\\NAS\\Racks\\sot', 'sot'],
  ['\\\\nas\\racks', '\\\\nas\\other\\sot', null],
  ['\\\\?\\C:\\sot', '\\\\?\\C:\\sot\\a', 'a'],
  ['C:\\sot', 'C:\\sot\\..\\a', null],
];

/** The same on a drive: without one, Windows means that on which the program runs. */
function onDrive([folder, to, way]: Case): Case {
  return [`C:${folder}`, `C:${to}`, way];
}

for (const [system, rules, cases] of [
  ['Unix', posix, [...EVERYWHERE, ...UNIX]],
  ['Windows', win32, [...EVERYWHERE.map(onDrive), ...WINDOWS]],
] as const)
  for (const [folder, to, way] of cases)
    test(`on ${system}, ${to} ${way === null ? 'is not in' : `is ${way} in`} ${folder}`, () => {
      assert.equal(wayInside(folder, to, rules), way);
    });

test('without rules, those of this system hold', () => {
  assert.equal(wayInside('a', 'a/b/c'), 'b/c');
});

test.run();
