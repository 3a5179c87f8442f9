import type { Json } from '../schema/generated/types.ts';
import type { Metadata } from './types.ts';

type JsonMap = { readonly [key: string]: Json };

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeTwo(outer: JsonMap, inner: JsonMap): JsonMap {
  const merged: Record<string, Json> = { ...outer };
  for (const [key, value] of Object.entries(inner)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (value === null) delete merged[key];
    else if (!isMap(value) || isSecret(value)) merged[key] = value;
    else merged[key] = mergeTwo(isMap(before) && !isSecret(before) ? before : {}, value);
  }
  return merged;
}

/** Whether a value names a secret: `{ $secret: name }`. */
export function isSecret(value: Json | undefined): value is { readonly $secret: string } {
  return isMap(value) && typeof value.$secret === 'string' && Object.keys(value).length === 1;
}

/** The levels merged from the outermost to the innermost: maps merge deeply, lists and scalars replace, `null` deletes. */
export function mergeMetadata(...levels: readonly (Metadata | undefined)[]): Metadata {
  return levels.reduce<JsonMap>(
    (merged, level) => (level === undefined ? merged : mergeTwo(merged, level)),
    {},
  );
}
