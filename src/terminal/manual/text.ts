import type { Program } from '../program.ts';
import { type ManualRow, manualEntries } from './entries.ts';

const WIDTH = 100;
/** Where the meaning of a flag begins, if the flag is not longer. */
const COLUMN = 28;

/** Every command of a program with its arguments and flags on one page of plain text. */
export function manualText(program: Program): string {
  const entries = manualEntries(program).map(({ usage, summary, text, rows }) =>
    [
      usage,
      ...wrapped(summary, 2),
      ...(text === '' ? [] : ['', ...text.split('\n').flatMap((line) => wrapped(line, 2))]),
      ...(rows.length === 0 ? [] : ['', ...rows.flatMap(shownRow)]),
    ].join('\n'),
  );
  return `${[wrapped(program.description, 0).join('\n'), ...entries].join('\n\n')}\n`;
}

function shownRow({ typed, means }: ManualRow): readonly string[] {
  const lines = wrapped(means, COLUMN);
  const start = `  ${typed}`;
  if (start.length > COLUMN - 2) return [start, ...lines];
  return [start.padEnd(COLUMN) + (lines[0] ?? '').trimStart(), ...lines.slice(1)].map((line) =>
    line.trimEnd(),
  );
}

/** A text in lines that are indented, broken at blanks. */
function wrapped(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${' '.repeat(indent)}${each}`.trimEnd());
}
