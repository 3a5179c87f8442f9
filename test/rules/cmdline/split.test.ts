import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { splitArgument } from '../../../src/rules/cmdline/split.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/cmdline/split');
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

test('what does not come to the kernel as one argument', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      cmdline('dyndbg: file a +p'),
      'os/debian12.yml:6:13-6:22 error cmdline/split: `dyndbg`: the kernel splits it at blanks, into `file`, `a`, `+p`; put the value in double quotes, inside the single quotes of YAML | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline("a: ' b'"),
      'os/debian12.yml:6:8-6:12 error cmdline/split: `a`: the blanks around it are lost; put the value in double quotes, or remove them | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline("a: ' '"),
      'os/debian12.yml:6:8-6:11 error cmdline/split: `a`: the blanks around it are lost; put the value in double quotes, or remove them | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a: "b\\tc"'),
      'os/debian12.yml:6:8-6:14 error cmdline/split: `a`: the kernel splits it at blanks, into `b`, `c`; put the value in double quotes, inside the single quotes of YAML | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a: "b\\nc"'),
      'os/debian12.yml:6:8-6:14 error cmdline/split: `a`: a line break ends the command in iPXE, and the rest is no command | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline("a: '\"b c'"),
      'os/debian12.yml:6:8-6:14 error cmdline/split: `a`: a double quote is left open, so that all that follows on the command line becomes part of it | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a: "\'b\'"'),
      'os/debian12.yml:6:8-6:13 error cmdline/split: `a`: the kernel knows no single quotes, and takes them as part of the value | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a: \'"b || c"\''),
      'os/debian12.yml:6:8-6:18 error cmdline/split: `a`: iPXE ends the command at `||`, in quotes too | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a b: c'),
      'os/debian12.yml:6:5-6:8 error cmdline/split: `a b` is no single argument; give each one an item of its own | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('quiet splash:'),
      'os/debian12.yml:6:5-6:17 error cmdline/split: `quiet splash` is no single argument; give each one an item of its own | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a: [b, c d]'),
      'os/debian12.yml:6:12-6:15 error cmdline/split: `a`: the kernel splits it at blanks, into `c`, `d`; put the value in double quotes, inside the single quotes of YAML | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      cmdline('a: <%= md.x %> c'),
      'os/debian12.yml:6:8-6:21 error cmdline/split: `a`: the kernel splits it at blanks, into `…`, `c`; put the value in double quotes, inside the single quotes of YAML | hosts ams1/r1-01 ams1/r1-02',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(splitArgument, changes), expected, JSON.stringify(changes));
  }
});

test('what does', async () => {
  for (const item of [
    'a: b',
    'a:',
    'a: 5',
    'a: \'"b c"\'',
    'a: \'b="c d",e\'',
    'ds: nocloud;s=http://198.51.100.1/',
    "a: it's",
    'a: "<%= [1, 2].join(\' \') %>"',
    'a: { $secret: x }',
    'a: x||y',
  ]) {
    assert.deepEqual(await ruled(splitArgument, cmdline(item)), [], item);
  }
});

test.run();
