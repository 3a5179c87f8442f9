import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Candidates, candidates } from '../../../src/terminal/completion/candidates.ts';
import type { ProgramCommand, ProgramFlag } from '../../../src/terminal/program.ts';
import { programOf } from '../../../src/terminal/program.ts';

const test = suite('terminal/completion/candidates');

const switchOf = (name: string, more: Partial<ProgramFlag> = {}): ProgramFlag => ({
  name,
  type: 'boolean',
  description: `about ${name}`,
  ...more,
});
const option = (name: string, more: Partial<ProgramFlag> = {}): ProgramFlag => ({
  ...switchOf(name, more),
  type: 'option',
});
const flags = (...all: readonly ProgramFlag[]) => Object.fromEntries(all.map((flag) => [flag.name, flag]));

const COMMANDS: readonly ProgramCommand[] = [
  {
    id: 'preview',
    summary: 'previews',
    args: { host: { name: 'host' } },
    flags: flags(
      option('sot', { helpValue: 'DIR' }),
      option('out', { helpValue: '[FORMAT:]FILE' }),
      option('format', { options: ['pretty', 'json'] }),
      option('host', { helpValue: 'HOST', multiple: true }),
      option('addr', { helpValue: 'ADDRESS' }),
      option('boot', { helpValue: 'ID', exclusive: ['dhcp'] }),
      switchOf('dhcp'),
    ),
  },
  { id: 'check', summary: 'checks', strict: false, args: { files: { name: 'files' } }, flags: {} },
  { id: 'bundle', summary: 'bundles', args: {}, flags: flags(switchOf('quiet')) },
  { id: 'bundle:verify', summary: 'verifies', args: { file: { name: 'file' } }, flags: {} },
  { id: 'cache:ls', summary: 'lists', args: {}, flags: {} },
  { id: 'cache:prune', summary: 'prunes', args: {}, flags: {} },
  {
    id: 'completion',
    summary: 'completes',
    args: { shell: { name: 'shell', options: ['bash', 'zsh'] } },
    flags: {},
  },
];
const program = programOf(
  { version: '1', oclif: { bin: 'vaq', topics: { cache: { description: 'the cache' } } } },
  COMMANDS,
);

/** What is offered for the last word of a line, words with what they are about behind a blank. */
function offered(...words: readonly string[]): readonly string[] | Exclude<Candidates, { kind: 'words' }> {
  const found = candidates(program, words);
  return found.kind === 'words' ? found.words.map(({ value, about }) => `${value} ${about}`.trim()) : found;
}

const names = (of: string, behind = '', given: readonly (readonly [string, string])[] = []) => ({
  kind: 'names',
  of,
  behind,
  flags: new Map(given),
});

test('first come the commands, and the words before which several stand', () => {
  const all = [
    'bundle bundles',
    'cache the cache',
    'check checks',
    'completion completes',
    'preview previews',
  ];
  assert.deepEqual(offered(''), all);
  assert.deepEqual(offered(), all);
  assert.deepEqual(offered('c'), ['cache the cache', 'check checks', 'completion completes']);
  assert.deepEqual(offered('x'), []);
});

test('then the second word of a command, or what the first one takes itself', () => {
  assert.deepEqual(offered('cache', ''), ['ls lists', 'prune prunes']);
  assert.deepEqual(offered('cache', 'p'), ['prune prunes']);
  assert.deepEqual(offered('bundle', ''), [
    'verify verifies',
    '--help what this command does, and its flags',
    '--quiet about quiet',
  ]);
  assert.deepEqual(offered('bundle', '--quiet', ''), ['--help what this command does, and its flags']);
  assert.deepEqual(offered('bundle', 'verify', ''), { kind: 'files', behind: '' });
});

test('what leads nowhere is not completed', () => {
  assert.deepEqual(offered('preveiw', ''), []);
  assert.deepEqual(offered('cache', 'sl', ''), []);
});

test('an argument has its words, its files or its names, and the last one may be repeated', () => {
  assert.deepEqual(offered('completion', ''), ['bash', 'zsh']);
  assert.deepEqual(offered('completion', 'z'), ['zsh']);
  assert.deepEqual(offered('preview', 'r1'), names('hosts'));
  assert.deepEqual(offered('check', ''), { kind: 'files', behind: '' });
  assert.deepEqual(offered('check', 'a', 'b', ''), { kind: 'files', behind: '' });
});

test('where no argument is left, flags are offered', () => {
  assert.deepEqual(offered('completion', 'bash', ''), ['--help what this command does, and its flags']);
  assert.deepEqual(offered('preview', 'r1-01', '--'), [
    '--addr about addr',
    '--boot about boot',
    '--dhcp about dhcp',
    '--format about format',
    '--help what this command does, and its flags',
    '--host about host',
    '--out about out',
    '--sot about sot',
  ]);
});

test('a flag is not offered twice, unless it may be repeated, nor beside one that it does not go with', () => {
  assert.deepEqual(offered('preview', '--dhcp', '--format=json', '--host', 'a', '--sot', 'b', '--'), [
    '--addr about addr',
    '--help what this command does, and its flags',
    '--host about host',
    '--out about out',
  ]);
  assert.deepEqual(offered('preview', '--boot', 'a', '--d'), [], 'the other way round too');
});

test('a flag has its values, behind a blank and behind `=`', () => {
  assert.deepEqual(offered('preview', '--format', ''), ['pretty', 'json']);
  assert.deepEqual(offered('preview', '--format', 'j'), ['json']);
  assert.deepEqual(offered('preview', '--format='), ['--format=pretty', '--format=json']);
  assert.deepEqual(offered('preview', '--format=p'), ['--format=pretty']);
  assert.deepEqual(offered('preview', '--sot', 'x'), { kind: 'folders', behind: '' });
  assert.deepEqual(offered('preview', '--out=x'), { kind: 'files', behind: '--out=' });
  assert.deepEqual(offered('preview', '--sot', 'x', '--host=r'), names('hosts', '--host=', [['sot', 'x']]));
  assert.deepEqual(offered('preview', '--boot', ''), names('boots'));
  assert.deepEqual(offered('preview', '--addr', ''), [], 'nobody can guess it');
  assert.deepEqual(offered('preview', '--dhcp='), [], 'it takes none');
});

test('behind `--` there are only arguments', () => {
  assert.deepEqual(offered('check', '--', '-'), { kind: 'files', behind: '' });
  assert.deepEqual(offered('completion', '--', 'bash', ''), []);
});

test.run();
