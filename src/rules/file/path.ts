import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

const RULE_ID = 'file/path';

/** Why a path cannot be one under `/files/`; null where it can. */
function problemOf(path: string): string | null {
  if (path.includes('\\')) return 'has a backslash; folders are separated by `/`';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\x00-\x1f\x7f]/.test(path)) return 'has a control character';
  if (/^(?:\/|[a-z]:)/i.test(path)) return 'is absolute; it is relative to the folder of the files';
  const parts = path.split('/');
  if (parts.includes('..')) return 'leads out of its folder with `..`';
  return parts.includes('') || parts.includes('.')
    ? 'has an empty part or `.`; write it in its shortest form'
    : null;
}

function* check(declarations: readonly DeclaredFile[]): Iterable<Diagnostic> {
  const firsts = new Map<string, DeclaredFile>();
  for (const file of declarations) {
    const place = within(file.place, 'path');
    const problem = problemOf(file.path);
    const first = firsts.get(file.path);
    firsts.set(file.path, first ?? file);
    if (problem !== null) yield finding(place, { ruleId: RULE_ID, message: `\`${file.path}\` ${problem}` });
    else if (first !== undefined) {
      const message = `\`${file.path}\` is declared twice`;
      const there = related(within(first.place, 'path'), 'first declared here');
      yield finding(place, { ruleId: RULE_ID, message, related: [there] });
    }
  }
}

/** A declared file has a relative path in its shortest form, and is declared once. */
export const filePath: Rule = {
  id: RULE_ID,
  severity: 'error',
  summary: 'the path of a declared file cannot be served',
  check: ({ declarations }) => check(declarations ?? []),
};
