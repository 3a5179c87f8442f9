import type { Diagnostic } from './diagnostic.ts';
import { type IgnoreComment, ignoreComments, type NamedRule } from './suppress-comments.ts';
import { MARK } from './suppress-find.ts';
import { commentFindings, unusedFinding } from './suppress-findings.ts';

/** What programs of others find, only who asks them is told: a suppression of it has its use in other runs. */
const OF_OTHERS = 'external/';

/** What must be known to judge a suppression. */
export interface SuppressOptions {
  /** Every rule that there is; asked for only when a file has a suppression. */
  readonly ruleIds: () => ReadonlySet<string>;
  /** Whether everything was checked: of a part, nobody can say that a suppression suppresses nothing. */
  readonly isWhole: boolean;
}

/** A rule that a comment suppresses in its lines. */
interface Suppression {
  readonly comment: IgnoreComment;
  readonly rule: NamedRule;
}

/**
 * The findings that no comment `vaq-ignore: rule -- reason` of the texts suppresses, in their order, and after them what is
 * wrong with the comments: no reason, an unknown rule, nothing to suppress. A finding without a line stays.
 */
export function suppress(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  { ruleIds, isWhole }: SuppressOptions,
): readonly Diagnostic[] {
  const comments = [...texts].flatMap(([file, text]) =>
    text.includes(MARK) ? ignoreComments(file, text) : [],
  );
  if (comments.length === 0) return diagnostics;
  const known = ruleIds();
  const suppressions = comments.flatMap((comment) =>
    comment.reason === null
      ? []
      : comment.rules.filter(({ id }) => known.has(id)).map((rule): Suppression => ({ comment, rule })),
  );
  const suppressed = new Set(suppressions.flatMap(placesOf));
  const hit = new Set<string>();
  const left = diagnostics.filter(({ file, range, ruleId }) => {
    const place = range === null ? '' : placeOf(file, range.start.line, ruleId);
    if (!suppressed.has(place)) return true;
    hit.add(place);
    return false;
  });
  const isUnused = (suppression: Suppression): boolean =>
    !suppression.rule.id.startsWith(OF_OTHERS) && !placesOf(suppression).some((place) => hit.has(place));
  const unused = isWhole ? suppressions.filter(isUnused) : [];
  return [
    ...left,
    ...comments.flatMap((comment) => commentFindings(comment, known)),
    ...unused.map(({ comment, rule }) => unusedFinding(comment.file, rule)),
  ];
}

function placesOf({ comment, rule }: Suppression): readonly string[] {
  return comment.lines.map((line) => placeOf(comment.file, line, rule.id));
}

function placeOf(file: string, line: number, ruleId: string): string {
  return JSON.stringify([file, line, ruleId]);
}
