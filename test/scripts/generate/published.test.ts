import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { loadAll } from 'js-yaml';
import { suite } from 'uvu';
import { readSchemas } from '../../../scripts/generate/json-schema.ts';
import { publishedSchemas } from '../../../scripts/generate/published.ts';
import { fixtureFiles } from '../../support/memory-source.ts';

const test = suite('scripts/generate/published');

const published = publishedSchemas(readSchemas());

/** As the page for editors assigns them. */
const ASSIGNED = [
  [/^vaq\.ya?ml$/, 'vaq'],
  [/^files\.ya?ml$/, 'files'],
  [/^os\/[^/]+\.ya?ml$/, 'os'],
  [/^boot\/[^/]+\.ya?ml$/, 'boot'],
  [/^workflows\/[^/]+\.ya?ml$/, 'workflow'],
  [/^sites\/[^/]+\/env\.ya?ml$/, 'env'],
  [/^sites\/[^/]+\/[^/]+\.ya?ml$/, 'site-file'],
] as const;

function compiled(): Ajv {
  // Formats are checked by vaq itself; an editor knows none of ours.
  const ajv = new Ajv({ allErrors: true, validateFormats: false, allowUnionTypes: true });
  for (const text of published.values()) ajv.addSchema(JSON.parse(text));
  return ajv;
}

const ajv = compiled();

function errors(schema: string, document: unknown): readonly string[] {
  const validate = ajv.getSchema(`https://vaq.example/schema/v1/${schema}.json`)!;
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

test('what is published is what the schemas say now', () => {
  assert.deepEqual(readdirSync('schema/v1').sort(), [...published.keys()].sort());
  for (const [name, text] of published) assert.equal(readFileSync(`schema/v1/${name}`, 'utf8'), text, name);
  assert.doesNotMatch([...published.values()].join(''), /"x-/);
});

for (const fixture of ['quickstart', 'datacenter', 'minimal']) {
  test(`every document of ${fixture} is right in an editor too`, () => {
    let checked = 0;
    for (const [path, text] of fixtureFiles(fixture)) {
      const schema = ASSIGNED.find(([pattern]) => pattern.test(path))?.[1];
      if (schema === undefined) continue;
      for (const document of loadAll(text)) {
        assert.deepEqual(errors(schema, document), [], path);
        checked++;
      }
    }
    assert.ok(checked > 5, `${checked} documents`);
  });
}

test('an editor marks an unknown key and a wrong type', () => {
  const host = { name: 'a', workflow: 'w', interfaces: [{ type: 'physical', mtu: 'big', macc: '' }] };
  assert.deepEqual(errors('site-file', host), [
    '/interfaces/0: must NOT have additional properties',
    '/interfaces/0/mtu: must be integer',
    ': must match "then" schema',
  ]);
  assert.notDeepEqual(errors('site-file', { interfaces: [] }), []);
  assert.deepEqual(errors('site-file', { metadata: { a: 1 } }), []);
});

test('the page names every schema', () => {
  const page = readFileSync('docs/editors.md', 'utf8');
  const named = [...page.matchAll(/schema\/v1\/([a-z-]+\.json)": /g)].map((match) => match[1]!);
  assert.deepEqual(named.sort(), [...published.keys()].filter((name) => !/cluster|host/.test(name)).sort());
});

test.run();
