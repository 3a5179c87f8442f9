import assert from 'node:assert/strict';
import { appendFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { Follower } from '../../src/state/follower.ts';
import { openJournal } from '../../src/state/journal.ts';
import { HEADER, journalPath } from '../../src/state/journal-format.ts';
import { must, script, withStateDir } from './samples.ts';

const test = suite('state/follower');

function line(host: string, attempt = 1): string {
  return `${JSON.stringify(script({ host, attempt }))}\n`;
}

function attempts({ known }: Follower): Readonly<Record<string, number>> {
  return Object.fromEntries([...known.states].map(([label, { attempt }]) => [label, attempt]));
}

test('what a writer appends is seen, and nothing else is read', () =>
  withStateDir(async (dir) => {
    const follower = await Follower.start(dir);
    assert.deepEqual([attempts(follower), await follower.renew()], [{}, false]);
    const journal = must(await openJournal(dir));
    await journal.append(script({}), { durable: true });
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, { 'ams1/r1-01': 1 }]);
    await journal.append(script({ attempt: 2 }), { durable: true });
    await journal.append(script({ host: 'r1-02' }), { durable: true });
    const both = { 'ams1/r1-01': 2, 'ams1/r1-02': 1 };
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, both]);
    assert.equal(await follower.renew(), false);
    await journal.close();
    assert.deepEqual(follower.known.problems, []);
  }));

test('a line that is half written is seen when it is whole', () =>
  withStateDir(async (_, dir) => {
    await writeFile(journalPath(dir), `${HEADER}\n${line('a')}`);
    const follower = await Follower.start(dir);
    const whole = line('b');
    await appendFile(journalPath(dir), whole.slice(0, 20));
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, { 'ams1/a': 1 }]);
    await appendFile(journalPath(dir), whole.slice(20));
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, { 'ams1/a': 1, 'ams1/b': 1 }]);
  }));

test('another journal in its place is read from its beginning', () =>
  withStateDir(async (_, dir) => {
    const path = journalPath(dir);
    await writeFile(path, `${HEADER}\n${line('a')}${line('b')}`);
    const follower = await Follower.start(dir);
    await writeFile(join(dir, 'other'), `${HEADER}\n${line('c')}${line('a', 7)}${line('b')}${line('d')}`);
    await rename(join(dir, 'other'), path);
    const joined = { 'ams1/c': 1, 'ams1/a': 7, 'ams1/b': 1, 'ams1/d': 1 };
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, joined]);
    await truncate(path, HEADER.length + 1);
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, {}]);
    await rm(path);
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, {}]);
    await writeFile(path, `${HEADER}\n${line('e')}`);
    assert.deepEqual([await follower.renew(), attempts(follower)], [true, { 'ams1/e': 1 }]);
  }));

test.run();
