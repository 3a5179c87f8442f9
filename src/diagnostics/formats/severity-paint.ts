import type { Ansis } from 'ansis';
import type { Severity } from '../diagnostic.ts';

/** The colour of each severity, from an instance that knows whether there is colour at all. */
export function severityPaint(ansis: Ansis): Readonly<Record<Severity, (text: string) => string>> {
  return {
    error: (text) => ansis.bold.red(text),
    warning: (text) => ansis.bold.yellow(text),
    info: (text) => ansis.bold.cyan(text),
  };
}
