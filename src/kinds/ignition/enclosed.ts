import { gunzipSync } from 'node:zlib';
import type { JsonNode } from './json/node.ts';
import { parseJson } from './json/parse.ts';
import { entryOf } from './json/places.ts';
import { dataUrlBytes } from './values/data-url.ts';

/** A configuration that stands whole in another, and where the text is that holds it. */
export interface Enclosed {
  readonly text: string;
  readonly source: JsonNode;
  readonly path: readonly (string | number)[];
  /** Whether the same machine reads it as the one around it is read; one in a file may be for any. */
  readonly isOfSameMachine: boolean;
}

/** More than any configuration has, and little enough to be unpacked without harm. */
const MOST_BYTES = 16 * 1024 * 1024;

function at(node: JsonNode | null, ...keys: readonly string[]): JsonNode | null {
  return keys.reduce<JsonNode | null>((inner, key) => inner && (entryOf(inner, key)?.node ?? null), node);
}

function itemsOf(node: JsonNode | null): readonly JsonNode[] {
  return node?.is === 'list' ? node.items : [];
}

function textOf(node: JsonNode | null): string {
  return node?.is === 'text' ? node.value : '';
}

/** What the data URL of a reference says; null where it is none, or cannot be unpacked. */
function contentOf(reference: JsonNode): string | null {
  const data = dataUrlBytes(textOf(at(reference, 'source')));
  if (data === null) return null;
  try {
    const isPacked = textOf(at(reference, 'compression')) === 'gzip';
    return (isPacked ? gunzipSync(data, { maxOutputLength: MOST_BYTES }) : data).toString('utf8');
  } catch {
    return null;
  }
}

/** Whether a text says that it is a configuration of Ignition. */
function saysSo(text: string): boolean {
  if (!/^\s*\{/.test(text) || !/"ignition"/i.test(text)) return false;
  try {
    return at(parseJson(text), 'ignition', 'version')?.is === 'text';
  } catch {
    return false;
  }
}

function enclosed(
  reference: JsonNode | null,
  path: Enclosed['path'],
  isMeant: (text: string) => boolean,
  isOfSameMachine: boolean,
): readonly Enclosed[] {
  const text = reference === null ? null : contentOf(reference);
  if (reference === null || text === null || !isMeant(text)) return [];
  return [{ text, source: at(reference, 'source')!, path: [...path, 'source'], isOfSameMachine }];
}

/**
 * The configurations that another has in its data URLs: those that replace it or are merged into it, and those that it writes
 * to files, which are known by their name or by what they say.
 */
export function enclosedIn(root: JsonNode): readonly Enclosed[] {
  const config = at(root, 'ignition', 'config');
  const always = (): boolean => true;
  return [
    ...enclosed(at(config, 'replace'), ['ignition', 'config', 'replace'], always, true),
    ...['merge', 'append'].flatMap((key) =>
      itemsOf(at(config, key)).flatMap((one, index) =>
        enclosed(one, ['ignition', 'config', key, index], always, true),
      ),
    ),
    ...itemsOf(at(root, 'storage', 'files')).flatMap((file, index) => {
      const isNamed = textOf(at(file, 'path')).endsWith('.ign');
      const path = ['storage', 'files', index, 'contents'];
      return enclosed(at(file, 'contents'), path, (text) => isNamed || saysSo(text), false);
    }),
  ];
}
