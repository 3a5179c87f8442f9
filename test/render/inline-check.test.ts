import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { rendering } from './sample.ts';

const test = suite('render/inline-check');

const OS = 'os/debian12.yml';

/** What is found in an operating system with a kernel and one argument, whose templates see `md.x`. */
async function found(
  x: string,
  { kernel = 'debian12/linux', argument = '<%= md.x %>' },
): Promise<readonly string[]> {
  const os = `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: '${kernel}' }\ncmdline:\n  - a: '${argument}'\n`;
  const rack = `name: r1-01\nworkflow: debian\ninterfaces: [{ type: physical, mac: 52:54:00:00:00:01, ipv4: 198.51.100.11 }]\nmetadata: { disk: /dev/vda, x: ${JSON.stringify(x)} }\n`;
  return (await rendering({ [OS]: os, 'sites/ams1/rack1.yml': rack })).found;
}

const PLACE = `${OS}:6:8-6:21 error cmdline/split: \`a\`:`;
const HOST = '| hosts ams1/r1-01';

const BAD: readonly (readonly [x: string, problem: string, shown: string])[] = [
  ['b\nc', 'a line break ends the command in iPXE, and the rest is no command', 'b c'],
  ['b || shell', 'iPXE ends the command at `||`, in quotes too', 'b || shell'],
  ['b && c', 'iPXE ends the command at `&&`, in quotes too', 'b && c'],
  [
    '"b',
    'a double quote is left open, so that all that follows on the command line becomes part of it',
    '"b',
  ],
  [
    'b c',
    'the kernel splits it at blanks, into `b`, `c`; put the value in double quotes, inside the single quotes of YAML',
    'b c',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
  ['${net0/ip}', 'iPXE puts one of its settings in the place of `${…}`', '${net0/ip}'],
];

for (const [x, problem, shown] of BAD) {
  test(`an argument that becomes ${JSON.stringify(x)} is an error`, async () => {
    assert.deepEqual(await found(x, {}), [`${PLACE} ${problem} (rendered: \`${shown}\`) ${HOST}`]);
  });
}

test('what is right is none, and what the author of the command line wrote is their own', async () => {
  for (const x of ['b', '', '"b c"', 'b,c=d;e', '$b', 'a||b']) assert.deepEqual(await found(x, {}), [], x);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of iPXE
  assert.deepEqual(await found('b', { argument: '${net0/ip}-<%= md.x %>' }), []);
});

test('what its source says already is not said again', async () => {
  assert.deepEqual(await found('x', { argument: 'b c <%= md.x %>' }), []);
});

test('a kernel is a word that iPXE can load', async () => {
  const at = `${OS}:4:17-4:`;
  const table: readonly (readonly [x: string, kernel: string, expected: string])[] = [
    [
      '',
      '<%= md.x %>',
      `30 error cmdline/split: \`kernel\`: it is empty, so that there is nothing to load (rendered: \`\`) ${HOST}`,
    ],
    [
      'b c',
      'https://mirror.example/<%= md.x %>',
      `53 error cmdline/split: \`kernel\`: iPXE splits a URL at blanks and line breaks (rendered: \`https://mirror.example/b c\`) ${HOST}`,
    ],
    [
      'b c',
      '<%= md.x %>',
      `30 error file/undeclared: \`b c\` is not declared in files.yml; declare it there, or give an absolute URL ${HOST}`,
    ],
  ];
  for (const [x, kernel, expected] of table) {
    assert.deepEqual(await found(x, { kernel, argument: 'b' }), [`${at}${expected}`]);
  }
});

test.run();
