import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { type JsonSchema, refName } from './json-schema.ts';

/** Validators compiled ahead of time, because compiling them at start would cost ten times the start itself. */
export async function validatorsOf(schemas: ReadonlyMap<string, JsonSchema>): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    validateFormats: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  for (const keyword of ['x-later', 'x-file', 'x-expected']) ajv.addKeyword({ keyword });
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

/** For each schema the paths (`*` is any index) of what this version reads but does not act on. */
export function laterPathsOf(
  schemas: ReadonlyMap<string, JsonSchema>,
): Readonly<Record<string, readonly string[][]>> {
  const paths = (schema: JsonSchema, root: JsonSchema, path: string[]): string[][] => {
    const name = refName(schema);
    if (schema['x-later']) return [path];
    if (name !== null) return paths(root.definitions![name]!, root, path);
    if (schema.items !== undefined) return paths(schema.items, root, [...path, '*']);
    return Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
      paths(value, root, [...path, key]),
    );
  };
  return Object.fromEntries([...schemas].map(([name, schema]) => [name, paths(schema, schema, [])]));
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
