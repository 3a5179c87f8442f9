import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedOs } from '../../../src/rules/os/unused.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/os/unused');

test('an operating system that no boot starts', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      {
        'os/debian13.yml':
          'id: debian13\nos_family: Debian\nmajor_version: "13"\nboot: { kernel: debian12/linux }\n',
      },
      'os/debian13.yml:1:5-1:13 info os/unused: no boot starts the operating system `debian13`',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedOs, changes), expected, JSON.stringify(changes));
  }
});

test('a boot that no workflow has starts it too, and nothing is said while a boot may be missing', async () => {
  const os = {
    'os/debian13.yml':
      'id: debian13\nos_family: Debian\nmajor_version: "13"\nboot: { kernel: debian12/linux }\n',
  };
  for (const text of [
    'id: b\noperating_system: debian13\n',
    'id: b\noperating_system: debian31\n',
    'id: [\n',
  ]) {
    assert.deepEqual(await ruled(unusedOs, { ...os, 'boot/b.yml': text }), [], text);
  }
});

test.run();
