import { LineIndex } from '../../diagnostics/position.ts';
import type { KindFinding } from '../kind.ts';
import { readCall } from './arguments.ts';
import { flowMistakes } from './flow.ts';
import { imageMistakes } from './images.ts';
import { continuationMistakes, endMistakes, headerMistakes, listMistakes } from './lines.ts';
import { menuMistakes } from './menus.ts';
import { parseScript } from './parse.ts';
import { settingMistakes } from './settings.ts';
import { valueMistakes } from './values.ts';

/** Every finding in an iPXE script (ipxe.org/scripting), in the order of the text. */
export function checkIpxe(text: string): readonly KindFinding[] {
  const lines = parseScript(text);
  const read = lines.flatMap(({ commands }) => commands.map(readCall));
  const calls = read.flatMap(({ call }) => (call === null ? [] : [call]));
  const mistakes = [
    ...headerMistakes(text),
    ...endMistakes(text),
    ...lines.flatMap((line) => [
      ...listMistakes(line),
      ...continuationMistakes(line),
      ...(line.words.length === 0
        ? []
        : settingMistakes(withoutBreaks(text.slice(line.start, line.words.at(-1)!.end)), line.start)),
    ]),
    ...read.flatMap((one) => one.mistakes),
    ...calls.flatMap(valueMistakes),
    ...flowMistakes(lines, calls),
    ...imageMistakes(calls),
    ...menuMistakes(lines, calls),
  ];
  const index = new LineIndex(text);
  return mistakes
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ rule, severity, message, start, end, fix }) => {
      return { ruleId: `ipxe/${rule}`, severity, message, range: index.rangeOf(start, end), fix };
    });
}

/** A line as one, with each offset where it was. */
function withoutBreaks(line: string): string {
  return line.replace(/\\\r?\n/g, (found) => '\0'.repeat(found.length));
}
