import { safeText } from '../../terminal/safe-text.ts';
import type { Range } from '../diagnostic.ts';

/** A place as terminals and editors make a link of it: `file:line:column`, or `file` where there is no range. */
export function placeOf(file: string, range: Range | null): string {
  const position = range === null ? '' : `:${range.start.line}:${range.start.column}`;
  return `${safeText(file)}${position}`;
}
