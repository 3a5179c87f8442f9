import type { Diagnostic } from '../diagnostics/diagnostic.ts';

function key({ ruleId, file, range }: Diagnostic): string {
  return JSON.stringify([ruleId, file, range]);
}

/** A finding that says where and by which rule, and nothing of what was read: that may be a secret's text, or a part of it. */
function discreet({ ruleId, severity, file, range, path, hosts, boot, docs }: Diagnostic): Diagnostic {
  const message = `with the texts of its secrets, what this makes breaks the rule \`${ruleId}\`; more is not said, because it could show them`;
  return { ruleId, severity, message, file, range, path, hosts, boot, related: [], fix: null, docs };
}

/** What was found with placeholders, as it is; and what only the texts of secrets bring about, without a word of them. */
export function discreetFindings(
  canonical: readonly Diagnostic[],
  exact: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Set(canonical.map(key));
  return [...canonical, ...exact.filter((found) => !known.has(key(found))).map(discreet)];
}
