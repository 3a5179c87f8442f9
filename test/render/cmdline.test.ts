import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { cmdlineArguments, initrdNames } from '../../src/render/cmdline.ts';

const test = suite('render/cmdline');

test('nothing gives the key, a value the key with it, a list the key for each', () => {
  assert.deepEqual(
    cmdlineArguments([
      { quiet: null },
      { splash: '' },
      { console: ['tty0', 'ttyS0,115200n8'] },
      { ip: 'dhcp' },
      { mtu: 1500 },
      { debug: false },
      { none: [] },
      { token: { $secret: 'join' } },
      { keys: ['a', { $secret: 'b' }] },
    ]),
    [
      'quiet',
      'splash',
      'console=tty0',
      'console=ttyS0,115200n8',
      'ip=dhcp',
      'mtu=1500',
      'debug=false',
      'token=‹secret join›',
      'keys=a',
      'keys=‹secret b›',
    ],
  );
});

test('an initrd is called by the last part of its path', () => {
  const table: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['debian12/initrd.gz'], ['initrd.gz']],
    [['https://mirror.example/a/initrd.img?x=/y#z'], ['initrd.img']],
    [['a b/c d;e.img'], ['c_d_e.img']],
    [
      ['a/', ''],
      ['initrd', '1-initrd'],
    ],
    [
      ['a/initrd', 'b/initrd', 'c/initrd'],
      ['initrd', '1-initrd', '2-initrd'],
    ],
    [
      ['a/initrd', 'b/initrd', '1-initrd'],
      ['initrd', '1-initrd', '1-1-initrd'],
    ],
  ];
  for (const [paths, names] of table) assert.deepEqual(initrdNames(paths), names, paths.join());
});

test('whatever the paths, the names are unique words', () => {
  const path = fc.oneof(
    fc.string(),
    fc.constantFrom('initrd', '1-initrd', '1-1-initrd', 'x/initrd', 'é', 'ü'),
  );
  fc.assert(
    fc.property(fc.array(path), (paths) => {
      const names = initrdNames(paths);
      assert.equal(new Set(names).size, paths.length);
      for (const name of names) assert.match(name, /^[\w.-]+$/);
    }),
  );
});

test.run();
