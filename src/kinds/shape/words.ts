import type { JsonValue } from '../../sot/documents/json-value.ts';
import { codes, describe } from '../../sot/schema/words.ts';
import type { Shape } from './shape.ts';

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

/** A shape in words, for `expected …`: the words of a choice are written out. */
function shapeWords(shape: Shape): readonly string[] {
  switch (shape.is) {
    case 'any':
      return ['anything'];
    case 'truth':
      return ['true or false'];
    case 'false':
      return ['false'];
    case 'nothing':
      return ['nothing'];
    case 'text':
      return [shape.pattern === null ? 'a text' : shape.expected];
    case 'number':
      return [shape.whole ? 'a whole number' : 'a number'];
    case 'word': {
      // An empty text may be taken, but nobody is advised to write one.
      const words = shape.words.filter((word) => word !== '');
      // A long table helps nobody.
      if (words.length > 20) return ['a name that is known here'];
      return [words.length === 1 ? codes(words) : `one of ${codes(words)}`];
    }
    case 'list':
      return ['a list'];
    case 'map':
    case 'by':
      return ['a map'];
    case 'old':
      return shapeWords(shape.of);
    default:
      // That a value may also be left out is no help to who has written one.
      return unique(shape.of.filter(({ is }) => is !== 'old' && is !== 'nothing').flatMap(shapeWords));
  }
}

function takesText(shape: Shape, spelling: string): boolean {
  if (shape.is === 'either') return shape.of.some((one) => takesText(one, spelling));
  if (shape.is === 'word') return shape.words.includes(spelling);
  return shape.is === 'text' && shape.pattern === null;
}

/** What makes a text of a value that was most likely meant as one. */
function quotesHint(value: JsonValue, spelling: string): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `; quote it: \`"${spelling}"\``;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap ? '; a text that has `: ` in it needs quotes' : '';
}

/** What was found; a date is read as the number that is none, and `.nan` is written otherwise. */
function found(value: JsonValue, spelling: string): string {
  const isDate = Number.isNaN(value) && /^\d/.test(spelling);
  return isDate ? `the date ${spelling}` : describe(value, spelling);
}

/** What was expected and what was found, in one sentence; `spelling` is how the value is written. */
export function expectedFound(shape: Shape, value: JsonValue, spelling: string): string {
  const hint = takesText(shape, spelling) ? quotesHint(value, spelling) : '';
  return `expected ${shapeWords(shape).join(', or ')}, found ${found(value, spelling)}${hint}`;
}
