import type { Diagnostic } from './diagnostic.ts';
import { type IgnoreComment, ignoreComments, MARK, type NamedRule } from './suppress-comments.ts';
import { commentFindings, unusedFinding } from './suppress-findings.ts';

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
  const places = byPlace(suppressions);
  const used = new Set<Suppression>();
  const left = diagnostics.filter(({ file, range, ruleId }) => {
    const hits = range === null ? [] : (places.get(placeKey(file, range.start.line, ruleId)) ?? []);
    for (const hit of hits) used.add(hit);
    return hits.length === 0;
  });
  const unused = isWhole ? suppressions.filter((suppression) => !used.has(suppression)) : [];
  return [
    ...left,
    ...comments.flatMap((comment) => commentFindings(comment, known)),
    ...unused.map(({ comment, rule }) => unusedFinding(comment.file, rule)),
  ];
}

function byPlace(suppressions: readonly Suppression[]): ReadonlyMap<string, readonly Suppression[]> {
  const places = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const { file, firstLine, lastLine } = suppression.comment;
    for (let line = firstLine; line <= lastLine; line++) {
      const key = placeKey(file, line, suppression.rule.id);
      const there = places.get(key);
      if (there) there.push(suppression);
      else places.set(key, [suppression]);
    }
  }
  return places;
}

function placeKey(file: string, line: number, ruleId: string): string {
  return JSON.stringify([file, line, ruleId]);
}
