import assert from 'node:assert/strict';
import { appendFile, chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { ensureStateDirectory } from '../../src/state/directory.ts';
import { HEADER, journalPath } from '../../src/state/journal-format.ts';
import { glanceAtHosts, readKnownHosts } from '../../src/state/known-hosts.ts';
import { readSnapshot, writeSnapshot } from '../../src/state/snapshot.ts';
import { must, script, withStateDir } from './samples.ts';

const test = suite('state/snapshot');

function lines(from: number, count: number): string {
  const events = Array.from({ length: count }, (_, at) =>
    script({ host: `r1-${(from + at) % 50}`, attempt: from + at }),
  );
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

async function withLongJournal(run: (dir: string) => Promise<void>): Promise<void> {
  await withStateDir(async (dir) => {
    must(await ensureStateDirectory(dir));
    await writeFile(journalPath(dir), `${HEADER}\n${lines(1, 2500)}damage\n`);
    await run(dir);
  });
}

async function isKept(dir: string): Promise<boolean> {
  return (await readdir(dir)).includes('hosts.snapshot.json');
}

test('a glance says what the whole journal says, before and after it keeps what it has learnt', () =>
  withLongJournal(async (dir) => {
    for (const more of ['', lines(2501, 10), `${lines(2511, 1)}damage\n`]) {
      await appendFile(journalPath(dir), more);
      const whole = await readKnownHosts(dir);
      for (const _ of ['before', 'after']) {
        const { position, ...glance } = await glanceAtHosts(dir);
        assert.deepEqual(glance, whole);
        assert.equal(position.offset, (await readFile(journalPath(dir))).length);
      }
      assert.equal(await isKept(dir), true);
    }
    const { position, problems } = (await readSnapshot(dir))!;
    assert.deepEqual([position.lines, problems.length], [2502, 1]);
  }));

test('of a short journal nothing is kept', () =>
  withStateDir(async (dir) => {
    must(await ensureStateDirectory(dir));
    await writeFile(journalPath(dir), `${HEADER}\n${lines(1, 100)}`);
    assert.equal((await glanceAtHosts(dir)).states.size, 50);
    assert.equal(await isKept(dir), false);
  }));

test('another journal, a shorter one, and a snapshot that is none count as no snapshot', () =>
  withLongJournal(async (dir) => {
    await glanceAtHosts(dir);
    const journal = await readFile(journalPath(dir), 'utf8');
    for (const text of [`${HEADER}\n${lines(7, 2600)}`, `${HEADER}\n${lines(1, 3)}`, `${HEADER}\n`]) {
      await writeFile(journalPath(dir), text);
      assert.equal(await readSnapshot(dir), null);
      assert.deepEqual((await glanceAtHosts(dir)).states, (await readKnownHosts(dir)).states);
      await writeFile(journalPath(dir), journal);
      await glanceAtHosts(dir);
    }
    const path = join(dir, 'hosts.snapshot.json');
    const good = await readFile(path, 'utf8');
    for (const text of ['', '{', '[]', '{"meaning":1}', good.replace(/"meaning":\d+/, '"meaning":0')]) {
      await writeFile(path, text);
      assert.equal(await readSnapshot(dir), null, text.slice(0, 40));
      assert.deepEqual((await glanceAtHosts(dir)).states, (await readKnownHosts(dir)).states);
      await writeFile(path, good);
    }
    assert.notEqual(await readSnapshot(dir), null);
  }));

test('where nothing can be written nothing is lost', () =>
  withLongJournal(async (dir) => {
    await chmod(dir, 0o500);
    await writeSnapshot(join(dir, 'no/such/folder'), {
      position: { offset: 0, lines: 0 },
      states: [],
      problems: [],
    });
    assert.equal((await glanceAtHosts(dir)).states.size, 50);
    await chmod(dir, 0o700);
  }));

test.run();
