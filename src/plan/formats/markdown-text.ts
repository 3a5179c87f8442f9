import { safeText } from '../../terminal/safe-text.ts';

/** The length of the longest run of backticks in a text. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/**
 * Lines in a fenced code block that none of them can end: a fence is closed only by one of at least its length (CommonMark,
 * section 4.5). In it there is no HTML, no mention and no link.
 */
export function fenced(language: string, lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/**
 * A text as a code span: delimiters longer than any run of backticks in it (CommonMark, section 6.1). A table would be cut
 * at a vertical bar even there, so it is written as an escape.
 */
export function code(text: string): string {
  const safe = safeText(text).replaceAll('|', '\\u007c');
  const ticks = '`'.repeat(longestRun(safe) + 1);
  return /^[` ]|[` ]$|^$/.test(safe) ? `${ticks} ${safe} ${ticks}` : `${ticks}${safe}${ticks}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as code within a line of HTML, where Markdown is not read; nobody is mentioned in code. */
export function htmlCode(text: string): string {
  return `<code>${safeText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)}</code>`;
}
