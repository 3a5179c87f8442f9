import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { initrdArgument } from '../../../src/rules/cmdline/initrd.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/cmdline/initrd');
const cmdline = (...items: readonly string[]): Changes => ({
  'os/debian12.yml': `id: debian12
os_family: Debian
major_version: "12"
boot: { kernel: debian12/linux }
cmdline:
${items
  .map(
    (item) => `  - ${item}
`,
  )
  .join('')}`,
});

test('`initrd=` on the command line', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      cmdline('quiet:', 'initrd: initrd.gz'),
      'os/debian12.yml:7:5-7:11 error cmdline/initrd: vaq states `initrd=` for each of `boot.initrd`; under UEFI the kernel also looks for `initrd=initrd.gz`, and stops where it finds none: remove it | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('initrd: [a, b]'),
      'os/debian12.yml:6:14-6:15 error cmdline/initrd: vaq states `initrd=` for each of `boot.initrd`; under UEFI the kernel also looks for `initrd=a`, and stops where it finds none: remove it | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:6:17-6:18 error cmdline/initrd: vaq states `initrd=` for each of `boot.initrd`; under UEFI the kernel also looks for `initrd=b`, and stops where it finds none: remove it | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('initrd:'),
      'os/debian12.yml:6:5-6:11 error cmdline/initrd: vaq states `initrd=` for each of `boot.initrd`; under UEFI the kernel also looks for `initrd`, and stops where it finds none: remove it | hosts ams1/r1-01 ams1/r1-02',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(initrdArgument, changes), expected, JSON.stringify(changes));
  }
});

test('other arguments, and secrets', async () => {
  assert.deepEqual(
    await ruled(initrdArgument, cmdline('noinitrd:', 'initrd_x: y', 'root: { $secret: initrd }')),
    [],
  );
  assert.deepEqual(await ruled(initrdArgument), []);
});

test.run();
