import { readFile } from 'node:fs/promises';
import { replaceFile } from '../atomic-file.ts';
import { ensureStateDirectory, refuseLink, syncDirectory } from '../directory.ts';
import type { JournalEvent } from '../event.ts';
import { parseEvent } from '../event-parse.ts';
import { HEADER, journalPath, judgeHeader } from '../journal-format.ts';
import { takeLock } from '../lock.ts';
import { attempt, failure, type Result, success, systemCode } from '../problem.ts';
import { conflictsOf } from './conflicts.ts';
import { type LocalLine, mergeJournals } from './merge.ts';

/** What joining a journal with another has changed, or would. */
export interface Joined {
  readonly added: number;
  readonly known: number;
  /** Sentences about what both disagree about. */
  readonly conflicts: readonly string[];
}

/** Events of another machine's journal. */
export interface Foreign {
  readonly machine: string;
  readonly events: readonly JournalEvent[];
}

interface Read {
  readonly header: string;
  readonly lines: readonly LocalLine[];
}

async function read(dir: string): Promise<Result<Read>> {
  const path = journalPath(dir);
  try {
    // Latin-1 keeps every octet of a damaged line as it is.
    const whole = (await readFile(path, 'latin1')).split('\n').slice(0, -1);
    const [header = HEADER, ...texts] = whole;
    const fault = judgeHeader(header, path);
    if (fault !== null) return failure(fault);
    return success({
      header,
      lines: texts.map((text) => ({ text, event: parseEvent(Buffer.from(text, 'latin1').toString()).event })),
    });
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return success({ header: HEADER, lines: [] });
    throw error;
  }
}

/** Joining puts another file in the place of the journal, and must not do so in the place of a link. */
async function joinUnlocked(
  dir: string,
  { machine, events }: Foreign,
  writes: boolean,
): Promise<Result<Joined>> {
  const link = await refuseLink(journalPath(dir));
  if (link !== null) return failure(link);
  const found = await read(dir);
  if (!found.ok) return found;
  const { header, lines } = found.value;
  const merged = mergeJournals(lines, events, machine);
  const before = lines.flatMap(({ event }) => event ?? []);
  const { length: added } = merged.added;
  const joined = {
    added,
    known: events.length - added,
    conflicts: added === 0 ? [] : conflictsOf(before, merged),
  };
  if (!writes || added === 0) return success(joined);
  const fresh = new Set(merged.added);
  const octets = merged.lines.map(({ text, event }) =>
    Buffer.from(text, event !== null && fresh.has(event) ? 'utf8' : 'latin1'),
  );
  const newline = Buffer.from('\n');
  const all = [Buffer.from(header, 'latin1'), ...octets].flatMap((line) => [line, newline]);
  await replaceFile(journalPath(dir), Buffer.concat(all));
  await syncDirectory(dir);
  return success(joined);
}

/** Joins the journal of a state folder with another's events: all of them are there when it resolves, or none is. */
export async function joinJournal(dir: string, foreign: Foreign): Promise<Result<Joined>> {
  const ready = await ensureStateDirectory(dir);
  if (!ready.ok) return ready;
  const lock = await attempt(dir, () => takeLock(dir));
  if (!lock.ok) return lock;
  const joined = await attempt(journalPath(dir), () => joinUnlocked(dir, foreign, true));
  await lock.value.release();
  return joined;
}

/** What joining would change, without doing it. */
export function tryToJoin(dir: string, foreign: Foreign): Promise<Result<Joined>> {
  return attempt(journalPath(dir), () => joinUnlocked(dir, foreign, false));
}
