import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { JournalEvent } from './event.ts';
import { parseEvent } from './event-parse.ts';
import { journalPath, judgeHeader } from './journal-format.ts';
import { problemFrom, type StateProblem, systemCode } from './problem.ts';

/** A place between two lines of a journal: after so many octets, which are so many lines. */
export interface JournalPosition {
  readonly offset: number;
  readonly lines: number;
}

/** Where a journal begins. */
export const BEGINNING: JournalPosition = { offset: 0, lines: 0 };

type Content =
  | { readonly event: JournalEvent; readonly problem: null }
  | { readonly event: null; readonly problem: StateProblem };

/** An event, or what is wrong in its place; lines count from 1, and `end` is the offset after this one. */
export type JournalEntry = Content & { readonly line: number; readonly end: number };

/**
 * The events of a state folder from a position on, oldest first; none where there is no journal. Needs no lock: a last
 * line without its end is still being written, or was torn by a crash, and is left out. A damaged line is one entry with
 * a problem, and the rest follows; a line that is not wanted is passed over unread; a journal of a newer version, or one that cannot be read, ends with its problem.
 */
export async function* readJournal(
  dir: string,
  from: JournalPosition = BEGINNING,
  isWanted: (line: Buffer) => boolean = () => true,
): AsyncGenerator<JournalEntry, void, void> {
  const path = journalPath(dir);
  let last = from;
  try {
    for await (const { bytes, position } of wholeLines(path, from, isWanted)) {
      last = position;
      const { lines: line, offset: end } = position;
      // A replaced character would make an event that nobody wrote.
      const text = isUtf8(bytes) ? bytes.toString() : null;
      if (line > 1) {
        yield { line, end, ...entry(line, text, path) };
        continue;
      }
      const problem = judgeHeader(text ?? '', path);
      if (problem !== null) yield { line, end, event: null, problem };
      if (problem?.code === 'newer') return;
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    yield { line: last.lines + 1, end: last.offset, event: null, problem: problemFrom(error, path) };
  }
}

function entry(line: number, text: string | null, path: string): Content {
  const { event, fault } = text === null ? { event: null, fault: 'it is not UTF-8' } : parseEvent(text);
  if (event !== null) return { event, problem: null };
  return { event: null, problem: { code: 'damaged', message: `${path}:${line}: left out: ${fault}` } };
}

interface Line {
  readonly bytes: Buffer;
  /** Where it ends. */
  readonly position: JournalPosition;
}

/** The lines that are wanted, and the first of a file; what is not wanted costs no turn of the event loop. */
async function* wholeLines(
  path: string,
  { offset, lines }: JournalPosition,
  isWanted: (line: Buffer) => boolean,
): AsyncGenerator<Line, void, void> {
  let begun: Buffer = Buffer.alloc(0);
  let at = { offset, lines };
  const stream: AsyncIterable<Buffer> = createReadStream(path, { start: offset, highWaterMark: 1 << 20 });
  for await (const read of stream) {
    const chunk = begun.length === 0 ? read : Buffer.concat([begun, read]);
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      const bytes = chunk.subarray(from, end);
      at = { offset: at.offset + bytes.length + 1, lines: at.lines + 1 };
      from = end + 1;
      if (at.lines === 1 || isWanted(bytes)) yield { bytes, position: at };
    }
    begun = chunk.subarray(from);
  }
}
