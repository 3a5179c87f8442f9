/** How grave a line is: nothing to do, something to know, or something that keeps the site from being served. */
export type Verdict = 'ok' | 'warning' | 'error';

/** One line of the doctor's table. */
export interface Line {
  /** What was looked at, in a word or two. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly message: string;
  /** The command that mends it, or what a person does; null where there is nothing to mend. */
  readonly mend: string | null;
}

/** A line with nothing to do. */
export function fine(check: string, message: string): Line {
  return { check, verdict: 'ok', message, mend: null };
}

/** A line to know of. */
export function warning(check: string, message: string, mend: string): Line {
  return { check, verdict: 'warning', message, mend };
}

/** A line that keeps the site from being served. */
export function error(check: string, message: string, mend: string): Line {
  return { check, verdict: 'error', message, mend };
}
