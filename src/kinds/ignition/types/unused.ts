import { nearest } from '../../../diagnostics/nearest.ts';
import type { Path } from '../../../sot/place.ts';
import type { JsonNode, Span } from '../json/node.ts';
import { entryOf } from '../json/places.ts';
import type { StructType, Type } from './type.ts';

/** A key that nothing reads, or that stands twice. */
export interface OddKey {
  readonly problem: 'unknown-key' | 'duplicate' | 'type';
  readonly path: Path;
  readonly span: Span;
  readonly message: string;
  readonly fix: string | null;
}

const UNUSED = { 2: 'Config has unrecognized key:', 3: 'unused key' } as const;

function ofMap(
  node: Extract<JsonNode, { is: 'map' }>,
  type: StructType,
  major: 2 | 3,
  path: Path,
): readonly OddKey[] {
  const known = Object.keys(type.fields);
  return node.entries.flatMap(({ key, start, end }, index): readonly OddKey[] => {
    const odd = { path: [...path, key], span: { start, end } };
    const before = node.entries.findIndex((entry) => entry.key === key) < index;
    if (before) {
      const message = `the key \`${key}\` stands twice; the last one counts`;
      return [{ ...odd, problem: 'duplicate', message, fix: null }];
    }
    if (Object.hasOwn(type.fields, key)) return [];
    const free = known.filter((name) => entryOf(node, name)?.key !== name);
    const fix = free.find((name) => name.toLowerCase() === key.toLowerCase()) ?? nearest(key, free);
    const hint = fix === null ? '' : `; did you mean \`${fix}\`?`;
    return [{ ...odd, problem: 'unknown-key', message: `${UNUSED[major]} ${key}${hint}`, fix }];
  });
}

/** Keys that Ignition passes over, and in version 3 maps that are `null`, of which its validator says that it cannot tell. */
export function oddKeys(node: JsonNode, type: Type, major: 2 | 3, path: Path = []): readonly OddKey[] {
  if (type.is === 'list') {
    if (node.is !== 'list') return [];
    return node.items.flatMap((item, index) => oddKeys(item, type.of, major, [...path, index]));
  }
  if (type.is !== 'struct') return [];
  if (node.is !== 'map') {
    if (major === 2 || type.pointer || node.is !== 'null') return [];
    const where = ['$', ...path].join('.');
    const message = `context tree does not match content tree at ${where}. Line and column reporting may be inconsistent. Unused keys may not be reported; write \`{}\`, or leave it out`;
    return [{ problem: 'type', path, span: node, message, fix: null }];
  }
  const inner = Object.entries(type.fields).flatMap(([key, field]) => {
    const entry = node.entries.findLast((one) => one.key === key);
    return entry === undefined ? [] : oddKeys(entry.node, field, major, [...path, key]);
  });
  return [...ofMap(node, type, major, path), ...inner];
}
