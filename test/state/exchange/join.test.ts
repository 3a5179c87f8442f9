import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { suite } from 'uvu';
import { joinJournal, tryToJoin } from '../../../src/state/exchange/join.ts';
import { openJournal } from '../../../src/state/journal.ts';
import { HEADER, journalPath } from '../../../src/state/journal-format.ts';
import { appendNumbers, must, numbered, numbersIn, script, withStateDir } from '../samples.ts';

const test = suite('state/exchange/join');

const at = '2026-11-20T09:00:00.000Z';
const foreign = { machine: 'other', events: [{ ...numbered(1), at }, numbered(2)] };

test('where there is no journal, one is made', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await tryToJoin(dir, foreign), {
      ok: true,
      value: { added: 2, known: 0, conflicts: [] },
    });
    assert.deepEqual(await numbersIn(dir), []);
    assert.deepEqual(must(await joinJournal(dir, foreign)), { added: 2, known: 0, conflicts: [] });
    assert.deepEqual(await numbersIn(dir), [1, 2]);
    assert.deepEqual((await readdir(dir)).sort(), ['.gitignore', 'journal.jsonl', 'journal.lock.1']);
    assert.deepEqual(must(await joinJournal(dir, foreign)), { added: 0, known: 2, conflicts: [] });
  }));

test('every octet that was there stays, but for a line that was torn, and the next writer goes on', () =>
  withStateDir(async (_, dir) => {
    const header = '{"formatVersion":1,"contents":"vaq journal","more":"ä"}\n';
    const damaged = Buffer.from([0xff, 0x00, 0x0a]);
    const whole = Buffer.concat([
      Buffer.from(header),
      damaged,
      Buffer.from(`${JSON.stringify(script({ boot: 'ö' }))}\n`),
    ]);
    await writeFile(journalPath(dir), Buffer.concat([whole, Buffer.from('{"kind":')]));
    must(await joinJournal(dir, { machine: 'other', events: [numbered(3)] }));
    const line = JSON.stringify({ ...numbered(3), imported: 'other' });
    assert.deepEqual(await readFile(journalPath(dir)), Buffer.concat([whole, Buffer.from(`${line}\n`)]));
    const journal = must(await openJournal(dir));
    await appendNumbers(journal, 4);
    await journal.close();
    assert.deepEqual((await numbersIn(dir)).slice(1), ['a script event', 3, 4]);
  }));

test('who else writes is said, and a newer journal is left alone', () =>
  withStateDir(async (dir) => {
    const journal = must(await openJournal(dir));
    const refused = await joinJournal(dir, foreign);
    assert.equal(refused.ok ? null : refused.problem.code, 'locked');
    await journal.close();
    await writeFile(journalPath(dir), '{"formatVersion":2}\n');
    const newer = await joinJournal(dir, foreign);
    assert.equal(newer.ok ? null : newer.problem.code, 'newer');
    assert.equal(await readFile(journalPath(dir), 'utf8'), '{"formatVersion":2}\n');
    await writeFile(journalPath(dir), `${HEADER}\n`);
    must(await joinJournal(dir, foreign));
  }));

test.run();
