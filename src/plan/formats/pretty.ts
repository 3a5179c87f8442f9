import { Ansis } from 'ansis';
import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Action } from '../plan.ts';
import { type Comparison, summaryLine, waveLines } from './comparison.ts';
import { shownDiff, WHOLE } from './diff-lines.ts';
import { type ChangeGroup, groupChanges, showsDiffs } from './group.ts';

/** Whether colours are used, and whether all of every difference is shown, however long. */
export interface PrettyOptions {
  readonly color: boolean;
  readonly full: boolean;
}

/** As much of one artifact's difference as a person reads on a terminal, and of all differences together. */
const LIMITS = { lines: 80, length: 400 };
const MOST_LINES = 2000;

type Paint = (text: string) => string;

function paints(color: boolean): Readonly<Record<Action | '+' | '-' | '@' | 'dim' | 'bold', Paint>> {
  const { red, green, yellow, cyan, magenta, dim, bold } = new Ansis(color ? 1 : 0);
  return {
    install: green,
    reinstall: red,
    change: yellow,
    remove: magenta,
    unchanged: dim,
    held: cyan,
    '+': green,
    '-': red,
    '@': cyan,
    dim,
    bold,
  };
}

type Paints = ReturnType<typeof paints>;

function paintLine(line: string, paint: Paints): string {
  const mark = line[0];
  return mark === '+' || mark === '-' || mark === '@' ? paint[mark](line) : line;
}

function othersLine({ labels, differsByOwn }: ChangeGroup): string {
  const others = safeText(foldHosts(labels.slice(1)));
  return differsByOwn ? `same, with their own names and addresses, on ${others}` : `same on ${others}`;
}

function groupLines(group: ChangeGroup, most: number, { full }: PrettyOptions, paint: Paints): string[] {
  const { host, labels } = group;
  const lines = [`${paint[host.action](host.action)} ${paint.bold(safeText(host.label))}`];
  for (const reason of host.reasons) lines.push(`  ${safeText(reason)}`);
  let room = most;
  for (const change of showsDiffs(host) ? host.artifacts : []) {
    const limits = full ? WHOLE : { ...LIMITS, lines: Math.min(LIMITS.lines, room) };
    const diff = shownDiff(change, limits);
    room -= diff.lines.length;
    lines.push('', `  ${paint.bold(safeText(`${change.boot}/${change.path}`))}`);
    lines.push(...diff.lines.map((line) => `  ${paintLine(line, paint)}`));
    if (diff.left > 0) lines.push(`  ${paint.dim(`(${diff.left} more lines; --full shows them)`)}`);
  }
  if (labels.length > 1) lines.push('', `  ${paint.dim(othersLine(group))}`);
  return lines;
}

/** A comparison for people: the machines first, then each reason and difference, the same ones folded over hosts. */
export function prettyComparison(
  { from, to, hosts, notCompared, own, turns }: Comparison,
  options: PrettyOptions,
): string {
  const paint = paints(options.color);
  const lines = [
    paint.dim(safeText(`${from} → ${to}`)),
    summaryLine(hosts, (action, text) => paint[action](text)),
    ...waveLines(turns).map(safeText),
    '',
  ];
  if (notCompared.length > 0) {
    lines.push(paint.bold(`not compared, because of errors: ${safeText(foldHosts(notCompared))}`), '');
  }
  const changed = hosts.filter(({ action }) => action !== 'unchanged');
  let room = MOST_LINES;
  for (const group of groupChanges(changed, own)) {
    const shown = groupLines(group, room, options, paint);
    room = Math.max(0, room - shown.length);
    lines.push(...shown, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
