import type { Severity } from '../diagnostic.ts';

/** The page of a rule, and what lists of rules say of it. */
export interface RulePage {
  readonly id: string;
  /** The usual one, where the page says that it depends. */
  readonly severity: Severity;
  /** The first sentence of its explanation, on one line. */
  readonly summary: string;
  /** The whole page, in Markdown. */
  readonly text: string;
}

/** Reads a page of `docs/rules/`, which begins with `# group/name` and a paragraph `Severity: error. What is wrong. …`; after the severity may stand when it is another. */
export function readRulePage(text: string): RulePage {
  const [, id = '', severity = 'error', rest = ''] =
    /^# (\S+)\n+Severity: (error|warning|info)\b[^.]*\.\s+([\s\S]*?)(?:\n\n|$)/.exec(text) ?? [];
  const words = rest.trim().replace(/\s+/g, ' ');
  const end = /[.!?](?= |$)/.exec(words);
  const summary = end === null ? words : words.slice(0, end.index + 1);
  return { id, severity: severity as Severity, summary, text };
}
