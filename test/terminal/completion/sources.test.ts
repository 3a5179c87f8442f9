import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { COMMANDS } from '../../../src/commands/index.ts';
import { valuesOfArgument, valuesOfFlag } from '../../../src/terminal/completion/sources.ts';
import type { ProgramArgument, ProgramFlag } from '../../../src/terminal/program.ts';

const test = suite('terminal/completion/sources');

/** What nobody can guess: numbers, addresses, times, and names of what is not there yet. */
const FREE =
  /^(?:<value>|ADDRESS|ARCH|CHARACTERS|FAMILY:RELEASE|HOST|ID|IP|KEY=TEXT|MAC|N|NAME|TEXT|TIME|UUID|\[ID=\]CIDR)$/;

test('each flag of each command is completed, or takes what nobody can guess', () => {
  for (const [id, { flags }] of Object.entries(COMMANDS))
    for (const [name, flag] of Object.entries(flags) as [string, ProgramFlag][]) {
      const { helpValue = '<value>' } = flag;
      if (flag.type !== 'option' || valuesOfFlag({ ...flag, name }) !== null) continue;
      assert.match(helpValue, FREE, `${id} --${name}`);
    }
});

test('the ids of sites, clusters, boots, workflows and systems are completed', () => {
  for (const name of ['site', 'cluster', 'boot', 'workflow', 'system'])
    assert.notEqual(valuesOfFlag({ name, type: 'option', helpValue: 'ID' }), null, name);
  assert.equal(valuesOfFlag({ name: 'kind', type: 'option', helpValue: 'KIND' }), 'kinds');
  assert.equal(valuesOfFlag({ name: 'ref', type: 'option', helpValue: 'REV' }), 'revisions');
});

test('each argument of each command is completed, but the name of what is new', () => {
  const free = Object.entries(COMMANDS).flatMap(([id, command]) => {
    const { args = {} } = command as { readonly args?: Readonly<Record<string, ProgramArgument>> };
    return Object.entries(args)
      .filter(([name, arg]) => valuesOfArgument({ ...arg, name }) === null)
      .map(([name]) => `${id} ${name}`);
  });
  assert.deepEqual(free, ['add:host name', 'secret:set name']);
});

test.run();
