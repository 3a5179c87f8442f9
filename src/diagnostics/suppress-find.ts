import { yamlScalars } from './suppress-yaml.ts';

/** A comment by its UTF-16 offsets: all of it, and what it says after the mark. */
export interface FoundComment {
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly body: string;
}

/** What every suppression has in it, to tell at once that a text has none. */
export const MARK = 'vaq-ignore:';

const TAG_START = /<%#\s*vaq-ignore:/g;
const HASH = /(?<=^|[ \t])(#[ \t]*vaq-ignore:)(.*)$/gm;
const HASH_LINE = /(?<=^[ \t]*)(#[ \t]*vaq-ignore:)(.*)$/gm;

/**
 * Every comment with the mark, in order, in time proportional to the text: `<%# … %>` in templates (`.ejs`), `# …` in
 * YAML wherever it is a comment, and in other files where it has a line to itself.
 */
export function findComments(file: string, text: string): readonly FoundComment[] {
  if (file.endsWith('.ejs')) return tags(text);
  return /\.ya?ml$/.test(file) ? outsideScalars(text, hashes(text, HASH)) : hashes(text, HASH_LINE);
}

function hashes(text: string, pattern: RegExp): readonly FoundComment[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: mark = '', 2: body = '', index }) => {
    return { start: index, end: index + whole.length, bodyStart: index + mark.length, body };
  });
}

/** Not by one expression: it would look for the end of each tag that has none through all that follows. */
function tags(text: string): readonly FoundComment[] {
  const found: FoundComment[] = [];
  let last = 0;
  for (const { 0: mark, index } of text.matchAll(TAG_START)) {
    if (index < last) continue;
    const bodyStart = index + mark.length;
    const close = text.indexOf('%>', bodyStart);
    if (close === -1) break;
    const body = text.slice(bodyStart, close).replace(/[-_]$/, '');
    last = close + '%>'.length;
    found.push({ start: index, end: last, bodyStart, body });
  }
  return found;
}

function outsideScalars(text: string, found: readonly FoundComment[]): readonly FoundComment[] {
  if (found.length === 0) return found;
  const scalars = yamlScalars(text);
  let next = 0;
  return found.filter(({ start }) => {
    while (next < scalars.length && scalars[next]!.end <= start) next++;
    return next === scalars.length || start < scalars[next]!.start;
  });
}
