import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite } from 'uvu';
import { openJournal } from '../../src/state/journal.ts';
import { readKnownHosts } from '../../src/state/known-hosts.ts';
import { layTree } from '../commands/tree.ts';
import { buildVaq } from '../diagnostics/built-vaq.ts';
import { childProgram, runChild } from './child.ts';
import { must, numbersIn, withStateDir } from './samples.ts';

const test = suite('state/journal-kill');

const ROUNDS = process.env.VAQ_FULL === '1' ? 200 : 20;

test(`${ROUNDS} times kill -9: every acknowledged event is there, and none by half`, () =>
  withStateDir(async (dir) => {
    const program = childProgram('append');
    const acknowledged: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Each round has its own million, so that an event tells which round wrote it.
      const first = round * 1_000_000;
      // Every second child ends itself; the others are ended from outside, soon after their first event.
      const last = round % 2 === 0 ? 1 + Math.floor(Math.random() * 50) : 0;
      const command = [process.execPath, program, dir, `${first}`, `${last}`];
      let doomed = last > 0;
      const { signal, output, errors } = await runChild(command, (_, kill) => {
        if (!doomed) setTimeout(kill, Math.random() * 30);
        doomed = true;
      });
      assert.deepEqual([signal, errors], ['SIGKILL', '']);
      acknowledged.push(...output.split('\n').slice(0, -1).map(Number));
    }
    await must(await openJournal(dir)).close();

    const found = await numbersIn(dir);
    const present = new Set(found);
    assert.deepEqual(
      found.filter((number) => typeof number !== 'number'),
      [],
    );
    assert.equal(present.size, found.length);
    assert.deepEqual(
      acknowledged.filter((number) => !present.has(number)),
      [],
    );
    assert.ok(acknowledged.length >= ROUNDS);
  }));

test('the same with boots of hosts: status, history, diff, import and another writer work with what is left', async () => {
  const built = await buildVaq();
  const tree = layTree();
  const dir = join(tree.folder, '.vaq');
  try {
    const program = childProgram('boots');
    for (let round = 0; round < ROUNDS; round += 1) {
      const last = round % 2 === 0 ? 1 + Math.floor(Math.random() * 20) : 0;
      let doomed = last > 0;
      const command = [process.execPath, program, dir, `${round * 1000}`, `${last}`];
      const { signal, output, errors } = await runChild(command, (_, kill) => {
        if (!doomed) setTimeout(kill, Math.random() * 30);
        doomed = true;
      });
      assert.deepEqual([signal, errors], ['SIGKILL', '']);
      const attempts = output.split('\n').slice(0, -1).map(Number);
      const highest = Math.max(...attempts);
      const { states, problems } = await readKnownHosts(dir);
      assert.deepEqual(problems, []);
      const state = states.get('ams1/r1-01')!;
      assert.ok(state.attempt >= highest, `${state.attempt} is there, and ${highest} was acknowledged`);
      // Whole commands cost too much to run after each one.
      if (round % 10 !== 9) continue;
      const status = built.vaq(['status', '--host', 'r1-01', '--format', 'json'], tree.folder);
      assert.deepEqual([status.exit, status.stderr], [0, '']);
      assert.equal(JSON.parse(status.stdout).hosts[0].attempt, state.attempt);
      const history = built.vaq(['history', '--last', '1', '--format', 'json'], tree.folder);
      assert.deepEqual([history.exit, history.stderr], [0, '']);
      assert.equal(JSON.parse(history.stdout).events[0].attempt, state.attempt);
      const diff = built.vaq(['diff', '--host', 'r1-01'], tree.folder);
      assert.deepEqual([diff.exit, diff.stderr], [0, '']);
      assert.match(diff.stdout, /^reinstall ams1\/r1-01$/m);
      const exported = built.vaq(['state', 'export'], tree.folder);
      tree.write({ 'all.export': exported.stdout });
      const imported = built.vaq(['state', 'import', 'all.export'], tree.folder);
      assert.equal(imported.exit, 0, imported.stderr);
      assert.match(imported.stderr, /^0 events of /);
      const declared = built.vaq(['state', 'set', 'r1-02', '--installed'], tree.folder);
      assert.deepEqual([declared.exit, declared.stdout], [0, '']);
    }
  } finally {
    tree.remove();
    built.remove();
  }
});

test.run();
