// Makes what follows from the JSON Schemas: the types, the compiled validators, docs/data-model.md, and schema/ for editors.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataModelPage } from './generate/data-model.ts';
import { readPlanSchema, readSchemas } from './generate/json-schema.ts';
import { publishedSchemas } from './generate/published.ts';
import { typesOf } from './generate/types.ts';
import { laterPathsOf, validatorsOf, validatorTypes } from './generate/validators.ts';

const root = new URL('../', import.meta.url);
const out = new URL('src/sot/schema/generated/', root);

/** Writes only what changed, so that a running watcher is not woken for nothing. */
function write(at: URL, text: string): void {
  if (!existsSync(at) || readFileSync(at, 'utf8') !== text) writeFileSync(at, text);
}

const schemas = readSchemas();
mkdirSync(out, { recursive: true });
write(new URL('types.ts', out), typesOf(schemas));
write(new URL('validators.mjs', out), await validatorsOf(schemas));
write(new URL('validators.d.mts', out), validatorTypes(schemas));
const planOut = new URL('src/plan/plan-file/generated/', root);
const planSchema = readPlanSchema();
mkdirSync(planOut, { recursive: true });
write(new URL('types.ts', planOut), typesOf(planSchema));
write(new URL('validators.mjs', planOut), await validatorsOf(planSchema));
write(new URL('validators.d.mts', planOut), validatorTypes(planSchema));
const later = JSON.stringify(laterPathsOf(schemas), null, 2);
write(
  new URL('later.ts', out),
  `/** The keys that this version reads but does not act on. */\nexport const LATER: Readonly<Record<string, readonly (readonly string[])[]>> = ${later};\n`,
);
write(new URL('docs/data-model.md', root), dataModelPage(schemas));
const published = new URL('schema/v1/', root);
mkdirSync(published, { recursive: true });
for (const [name, text] of publishedSchemas(schemas)) write(new URL(name, published), text);
