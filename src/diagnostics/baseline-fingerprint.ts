import { createHash } from 'node:crypto';
import { linesOf } from './code-frame.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Sources } from './formats/format.ts';

/**
 * A name of 16 hexadecimal digits for each finding, in their order, that stays when lines are added or removed elsewhere:
 * of rule, file, path (or, without one, the text of the line) and message. Equal findings have equal names.
 */
export function fingerprints(diagnostics: readonly Diagnostic[], sources: Sources): readonly string[] {
  const files = new Map<string, readonly string[]>();
  const lines = (file: string): readonly string[] => {
    const known = files.get(file) ?? linesOf(sources(file) ?? '');
    files.set(file, known);
    return known;
  };
  return diagnostics.map(({ ruleId, file, path, range, message }) => {
    const where = path ?? (range === null ? '' : (lines(file)[range.start.line - 1]?.trim() ?? ''));
    const identity = JSON.stringify([ruleId, file, where, withoutLines(message)]);
    return createHash('sha256').update(identity).digest('hex').slice(0, 16);
  });
}

/** Some messages name another line, which moves, or show what one host got of a template’s line. */
function withoutLines(message: string): string {
  return message.replace(/ \(rendered line [\s\S]*\)$/, '').replace(/\bline \d+/g, 'line');
}
