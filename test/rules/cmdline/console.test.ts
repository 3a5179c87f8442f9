import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { repeatedConsole } from '../../../src/rules/cmdline/console.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/cmdline/console');
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

test('a console that is stated twice', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      cmdline('console: ttyS0,9600n8', 'console: tty0', 'console: ttyS0'),
      'os/debian12.yml:8:14-8:19 warning cmdline/console: `ttyS0` is a console already, and the kernel keeps its first options: `console=ttyS0,9600n8` holds, `console=ttyS0` does not; remove one | hosts ams1/r1-01 ams1/r1-02 | first stated here os/debian12.yml:6:14',
    ],
    [
      cmdline('console: [tty0, tty0]'),
      'os/debian12.yml:6:21-6:25 info cmdline/console: `console=tty0` is stated twice; once is enough, and the last console becomes /dev/console | hosts ams1/r1-01 ams1/r1-02 | first stated here os/debian12.yml:6:15',
    ],
    [
      cmdline('console: ttyS0', 'console: ttyS0,9600', 'console: ttyS0'),
      'os/debian12.yml:7:14-7:24 warning cmdline/console: `ttyS0` is a console already, and the kernel keeps its first options: `console=ttyS0` holds, `console=ttyS0,9600` does not; remove one | hosts ams1/r1-01 ams1/r1-02 | first stated here os/debian12.yml:6:14',
      'os/debian12.yml:8:14-8:19 info cmdline/console: `console=ttyS0` is stated twice; once is enough, and the last console becomes /dev/console | hosts ams1/r1-01 ams1/r1-02 | first stated here os/debian12.yml:6:14',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(repeatedConsole, changes), expected, JSON.stringify(changes));
  }
});

test('several consoles, and those that only rendering knows', async () => {
  for (const items of [
    ['console: tty0', 'console: ttyS0,115200n8'],
    ['console: [tty0, tty1]'],
    ['console:', 'console:'],
    ['console: "<%= md.a %>"', 'console: "<%= md.a %>"'],
    ['earlycon: ttyS0', 'console: ttyS0'],
  ]) {
    assert.deepEqual(await ruled(repeatedConsole, cmdline(...items)), [], items.join());
  }
});

test.run();
