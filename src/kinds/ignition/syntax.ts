import { LineIndex } from '../../diagnostics/position.ts';
import type { KindFinding } from '../kind.ts';

/** Where JSON.parse gave up, which only its message says; the end of the text where it says nothing. */
function offsetOf(message: string, text: string): number {
  const at = /at position (\d+)/.exec(message)?.[1];
  return at === undefined ? text.trimEnd().length : Number(at);
}

/** The finding for a text that is no JSON (RFC 8259); null where it is. */
export function syntaxFinding(text: string): KindFinding | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const at = offsetOf(error instanceof Error ? error.message : '', text);
    const found = text[at];
    const what =
      found === undefined || found.trim() === ''
        ? 'the text ends too early'
        : `\`${found}\` cannot stand here`;
    const isTrailing = /,\s*$/.test(text.slice(0, at)) && (found === '}' || found === ']');
    const message = `this is not JSON: ${what}${isTrailing ? ', after a comma' : ''}`;
    const range = new LineIndex(text).rangeOf(at, Math.min(at + 1, text.length));
    return { ruleId: 'ignition/syntax', severity: 'error', message, range, fix: null };
  }
}
