import { safeText } from '../../terminal/safe-text.ts';
import type { ArtifactChange } from '../plan.ts';
import { changeDiff } from '../text-diff.ts';

/** How much of a difference is shown. */
export interface DiffLimits {
  readonly lines: number;
  /** Characters of a line. */
  readonly length: number;
}

/** No limits. */
export const WHOLE: DiffLimits = { lines: Number.POSITIVE_INFINITY, length: Number.POSITIVE_INFINITY };

/** A difference as it can be shown: safe lines, and how many more there are. */
export interface ShownDiff {
  readonly lines: readonly string[];
  readonly left: number;
}

function size(content: string | undefined): string {
  return content === undefined ? 'nothing' : `${Buffer.byteLength(content)} octets`;
}

function clip(line: string, length: number): string {
  if (line.length <= length) return safeLine(line);
  // Half of a surrogate pair would be shown as an escape.
  const shown = line.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  return `${safeLine(shown)}… (${line.length - shown.length} more characters)`;
}

/** Tabs stay: a terminal does nothing with them but to indent. */
function safeLine(line: string): string {
  return line.split('\t').map(safeText).join('\t');
}

/** The difference of an artifact within limits; of what is no text only the sizes. */
export function shownDiff(change: ArtifactChange, limits: DiffLimits): ShownDiff {
  const [from, to] = [change.from?.content ?? undefined, change.to?.content ?? undefined];
  if (`${from}${to}`.includes('\0')) {
    return { lines: [`(not a text: ${size(from)} → ${size(to)})`], left: 0 };
  }
  const lines = changeDiff(change);
  const shown = lines.slice(0, limits.lines);
  return { lines: shown.map((line) => clip(line, limits.length)), left: lines.length - shown.length };
}
