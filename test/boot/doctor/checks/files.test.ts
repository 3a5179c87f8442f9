import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fileLines } from '../../../../src/boot/doctor/checks/files.ts';
import type { SiteFiles } from '../../../../src/boot/site-files.ts';
import type { DeclaredFile } from '../../../../src/sot/model/types.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/files');

const declared = (path: string, sha256: string | null = 'ab'): DeclaredFile =>
  ({ path, sha256 }) as DeclaredFile;

function lines(
  all: readonly DeclaredFile[],
  here: readonly string[],
  more: Partial<SiteFiles> = {},
): readonly string[] {
  return texts(
    fileLines({
      declared: all,
      files: new Map(here.map((path) => [path, { path, sha256: null }])),
      problems: new Map(),
      needed: new Set(['linux', 'initrd']),
      hasMirror: false,
      ...more,
    }),
  );
}

test('all is here, or nothing is declared', () => {
  assert.deepEqual(lines([declared('linux'), declared('initrd')], ['linux', 'initrd']), [
    'ok files: 2 files, here and as pinned',
  ]);
  assert.deepEqual(lines([], []), ['ok files: files.yml declares none']);
});

test('what hosts load is an error, anything else a warning', () => {
  const problems = new Map([['linux', 'it is not in the cache; run `vaq fetch`']]);
  const all = [declared('linux'), declared('initrd'), declared('memtest')];
  assert.deepEqual(lines(all, [], { problems }), [
    'error files: 2 files that hosts load are not here: linux: it is not in the cache; run `vaq fetch`; initrd: it is not here → vaq fetch; or put them in the folder of `service.files`',
    'warning files: 1 file more not here: memtest: it is not here → vaq fetch',
  ]);
  assert.deepEqual(lines([declared('linux')], [], { hasMirror: true }), [
    'warning files: 1 file that hosts load is not here: linux: it is not here → vaq fetch; or put them in the folder of `service.files`',
  ]);
});

test('what nothing pins is said, a few by name', () => {
  const paths = ['a', 'b', 'c', 'd', 'e'];
  assert.deepEqual(
    lines(
      paths.map((path) => declared(path, null)),
      paths,
    ),
    [
      'warning files: nothing pins what 5 files should be: a; b; c; and 2 more → vaq lock; or state `sha256` in files.yml',
    ],
  );
});

test.run();
