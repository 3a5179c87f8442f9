import type { Range } from '../../diagnostics/diagnostic.ts';

/** A bare word, a number to the base of 60, or a date with its time: no anchor, tag or alias stands in it. */
const BARE = /^[-+.\w]+(?:[ :][-+\d.]+)*$/;

/** A value as one text. A map whose own key is `toString` is no text to JavaScript, and String() throws. */
export function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/**
 * How a number or truth value is written in its file: `00123` and `1.10` lose digits when they are read. The value itself
 * where its place holds more than a bare word, as an alias does.
 */
export function spellingOf(value: unknown, text: string, range: Range | null): string {
  const line = range === null ? undefined : text.split('\n')[range.start.line - 1];
  const written = range === null ? undefined : line?.slice(range.start.column - 1, range.end.column - 1);
  return written !== undefined && BARE.test(written) ? written : asText(value);
}
