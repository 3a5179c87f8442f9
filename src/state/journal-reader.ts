import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { JournalEvent } from './event.ts';
import { parseEvent } from './event-parse.ts';
import { journalPath, judgeHeader } from './journal-format.ts';
import { problemFrom, type StateProblem, systemCode } from './problem.ts';

/** An event, or what is wrong in its place; lines count from 1. */
export type JournalEntry =
  | { readonly line: number; readonly event: JournalEvent; readonly problem: null }
  | { readonly line: number; readonly event: null; readonly problem: StateProblem };

/**
 * The events of a state folder, oldest first; none where there is no journal. Needs no lock: a last line without its
 * end is still being written, or was torn by a crash, and is left out. A damaged line is one entry with a problem, and
 * the rest follows; a journal of a newer version, or one that cannot be read, ends with its problem.
 */
export async function* readJournal(dir: string): AsyncGenerator<JournalEntry, void, void> {
  const path = journalPath(dir);
  let line = 0;
  try {
    for await (const bytes of wholeLines(path)) {
      line += 1;
      // A replaced character would make an event that nobody wrote.
      const text = isUtf8(bytes) ? bytes.toString() : null;
      if (line > 1) {
        yield entry(line, text, path);
        continue;
      }
      const problem = judgeHeader(text ?? '', path);
      if (problem !== null) yield { line, event: null, problem };
      if (problem?.code === 'newer') return;
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    yield { line: line + 1, event: null, problem: problemFrom(error, path) };
  }
}

function entry(line: number, text: string | null, path: string): JournalEntry {
  const { event, fault } = text === null ? { event: null, fault: 'it is not UTF-8' } : parseEvent(text);
  if (event !== null) return { line, event, problem: null };
  return { line, event: null, problem: { code: 'damaged', message: `${path}:${line}: left out: ${fault}` } };
}

async function* wholeLines(path: string): AsyncGenerator<Buffer, void, void> {
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
}
