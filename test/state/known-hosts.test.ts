import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { suite } from 'uvu';
import { openJournal } from '../../src/state/journal.ts';
import { journalPath } from '../../src/state/journal-format.ts';
import { readKnownHosts } from '../../src/state/known-hosts.ts';
import { must, numbered, script, withStateDir } from './samples.ts';

const test = suite('state/known-hosts');

test('without a journal nothing is known', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await readKnownHosts(dir), { states: new Map(), problems: [] });
  }));

test('what was written is known, and so is what is damaged', () =>
  withStateDir(async (dir) => {
    const journal = must(await openJournal(dir));
    await journal.append(script({}));
    await journal.append(script({ host: 'r1-02', attempt: 4 }));
    await journal.append(numbered(1), { durable: true });
    await appendFile(journalPath(dir), '{}\n');
    const { states, problems } = await readKnownHosts(dir);
    await journal.close();
    assert.deepEqual(
      [...states].map(([name, { state, boot, attempt }]) => [name, state, boot, attempt]),
      [
        ['ams1/r1-01', 'script', 'install', 1],
        ['ams1/r1-02', 'script', 'install', 4],
      ],
    );
    assert.deepEqual(problems, [
      { code: 'damaged', message: `${journalPath(dir)}:5: left out: no event has the kind undefined` },
    ]);
  }));

test.run();
