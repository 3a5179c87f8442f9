import { type Entry, JsonMistake, type JsonNode } from './node.ts';
import { Scanner } from './scan.ts';

/** How deep lists and maps may stand in each other; Go’s own limit is 10000, and a configuration needs a dozen. */
const MAX_DEPTH = 500;

const WORDS = { t: 'true', f: 'false', n: 'null' } as const;

function isWordSign(sign: string): sign is keyof typeof WORDS {
  return Object.hasOwn(WORDS, sign);
}

function entry(scanner: Scanner, depth: number): Entry {
  if (scanner.peek() !== '"') throw scanner.wrong('looking for beginning of object key string');
  const start = scanner.at;
  const key = scanner.quoted();
  const end = scanner.at;
  if (scanner.peek() !== ':') throw scanner.wrong('after object key');
  scanner.at += 1;
  return { key, start, end, node: value(scanner, depth) };
}

/** What stands between two brackets, with commas between. */
function between<T>(scanner: Scanner, close: string, after: string, read: () => T): readonly T[] {
  scanner.at += 1;
  const found: T[] = [];
  if (scanner.peek() === close) {
    scanner.at += 1;
    return found;
  }
  for (;;) {
    found.push(read());
    const sign = scanner.peek();
    if (sign !== ',' && sign !== close) throw scanner.wrong(after);
    scanner.at += 1;
    if (sign === close) return found;
  }
}

function value(scanner: Scanner, depth: number): JsonNode {
  const sign = scanner.peek() ?? '';
  const start = scanner.at;
  if (depth > MAX_DEPTH) throw new JsonMistake('exceeded max depth', start);
  if (sign === '{') {
    const entries = between(scanner, '}', 'after object key:value pair', () => entry(scanner, depth + 1));
    return { is: 'map', entries, start, end: scanner.at };
  }
  if (sign === '[') {
    const items = between(scanner, ']', 'after array element', () => value(scanner, depth + 1));
    return { is: 'list', items, start, end: scanner.at };
  }
  if (sign === '"') return { is: 'text', value: scanner.quoted(), start, end: scanner.at };
  if (/[-\d]/.test(sign)) return { is: 'number', written: scanner.number(), start, end: scanner.at };
  if (!isWordSign(sign)) throw scanner.wrong('looking for beginning of value');
  scanner.word(WORDS[sign]);
  if (sign === 'n') return { is: 'null', start, end: scanner.at };
  return { is: 'truth', value: sign === 't', start, end: scanner.at };
}

/** A JSON text as a tree with places; throws a `JsonMistake` and nothing else. */
export function parseJson(text: string): JsonNode {
  const scanner = new Scanner(text);
  const node = value(scanner, 0);
  if (scanner.peek() !== undefined) throw scanner.wrong('after top-level value');
  return node;
}
