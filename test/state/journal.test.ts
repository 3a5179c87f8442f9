import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { storeArtifact } from '../../src/state/artifact-store.ts';
import { openJournal } from '../../src/state/journal.ts';
import { HEADER, journalPath } from '../../src/state/journal-format.ts';
import { ensureKey } from '../../src/state/key.ts';
import { appendNumbers, entriesOf, journalText, must, numbered, numbersIn, withStateDir } from './samples.ts';

const test = suite('state/journal');

const line = (number: number) => `${JSON.stringify(numbered(number))}\n`;

/** A state folder whose journal holds this text. */
async function withJournal(text: string, run: (dir: string) => Promise<void>): Promise<void> {
  await withStateDir(async (dir) => {
    await mkdir(dir);
    await writeFile(journalPath(dir), text);
    await run(dir);
  });
}

test('a new journal has a header, private files, and no name in Git', () =>
  withStateDir(async (dir) => {
    const journal = must(await openJournal(dir));
    await appendNumbers(journal, 1, 2);
    await journal.close();
    assert.equal(await journalText(dir), `${HEADER}\n${line(1)}${line(2)}`);
    assert.deepEqual((await readdir(dir)).sort(), ['.gitignore', 'journal.jsonl', 'journal.lock.1']);
    const modes = await Promise.all(
      ['.', '.gitignore', 'journal.jsonl', 'journal.lock.1'].map(async (name) =>
        ((await stat(join(dir, name))).mode & 0o777).toString(8),
      ),
    );
    assert.deepEqual(modes, ['700', '600', '600', '600']);
  }));

test('a journal is gone on with', () =>
  withStateDir(async (dir) => {
    for (const number of [1, 2, 3]) {
      const journal = must(await openJournal(dir));
      await appendNumbers(journal, number);
      await journal.close();
    }
    assert.equal(await journalText(dir), `${HEADER}\n${line(1)}${line(2)}${line(3)}`);
  }));

test('a second writer is told who is first, and changes nothing', () =>
  withStateDir(async (dir) => {
    const first = must(await openJournal(dir));
    await appendNumbers(first, 1);
    assert.deepEqual(await openJournal(dir), {
      ok: false,
      problem: {
        code: 'locked',
        message: `another vaq writes here: process ${process.pid} on ${hostname()}; end that one first`,
      },
    });
    await appendNumbers(first, 2);
    await first.close();
    assert.deepEqual(await numbersIn(dir), [1, 2]);
  }));

test('closing writes what nobody waited for, and frees the journal', () =>
  withStateDir(async (dir) => {
    const journal = must(await openJournal(dir));
    const appended = journal.append(numbered(1));
    await Promise.all([journal.close(), journal.close()]);
    assert.equal(await appended, null);
    assert.deepEqual(await journal.append(numbered(2), { durable: true }), {
      code: 'closed',
      message: `${journalPath(dir)} is closed: nothing more is written to it`,
    });
    await must(await openJournal(dir)).close();
    assert.deepEqual(await numbersIn(dir), [1]);
  }));

const torn: readonly (readonly [title: string, text: string, kept: readonly number[]])[] = [
  ['in a line', `${HEADER}\n${line(1)}${line(2).slice(0, 20)}`, [1]],
  ['just before the end of a line', `${HEADER}\n${line(1)}${line(2).trimEnd()}`, [1]],
  ['after zeros were left by a power failure', `${HEADER}\n${line(1)}${'\0'.repeat(4096)}`, [1]],
  ['after the header', `${HEADER}\n`, []],
  ['just before the end of the header', HEADER, []],
  ['in the header', HEADER.slice(0, 9), []],
  ['before the header', '', []],
];
for (const [title, text, kept] of torn) {
  test(`a journal torn ${title} is read and gone on with`, () =>
    withJournal(text, async (dir) => {
      assert.deepEqual(await numbersIn(dir), kept);
      const journal = must(await openJournal(dir));
      await appendNumbers(journal, 9);
      await journal.close();
      assert.equal(await journalText(dir), `${HEADER}\n${kept.map(line).join('')}${line(9)}`);
    }));
}

const refused: readonly (readonly [title: string, text: string, code: string, message: string])[] = [
  [
    'a newer version',
    '{"formatVersion":2}\n{"kind":"of old',
    'newer',
    ' was written by a newer vaq, in format 2; this one knows 1: ' +
      'update vaq, or keep another state with --state DIR',
  ],
  [
    'something else',
    'Dear diary,',
    'damaged',
    ':1: it does not begin as a journal does; move it away to begin a new one',
  ],
];
for (const [title, text, code, message] of refused) {
  test(`${title} is refused, left as it is, and not kept locked`, () =>
    withJournal(text, async (dir) => {
      const refusal = { ok: false, problem: { code, message: journalPath(dir) + message } };
      assert.deepEqual(await openJournal(dir), refusal);
      assert.deepEqual(await openJournal(dir), refusal);
      assert.equal(await journalText(dir), text);
    }));
}

