import type { Range } from './diagnostic.ts';
import { LineIndex } from './position.ts';
import { type FoundComment, findComments } from './suppress-find.ts';

/** A rule that a comment names, and where. */
export interface NamedRule {
  readonly id: string;
  readonly range: Range;
}

/** A comment `vaq-ignore: rule, rule -- reason`. */
export interface IgnoreComment {
  readonly file: string;
  readonly range: Range;
  /** The lines, from 1, whose findings it is about. */
  readonly lines: readonly number[];
  readonly rules: readonly NamedRule[];
  /** Null where it does not say why. */
  readonly reason: string | null;
}

/**
 * Every such comment of a file, in order. One that shares its line is about that line; one that stands alone, about the
 * next line that is no such comment itself.
 */
export function ignoreComments(file: string, text: string): readonly IgnoreComment[] {
  const index = new LineIndex(text);
  const found = findComments(file, text).map((comment) => ({
    comment,
    range: index.rangeOf(comment.start, comment.end),
  }));
  const nextLines = nextLinesOf(text, found);
  return found.map(({ comment, range }) => {
    const next = nextLines.get(comment);
    const own = [range.start.line, range.end.line];
    return {
      file,
      range,
      lines: next === undefined ? [...new Set(own)] : [next],
      ...contentOf(comment, index),
    };
  });
}

interface Placed {
  readonly comment: FoundComment;
  readonly range: Range;
}

/** The line that each comment which stands alone is about. */
function nextLinesOf(text: string, found: readonly Placed[]): ReadonlyMap<FoundComment, number> {
  const byLine = new Map<number, number>();
  const nextLines = new Map<FoundComment, number>();
  for (const [at, placed] of [...found.entries()].reverse()) {
    const isFirst = placed.range.start.line !== found[at - 1]?.range.end.line;
    if (!isFirst || !isAlone(text, placed)) continue;
    const below = placed.range.end.line + 1;
    const next = byLine.get(below) ?? below;
    byLine.set(placed.range.start.line, next);
    nextLines.set(placed.comment, next);
  }
  return nextLines;
}

function isAlone(text: string, { comment, range }: Placed): boolean {
  const rest = /[^\S\n]*(?:\n|$)/y;
  rest.lastIndex = comment.end;
  const before = text.slice(comment.start - range.start.column + 1, comment.start);
  return rest.test(text) && before.trim() === '';
}

function contentOf(
  { body, bodyStart }: FoundComment,
  index: LineIndex,
): Pick<IgnoreComment, 'rules' | 'reason'> {
  // With a blank in front, so that ` -- ` is found where no rule stands before it.
  const said = ` ${body}`;
  const dashes = said.search(/\s--(?=\s|$)/);
  const list = dashes === -1 ? said : said.slice(0, dashes);
  const reason = dashes === -1 ? '' : said.slice(dashes + ' --'.length).trim();
  const rules = [...list.matchAll(/[^,]+/g)].flatMap(({ 0: part, index: at }): readonly NamedRule[] => {
    const id = part.trim();
    const start = bodyStart + at + part.indexOf(id) - 1;
    return id === '' ? [] : [{ id, range: index.rangeOf(start, start + id.length) }];
  });
  return { rules, reason: reason === '' ? null : reason };
}
