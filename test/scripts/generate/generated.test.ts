import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { dataModelPage } from '../../../scripts/generate/data-model.ts';
import { type JsonSchema, readPlanSchema, readSchemas } from '../../../scripts/generate/json-schema.ts';
import { TEMPLATE_NAMES } from '../../../scripts/generate/template-data.ts';
import { typesOf } from '../../../scripts/generate/types.ts';
import { laterPathsOf, validatorsOf, validatorTypes } from '../../../scripts/generate/validators.ts';
import { CANONICAL } from '../../../src/render/context.ts';
import { templateData } from '../../../src/render/data.ts';
import { LATER } from '../../../src/sot/schema/generated/later.ts';
import * as validators from '../../../src/sot/schema/generated/validators.mjs';
import { firstOf } from '../../render/sample.ts';
import { built } from '../../sot/sample.ts';

const test = suite('scripts/generate');

const GENERATED = 'src/sot/schema/generated';
const schemas = readSchemas();

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

test('what is generated is what the schemas say now', async () => {
  assert.equal(read('docs/data-model.md'), dataModelPage(schemas));
  assert.equal(read(`${GENERATED}/types.ts`), typesOf(schemas));
  assert.equal(read(`${GENERATED}/validators.d.mts`), validatorTypes(schemas));
  assert.equal(read(`${GENERATED}/validators.mjs`), await validatorsOf(schemas));
  assert.deepEqual(LATER, laterPathsOf(schemas));
});

test('what is generated for plans is what their schema says now', async () => {
  const folder = 'src/plan/plan-file/generated';
  const schema = readPlanSchema();
  assert.equal(read(`${folder}/types.ts`), typesOf(schema));
  assert.equal(read(`${folder}/validators.d.mts`), validatorTypes(schema));
  assert.equal(read(`${folder}/validators.mjs`), await validatorsOf(schema));
});

test('types, validators and the page are of one set of schemas: every file, and no more', () => {
  const names = readdirSync('src/sot/schema')
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.replace('.schema.json', ''))
    .sort();
  const titles = [...read('docs/data-model.md').matchAll(/^## (\S+)$/gm)].map((match) => match[1]!);
  const types = [...read(`${GENERATED}/types.ts`).matchAll(/^export interface (\w+)Document /gm)];
  assert.deepEqual([...schemas.keys()].sort(), names);
  assert.deepEqual(Object.keys(validators).sort(), names);
  assert.deepEqual(Object.keys(LATER).sort(), names);
  assert.deepEqual(titles.sort(), names);
  assert.deepEqual(types.map((match) => match[1]!.toLowerCase()).sort(), names);
});

test('documents are in the order in which a reader meets them', () => {
  const order = ['vaq', 'files', 'lock', 'env', 'cluster', 'host', 'workflow', 'boot', 'os'];
  assert.deepEqual([...schemas.keys()], order);
});

/** Every schema inside a schema, with its path. */
function* inside(schema: JsonSchema, path: string): Iterable<readonly [string, JsonSchema]> {
  yield [path, schema];
  for (const [key, value] of Object.entries(schema.properties ?? {})) yield* inside(value, `${path}.${key}`);
  for (const [key, value] of Object.entries(schema.definitions ?? {})) yield* inside(value, `${path}#${key}`);
  if (schema.items !== undefined) yield* inside(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object') {
    yield* inside(schema.additionalProperties, `${path}.*`);
  }
}

const all = [...schemas].flatMap(([name, schema]) => [...inside(schema, name)]);

test('every key has a sentence', () => {
  const silent = all.filter(([path, { description }]) => !path.includes('.*') && !description);
  assert.deepEqual(
    silent.map(([path]) => path),
    [],
  );
});

test('what findings say of a number or a form is in the schema', () => {
  for (const [path, schema] of all) {
    const { minimum, maximum, pattern } = schema as JsonSchema & { readonly pattern?: string };
    assert.equal(minimum === undefined, maximum === undefined, `${path} has one bound`);
    assert.equal(
      pattern === undefined,
      schema['x-expected'] === undefined,
      `${path}: a pattern is said in words`,
    );
  }
});

test('the page names what templates see', async () => {
  const { model } = await built();
  const { host, boot } = firstOf(model);
  const data = templateData(model, host, boot, CANONICAL, null);
  assert.deepEqual([...TEMPLATE_NAMES].sort(), Object.keys(data).sort());
});

test.run();
