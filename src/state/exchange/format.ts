import type { JournalEvent } from '../event.ts';
import { parseEvent } from '../event-parse.ts';

/** The version of an exported state that this program writes, and the newest it reads. */
const FORMAT_VERSION = 1;
const CONTENTS = 'vaq state';

/** An artifact's canonical content, as an exported state has it. */
export interface ExportedArtifact {
  readonly contentId: string;
  readonly content: string;
}

/** A state as it leaves one machine for another. */
export interface ExportedState {
  /** The machine that it was exported on. */
  readonly machine: string;
  readonly at: string;
  readonly events: readonly JournalEvent[];
  readonly artifacts: readonly ExportedArtifact[];
}

/** A state that was read, or what is wrong with the text, by line. */
export type ParsedState =
  | { readonly ok: true; readonly state: ExportedState }
  | { readonly ok: false; readonly line: number; readonly fault: string };

/** A state as JSON, one object a line: a header, events, artifacts, and an end that tells whether all of it is there. */
export function exportText({ machine, at, events, artifacts }: ExportedState): string {
  const lines = [
    { formatVersion: FORMAT_VERSION, contents: CONTENTS, machine, at },
    ...events.map((event) => ({ event })),
    ...artifacts.map((artifact) => ({ artifact })),
    { end: { events: events.length, artifacts: artifacts.length } },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

type Fields = Readonly<Record<string, unknown>>;

function parseLine(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function headerFault({ formatVersion, contents, machine, at }: Fields): string | null {
  if (contents !== CONTENTS || !Number.isSafeInteger(formatVersion))
    return 'this is no exported state; `vaq state export` makes one';
  if ((formatVersion as number) > FORMAT_VERSION)
    return `it was written by a newer vaq, in format ${formatVersion}; this one knows ${FORMAT_VERSION}: update vaq`;
  return typeof machine === 'string' && typeof at === 'string' ? null : 'its machine or its time is missing';
}

/** Reads an exported state, all of it or nothing. */
export function parseExport(text: string): ParsedState {
  const lines = text.split('\n');
  const fault = (index: number, sentence: string): ParsedState => ({
    ok: false,
    line: index + 1,
    fault: sentence,
  });
  const header = parseLine(lines[0] ?? '');
  const wrong = headerFault(header ?? {});
  if (header === null || wrong !== null) return fault(0, wrong ?? '');
  const events: JournalEvent[] = [];
  const artifacts: ExportedArtifact[] = [];
  for (let index = 1; index < lines.length; index++) {
    const { event, artifact, end } = parseLine(lines[index]!) ?? {};
    if (event !== undefined) {
      const parsed = parseEvent(JSON.stringify(event));
      if (parsed.event === null) return fault(index, parsed.fault);
      events.push(parsed.event);
    } else if (artifact !== undefined) {
      const { contentId, content } = (artifact ?? {}) as Fields;
      if (typeof contentId !== 'string' || typeof content !== 'string')
        return fault(index, 'its artifact has no contentId or no content');
      artifacts.push({ contentId, content });
    } else if (end !== undefined) {
      const counts = (end ?? {}) as Fields;
      if (counts.events !== events.length || counts.artifacts !== artifacts.length)
        return fault(index, 'lines are missing before it');
      const { machine, at } = header as Readonly<Record<'machine' | 'at', string>>;
      return { ok: true, state: { machine, at, events, artifacts } };
    } else if (index === lines.length - 1 && lines[index] === '') break;
    else return fault(index, 'it is no event, no artifact and no end');
  }
  return fault(lines.length - 1, 'its end is missing: the file was cut off');
}
