import type { JsonSchema } from './json-schema.ts';

/** Keywords that only vaq reads. */
const OWN = /^x-/;

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !OWN.test(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutOwn(item)]));
}

/** A file of a site has a header, which has no name, and hosts; an editor is told by that key which of them a document is. */
function siteFile(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://vaq.example/schema/v1/site-file.json',
    title: 'site-file',
    description: 'One document of a file of hosts: its header, or a host.',
    if: { type: 'object', required: ['name'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { $ref: 'host.json' },
    else: { anyOf: [{ $ref: 'cluster.json' }, { $ref: 'host.json' }] },
  };
}

/** The schemas as editors and other programs read them, as texts by their file names. */
export function publishedSchemas(schemas: ReadonlyMap<string, JsonSchema>): ReadonlyMap<string, string> {
  const all: [string, unknown][] = [...schemas].map(([name, schema]) => [name, withoutOwn(schema)]);
  all.push(['site-file', siteFile()]);
  return new Map(all.map(([name, schema]) => [`${name}.json`, `${JSON.stringify(schema, null, 2)}\n`]));
}
