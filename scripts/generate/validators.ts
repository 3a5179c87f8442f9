import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { JsonSchema } from './json-schema.ts';

/** Validators compiled ahead of time, because compiling them at start would cost ten times the start itself. */
export async function validatorsOf(schemas: ReadonlyMap<string, JsonSchema>): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    verbose: false,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    validateFormats: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  for (const keyword of ['x-later', 'x-file']) ajv.addKeyword({ keyword });
  const ids: Record<string, string> = {};
  for (const [name, schema] of schemas) {
    ajv.addSchema(schema, name);
    ids[name] = name;
  }
  const code = standalone.default(ajv, ids);
  const bundled = await build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return bundled.outputFiles[0]!.text;
}

/** The declarations that go with `validatorsOf`. */
export function validatorTypes(schemas: ReadonlyMap<string, JsonSchema>): string {
  const lines = [...schemas.keys()].map((name) => `export declare const ${name}: Validator;`);
  return `import type { ErrorObject } from 'ajv';
export interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
${lines.join('\n')}
`;
}
