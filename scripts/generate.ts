// Makes what follows from the JSON Schemas: the types, the compiled validators, and docs/data-model.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataModelPage } from './generate/data-model.ts';
import { readSchemas } from './generate/json-schema.ts';
import { typesOf } from './generate/types.ts';
import { validatorsOf, validatorTypes } from './generate/validators.ts';

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
write(new URL('docs/data-model.md', root), dataModelPage(schemas));
