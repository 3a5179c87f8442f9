import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { suite } from 'uvu';
import { openJournal } from '../../src/state/journal.ts';
import { HEADER, journalPath } from '../../src/state/journal-format.ts';
import { appendNumbers, entriesOf, must, numbered, numbersIn, positionsOf, withStateDir } from './samples.ts';

const test = suite('state/journal-reader');

const line = (number: number) => `${JSON.stringify(numbered(number))}\n`;

async function withJournal(text: string | Uint8Array, run: (dir: string) => Promise<void>): Promise<void> {
  await withStateDir(async (dir) => {
    await mkdir(dir);
    await writeFile(journalPath(dir), text);
    await run(dir);
  });
}

test('where there is no journal there is nothing to read', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await entriesOf(dir), []);
  }));

test('events come with their lines, and a damaged one does not hide the rest', () =>
  withJournal(`${HEADER}\n${line(1)}{"kind":\n\n${line(2)}{"kind":"tea"}\n${line(3)}`, async (dir) => {
    const damaged = (at: number, fault: string) => ({
      line: at,
      event: null,
      problem: { code: 'damaged', message: `${journalPath(dir)}:${at}: left out: ${fault}` },
    });
    assert.deepEqual(await entriesOf(dir), [
      { line: 2, event: numbered(1), problem: null },
      damaged(3, 'it is not a JSON object'),
      damaged(4, 'it is not a JSON object'),
      { line: 5, event: numbered(2), problem: null },
      damaged(6, 'no event has the kind "tea"'),
      { line: 7, event: numbered(3), problem: null },
    ]);
  }));

test('reading goes on where it was left', () =>
  withJournal(`${HEADER}\n${line(1)}äö\n${line(2)}${line(3)}{`, async (dir) => {
    const all = await positionsOf(dir);
    assert.deepEqual(
      all.map(({ lines }) => lines),
      [2, 3, 4, 5],
    );
    for (const [index, position] of all.entries())
      assert.deepEqual(await positionsOf(dir, position), all.slice(index + 1));
  }));

test('bytes that are no UTF-8 are damage, and not another text', () =>
  withJournal(
    Buffer.concat([Buffer.from(`${HEADER}\n"`), Buffer.from([0xff]), Buffer.from('"\n')]),
    async (dir) => {
      assert.deepEqual(await numbersIn(dir), [`${journalPath(dir)}:2: left out: it is not UTF-8`]);
    },
  ));

test('a last line without its end is left out', () =>
  withJournal(`${HEADER}\n${line(1)}${line(2).trimEnd()}`, async (dir) => {
    assert.deepEqual(await numbersIn(dir), [1]);
  }));

test('a damaged header is said, and the rest is used', () =>
  withJournal(`{"formatVe\n${line(1)}`, async (dir) => {
    const message = 'it does not begin as a journal does; move it away to begin a new one';
    assert.deepEqual(await numbersIn(dir), [`${journalPath(dir)}:1: ${message}`, 1]);
  }));

test('a journal of a newer version is not guessed at', () =>
  withJournal(`{"formatVersion":3}\n${line(1)}`, async (dir) => {
    assert.deepEqual(await entriesOf(dir), [
      {
        line: 1,
        event: null,
        problem: {
          code: 'newer',
          message:
            `${journalPath(dir)} was written by a newer vaq, in format 3; this one knows 1: ` +
            'update vaq, or keep another state with --state DIR',
        },
      },
    ]);
  }));

test('a journal that cannot be read is a problem', () =>
  withStateDir(async (dir) => {
    await mkdir(journalPath(dir), { recursive: true });
    assert.deepEqual(await numbersIn(dir), [
      `${journalPath(dir)} is a folder, and should be a file: move it away, or name another state with --state DIR`,
    ]);
  }));

test('lines longer than a read, with characters across its edges, come whole', () => {
  const long = { ...numbered(1), mac: 'é€😀'.repeat(30_000) };
  return withJournal(`${HEADER}\n${JSON.stringify(long)}\n${line(2)}`, async (dir) => {
    assert.deepEqual(
      (await entriesOf(dir)).map(({ event }) => event),
      [long, numbered(2)],
    );
  });
});

test('a reader beside the writer sees a beginning of what was written, with all that was acknowledged', () =>
  withStateDir(async (dir) => {
    const journal = must(await openJournal(dir));
    let acknowledged = 0;
    let writing = true;
    const write = async () => {
      while (acknowledged < 500) await appendNumbers(journal, acknowledged++);
      writing = false;
    };
    const written = write();
    let reads = 0;
    while (writing) {
      // The one that is counted last may still be on its way.
      const sure = acknowledged - 1;
      const numbers = await numbersIn(dir);
      assert.deepEqual(numbers, [...numbers.keys()]);
      assert.ok(numbers.length >= sure);
      reads += 1;
    }
    await written;
    await journal.close();
    assert.ok(reads > 1);
    assert.equal((await numbersIn(dir)).length, 500);
  }));

test.run();
