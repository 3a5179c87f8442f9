import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openJournal } from '../../src/state/journal.ts';
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

test.run();
