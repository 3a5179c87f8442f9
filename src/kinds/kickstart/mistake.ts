import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Word } from './words.ts';

/** One mistake; `[start, end)` is its place in the text, in UTF-16 units. */
export interface Mistake {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix: string | null;
}

/** An error at a word. */
export function errorAt(
  { start, end }: Word,
  ruleId: string,
  message: string,
  fix: string | null = null,
): Mistake {
  return { ruleId, severity: 'error', start, end, message, fix };
}

/** A warning at a word. */
export function warningAt(word: Word, ruleId: string, message: string): Mistake {
  return { ...errorAt(word, ruleId, message), severity: 'warning' };
}
