import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  JournalEvent,
  NetworkScriptEvent,
  ServedArtifact,
  UnknownClientEvent,
} from '../../src/state/event.ts';
import type { Journal } from '../../src/state/journal.ts';
import { journalPath } from '../../src/state/journal-format.ts';
import { type JournalEntry, type JournalPosition, readJournal } from '../../src/state/journal-reader.ts';
import type { Result } from '../../src/state/problem.ts';

/** Runs a test with a folder of its own that is gone afterwards; the state folder in it is still to be made. */
export async function withStateDir(test: (dir: string, parent: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'vaq-state-'));
  try {
    await test(join(parent, '.vaq'), parent);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** The value of a result that must have succeeded. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A small event that tells its number. */
export function numbered(number: number): UnknownClientEvent {
  return { kind: 'unknown-client', at: '2026-11-20T10:00:00.000Z', mac: String(number) };
}

/** Appends numbered events durably, one after the other. */
export async function appendNumbers(journal: Journal, ...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const problem = await journal.append(numbered(number), { durable: true });
    if (problem !== null) throw new Error(problem.message);
  }
}

/** Everything that a reader finds, but for the octets. */
export async function entriesOf(
  dir: string,
): Promise<readonly Pick<JournalEntry, 'line' | 'event' | 'problem'>[]> {
  const entries: Pick<JournalEntry, 'line' | 'event' | 'problem'>[] = [];
  for await (const { end: _, ...entry } of readJournal(dir)) entries.push(entry);
  return entries;
}

/** The positions after each entry that a reader finds, from a position on. */
export async function positionsOf(dir: string, from?: JournalPosition): Promise<readonly JournalPosition[]> {
  const found: JournalPosition[] = [];
  for await (const { line, end } of readJournal(dir, from)) found.push({ lines: line, offset: end });
  return found;
}

/** The numbers of the numbered events that a reader finds; a problem stands as its sentence. */
export async function numbersIn(dir: string): Promise<readonly (number | string)[]> {
  return (await entriesOf(dir)).map(({ event, problem }) => problem?.message ?? numberOf(event));
}

/** The bytes of the journal, as text. */
export function journalText(dir: string): Promise<string> {
  return readFile(journalPath(dir), 'utf8');
}

/** An artifact whose digests are told by one letter. */
export function artifact(letter: string): ServedArtifact {
  return {
    path: 'preseed.cfg',
    kind: 'preseed',
    contentType: 'text/plain; charset=utf-8',
    contentId: letter.repeat(64),
    sha256: null,
  };
}

/** The script of a boot of `ams1/r1-01`: the first of one, unless told otherwise. */
export function script(fields: Partial<NetworkScriptEvent>): NetworkScriptEvent {
  return {
    kind: 'script',
    outcome: 'network',
    at: '2026-11-20T10:00:00.000Z',
    site: 'ams1',
    host: 'r1-01',
    boot: 'install',
    step: 0,
    steps: 1,
    attempt: 1,
    done: 'checkpoint',
    revision: 'c0ffee',
    macs: ['52:54:00:00:00:01'],
    artifacts: [artifact('a')],
    ...fields,
  };
}

function numberOf(event: JournalEvent | null): number | string {
  return event?.kind === 'unknown-client' ? Number(event.mac) : `a ${event?.kind} event`;
}
