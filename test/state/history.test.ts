import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { suite } from 'uvu';
import type { JournalEvent } from '../../src/state/event.ts';
import { type HistoryFilter, readHistory } from '../../src/state/history.ts';
import { HEADER, journalPath } from '../../src/state/journal-format.ts';
import { numbered, script, withStateDir } from './samples.ts';

const test = suite('state/history');

const hour = (number: number): string => `2026-11-20T${String(number).padStart(2, '0')}:00:00.000Z`;
const EVENTS: readonly JournalEvent[] = [
  { ...numbered(1), at: hour(1) },
  script({ at: hour(2) }),
  script({ at: hour(3), host: 'r1-02' }),
  script({ at: hour(4), site: 'fra1' }),
  { kind: 'problem', at: hour(5), site: null, host: null, code: 'r1-01', message: '"r1-01"' },
  { kind: 'problem', at: hour(6), site: 'ams1', host: 'r1-01', code: 'x', message: 'y' },
  {
    kind: 'checkpoint',
    at: hour(7),
    site: 'ams1',
    host: 'r1-01',
    boot: 'b',
    step: 0,
    attempt: 1,
    outcome: 'done',
    message: null,
  },
];
const ALL: HistoryFilter = { hosts: [], site: null, kinds: [], since: null, until: null, last: null };

async function withJournal(run: (dir: string) => Promise<void>): Promise<void> {
  await withStateDir(async (dir) => {
    await mkdir(dir);
    const lines = EVENTS.map((event) => `${JSON.stringify(event)}\n`);
    await writeFile(
      journalPath(dir),
      `${HEADER}\n${lines.slice(0, 4).join('')}damage\n${lines.slice(4).join('')}`,
    );
    await run(dir);
  });
}

test('events are chosen by host, site, kind, time and number', () =>
  withJournal(async (dir) => {
    const table: readonly (readonly [Partial<HistoryFilter>, readonly number[]])[] = [
      [{}, [1, 2, 3, 4, 5, 6, 7]],
      [{ hosts: ['r1-01'] }, [2, 4, 6, 7]],
      [{ hosts: ['ams1/r1-01'] }, [2, 6, 7]],
      [{ hosts: ['r1-0'] }, []],
      [{ hosts: ['r1-0?'] }, [2, 3, 4, 6, 7]],
      [{ hosts: ['fra1/*', 'r1-02'] }, [3, 4]],
      [{ hosts: ['r.-01'] }, []],
      [{ site: 'fra1' }, [4]],
      [{ site: 'ams1', hosts: ['r1-01'] }, [2, 6, 7]],
      [{ kinds: ['script', 'checkpoint'] }, [2, 3, 4, 7]],
      [{ since: new Date(hour(3)) }, [3, 4, 5, 6, 7]],
      [{ until: new Date(hour(3)) }, [1, 2]],
      [{ since: new Date(hour(3)), until: new Date(hour(5)) }, [3, 4]],
      [{ last: 2 }, [6, 7]],
      [{ last: 20, hosts: ['r1-02'] }, [3]],
    ];
    for (const [filter, hours] of table) {
      const { events } = await readHistory(dir, { ...ALL, ...filter });
      assert.deepEqual(
        events.map(({ at }) => Number(at.slice(11, 13))),
        hours,
        JSON.stringify(filter),
      );
    }
  }));

test('what is damaged is said where it may be what was asked for', () =>
  withJournal(async (dir) => {
    const { events, problems } = await readHistory(dir, ALL);
    assert.deepEqual(events, EVENTS);
    assert.deepEqual(problems, [
      { code: 'damaged', message: `${journalPath(dir)}:6: left out: it is not a JSON object` },
    ]);
  }));

test.run();