test('a folder in the place of the journal is a problem', () =>
  withStateDir(async (dir) => {
    await mkdir(journalPath(dir), { recursive: true });
    const path = journalPath(dir);
    assert.deepEqual(await openJournal(dir), {
      ok: false,
      problem: {
        code: 'io',
        message: `${path} is a folder, and should be a file: move it away, or name another state with --state DIR`,
      },
    });
    const [entry] = await entriesOf(dir);
    assert.equal(
      entry?.problem?.message,
      `${path} is a folder, and should be a file: move it away, or name another state with --state DIR`,
    );
  }));

test('nothing is written through a link that leads elsewhere', () =>
  withStateDir(async (dir, parent) => {
    const elsewhere = join(parent, 'elsewhere');
    await writeFile(elsewhere, 'precious');
    await mkdir(dir);
    await symlink(elsewhere, journalPath(dir));
    const problem = (path: string) => ({
      ok: false,
      problem: {
        code: 'denied',
        message: `${path} is a symbolic link, and is not written through: put the file or folder itself there, or name another state with --state DIR`,
      },
    });
    assert.deepEqual(await openJournal(dir), problem(journalPath(dir)));
    await rm(elsewhere);
    assert.deepEqual(await openJournal(dir), problem(journalPath(dir)));
    assert.equal(existsSync(elsewhere), false);

    await symlink(dir, join(parent, 'link'));
    assert.deepEqual(await openJournal(join(parent, 'link')), problem(join(parent, 'link')));
    await symlink(parent, join(dir, 'artifacts'));
    const stored = await storeArtifact(dir, createHash('sha256').update('x').digest('hex'), 'x');
    assert.deepEqual(stored, problem(join(dir, 'artifacts')));
    await symlink(elsewhere, join(dir, 'key'));
    assert.deepEqual(await ensureKey(dir), problem(join(dir, 'key')));
    assert.deepEqual((await readdir(parent)).sort(), ['.vaq', 'link']);
  }));

test('what a crash left in place of the last lines is no obstacle: NUL octets, with an end or without', async () => {
  const nul = '\0'.repeat(5000);
  await withJournal(`${HEADER}\n${line(1)}${nul}`, async (dir) => {
    const journal = must(await openJournal(dir));
    await appendNumbers(journal, 2);
    await journal.close();
    assert.equal(await journalText(dir), `${HEADER}\n${line(1)}${line(2)}`);
  });
  await withJournal(`${HEADER}\n${line(1)}${nul}\n${nul}`, async (dir) => {
    const damage = `${journalPath(dir)}:3: left out: it is not a JSON object`;
    assert.deepEqual(await numbersIn(dir), [1, damage]);
    const journal = must(await openJournal(dir));
    await appendNumbers(journal, 2);
    await journal.close();
    assert.deepEqual(await numbersIn(dir), [1, damage, 2]);
  });
});

test("another user's journal stays that user's", () =>
  withStateDir(async (dir) => {
    // Only root can make a file of somebody else's.
    if (process.getuid?.() !== 0) return;
    await must(await openJournal(dir)).close();
    await chown(journalPath(dir), 23456, 23456);
    process.env.SUDO_UID = '12345';
    process.env.SUDO_GID = '54321';
    try {
      await must(await openJournal(dir)).close();
    } finally {
      delete process.env.SUDO_UID;
      delete process.env.SUDO_GID;
    }
    assert.equal((await stat(journalPath(dir))).uid, 23456);
  }));

test('an acknowledged event is in the file at once', () =>
  withStateDir(async (dir) => {
    const journal = must(await openJournal(dir));
    const size = async () => (await stat(journalPath(dir))).size;
    const before = await size();
    const waiting = journal.append(numbered(1));
    assert.equal(await size(), before);
    await appendNumbers(journal, 2);
    assert.equal(await size(), before + line(1).length + line(2).length);
    assert.equal(await waiting, null);
    await journal.close();
  }));

test('a damaged line is no obstacle to writing', () =>
  withJournal(`${HEADER}\n#\n${line(1)}`, async (dir) => {
    const journal = must(await openJournal(dir));
    await appendNumbers(journal, 2);
    await journal.close();
    const damage = `${journalPath(dir)}:2: left out: it is not a JSON object`;
    assert.deepEqual(await numbersIn(dir), [damage, 1, 2]);
  }));

test('under sudo, everything belongs to the user who called it', () =>
  withStateDir(async (dir, parent) => {
    const state = join(parent, 'made', 'by', 'root');
    // A journal that root made without sudo changes hands with the next session.
    await must(await openJournal(dir)).close();
    process.env.SUDO_UID = '12345';
    process.env.SUDO_GID = '54321';
    try {
      await must(await openJournal(dir)).close();
      await must(await openJournal(state)).close();
    } finally {
      delete process.env.SUDO_UID;
      delete process.env.SUDO_GID;
    }
    // Whoever is not root can give nothing away, and must not try.
    const expected = process.getuid?.() === 0 ? [12345, 54321] : [process.getuid?.(), process.getgid?.()];
    const files = ['', '.gitignore', 'journal.jsonl', 'journal.lock.1'].map((name) => join(state, name));
    for (const path of [journalPath(dir), join(parent, 'made'), join(parent, 'made', 'by'), ...files]) {
      const { uid, gid } = await stat(path);
      assert.deepEqual([path, uid, gid], [path, ...expected]);
    }
  }));

test.run();
