import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { nearest } from './nearest.ts';
import type { IgnoreComment, NamedRule } from './suppress-comments.ts';

/** Nobody names more by mistake, and to look for the nearest takes its time. */
const MOST_UNKNOWN = 10;

/** What is wrong with a comment by itself: it does not say why, names no rule, or names rules that do not exist. */
export function commentFindings(
  { file, range, rules, reason }: IgnoreComment,
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  // Without ` -- ` nobody can tell where the rules end: what looks like an unknown one may be the reason.
  if (reason === null) {
    const message =
      'a suppression without a reason suppresses nothing; say why after ` -- `, as in `vaq-ignore: rule -- reason`';
    return [diagnostic({ ruleId: 'suppression/no-reason', file, range, message })];
  }
  if (rules.length === 0) {
    const message =
      'the suppression names no rule; write it before ` -- `, as in `vaq-ignore: rule -- reason`';
    return [diagnostic({ ruleId: 'suppression/unknown-rule', file, range, message })];
  }
  const unknown = rules.filter(({ id }) => !known.has(id));
  return unknown.slice(0, MOST_UNKNOWN).map((rule) => unknownRule(file, rule, known));
}

/** A suppression that suppresses nothing, and may one day hide a mistake that nobody meant. */
export function unusedFinding(file: string, { id, range }: NamedRule): Diagnostic {
  const message = `\`${id}\` finds nothing here that this could suppress; remove it`;
  return diagnostic({ ruleId: 'suppression/unused', severity: 'warning', file, range, message });
}

function unknownRule(file: string, { id, range }: NamedRule, known: ReadonlySet<string>): Diagnostic {
  const meant = nearest(id, known);
  const help = meant === null ? '`vaq explain` lists them' : `did you mean \`${meant}\`?`;
  const message = `there is no rule \`${id}\`: ${help}`;
  return diagnostic({ ruleId: 'suppression/unknown-rule', file, range, message });
}
