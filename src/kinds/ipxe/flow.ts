import type { Severity } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Call } from './arguments.ts';
import { isComputed, type Mistake, mistake } from './mistake.ts';
import type { Line, Word } from './parse.ts';

const ENDS: ReadonlySet<string> = new Set(['goto', 'exit', 'reboot', 'poweroff']);

function labelName({ text }: Word): string {
  return text.slice(1);
}

/** Whether nothing comes after a line: its one command never goes on. */
function isEnd({ commands }: Line): boolean {
  const [command, more] = commands;
  return (
    command !== undefined && more === undefined && command.before === null && ENDS.has(command.name.text)
  );
}

/** What is wrong with labels, and with the ways to them. */
export function flowMistakes(lines: readonly Line[], calls: readonly Call[]): readonly Mistake[] {
  const labels = new Map<string, Word>();
  const mistakes: Mistake[] = [];
  for (const { label } of lines) {
    if (label === null) continue;
    const name = labelName(label);
    if (name === '')
      mistakes.push(mistake('label', label, 'a label has a name right after its `:`', 'warning'));
    else if (labels.has(name))
      mistakes.push(
        mistake(
          'label',
          label,
          `the label \`${name}\` was set before; \`goto\` takes the first one`,
          'warning',
        ),
      );
    else labels.set(name, label);
  }
  const gotos = calls.filter(({ command }) => command.name.text === 'goto');
  const targets = gotos.flatMap(({ arguments: given }) => given.slice(0, 1));
  for (const { command, arguments: given } of gotos) {
    // A failure that `||` catches ends nothing.
    const severity = command.before === '||' ? 'warning' : 'error';
    for (const target of given.slice(0, 1)) mistakes.push(...targetMistakes(target, labels, severity));
  }
  const isDynamic = targets.some(({ text }) => isComputed(text));
  const used = new Set(targets.map(({ text }) => text));
  return [...mistakes, ...unreachable(lines, (name) => isDynamic || used.has(name))];
}

function targetMistakes(
  target: Word,
  labels: ReadonlyMap<string, Word>,
  severity: Severity,
): readonly Mistake[] {
  const { text } = target;
  if (isComputed(text) || labels.has(text)) return [];
  if (text.startsWith(':') && labels.has(text.slice(1))) {
    const message = `\`goto\` names a label without its colon: \`${text.slice(1)}\``;
    return [mistake('label', target, message, severity, text.slice(1))];
  }
  const meant = nearest(text, labels.keys());
  const help = meant === null ? `write \`:${text}\` in a line of its own` : `did you mean \`${meant}\`?`;
  return [mistake('label', target, `there is no label \`${text}\`: ${help}`, severity, meant)];
}

/** The first line of each part that nothing leads to. */
function unreachable(lines: readonly Line[], isUsed: (label: string) => boolean): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  let isOpen = true;
  let isTold = false;
  for (const line of lines) {
    if (line.words.length === 0) continue;
    if (line.label !== null && isUsed(labelName(line.label))) isOpen = true;
    if (!isOpen && !isTold) {
      const place = { start: line.words[0]!.start, end: line.words.at(-1)!.end };
      const message =
        line.label === null
          ? 'nothing leads here: the line before it never goes on, and no label stands between them'
          : `nothing leads here: no \`goto\` names \`${labelName(line.label)}\`, and the line before it never goes on`;
      mistakes.push(mistake('unreachable', place, message, 'warning'));
      isTold = true;
    }
    if (isOpen) isTold = false;
    if (isEnd(line)) isOpen = false;
  }
  return mistakes;
}
