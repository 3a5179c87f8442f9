import type { Range } from './diagnostic.ts';
import { LineIndex } from './position.ts';
import { yamlScalars } from './suppress-yaml.ts';

/** A rule that a comment names, and where. */
export interface NamedRule {
  readonly id: string;
  readonly range: Range;
}

/** A comment `vaq-ignore: rule, rule -- reason`, and the lines, from 1, whose findings it is about. */
export interface IgnoreComment {
  readonly file: string;
  readonly range: Range;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly rules: readonly NamedRule[];
  /** Null where it does not say why. */
  readonly reason: string | null;
}

/** What every such comment has in it, to tell at once that a text has none. */
export const MARK = 'vaq-ignore:';

/** A comment by its offsets: all of it, and what is said after the mark. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly body: string;
}

const TAG = /<%#\s*vaq-ignore:([\s\S]*?)[-_]?%>/dg;
const HASH = /(?<=^|[ \t])#[ \t]*vaq-ignore:(.*)$/dgm;
const HASH_LINE = /(?<=^[ \t]*)#[ \t]*vaq-ignore:(.*)$/dgm;

/**
 * Every such comment of a file, in order: `<%# … %>` in templates (`.ejs`), `# …` in YAML wherever it is a comment, and in
 * other files where it has a line to itself. One that shares its line is about that line; one that stands alone, also
 * about the next line that is no such comment itself.
 */
export function ignoreComments(file: string, text: string): readonly IgnoreComment[] {
  const lines = new LineIndex(text);
  const found = foundIn(file, text).map((comment) => ({
    ...comment,
    range: lines.rangeOf(comment.start, comment.end),
    isAlone: isAlone(text, comment),
  }));
  const aboutNext = new Map<number, number>();
  for (const { range, isAlone } of found.toReversed()) {
    const next = range.end.line + 1;
    if (isAlone) aboutNext.set(range.start.line, aboutNext.get(next) ?? next);
  }
  return found.map(({ range, bodyStart, body, isAlone }) => ({
    file,
    range,
    firstLine: range.start.line,
    lastLine: isAlone ? aboutNext.get(range.start.line)! : range.end.line,
    ...contentOf(body, bodyStart, lines),
  }));
}

function foundIn(file: string, text: string): readonly Found[] {
  if (file.endsWith('.ejs')) return matches(text, TAG);
  if (!/\.ya?ml$/.test(file)) return matches(text, HASH_LINE);
  const found = matches(text, HASH);
  const scalars = yamlScalars(text);
  return found.filter(({ start }) => !scalars.some((scalar) => scalar.start <= start && start < scalar.end));
}

function matches(text: string, pattern: RegExp): readonly Found[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [[start, end], [bodyStart]] = match.indices as unknown as [[number, number], [number, number]];
    return { start, end, bodyStart, body: match[1]! };
  });
}

function isAlone(text: string, { start, end }: Found): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const newline = text.indexOf('\n', end);
  const after = text.slice(end, newline === -1 ? text.length : newline);
  return before.trim() === '' && after.trim() === '';
}

function contentOf(
  body: string,
  bodyStart: number,
  lines: LineIndex,
): Pick<IgnoreComment, 'rules' | 'reason'> {
  // With a blank in front, so that ` -- ` is found where no rule stands before it.
  const said = ` ${body}`;
  const dashes = said.search(/\s--(?=\s|$)/);
  const list = dashes === -1 ? said : said.slice(0, dashes);
  const reason = dashes === -1 ? '' : said.slice(dashes + ' --'.length).trim();
  const rules = [...list.matchAll(/[^,]+/g)].flatMap(({ 0: part, index }): readonly NamedRule[] => {
    const id = part.trim();
    const start = bodyStart + index + part.indexOf(id) - 1;
    return id === '' ? [] : [{ id, range: lines.rangeOf(start, start + id.length) }];
  });
  return { rules, reason: reason === '' ? null : reason };
}
