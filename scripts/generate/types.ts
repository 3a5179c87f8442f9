import { type JsonSchema, refName } from './json-schema.ts';

const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function objectType(schema: JsonSchema, indent: string): string {
  if (schema.properties === undefined) {
    const values =
      typeof schema.additionalProperties === 'object' ? typeOf(schema.additionalProperties, indent) : 'Json';
    return `Readonly<Record<string, ${values}>>`;
  }
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties).map(([key, value]) => {
    const optional = schema.required?.includes(key) ? '' : '?';
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
    return `${inner}/** ${value.description ?? ''} */\n${inner}readonly ${name}${optional}: ${typeOf(value, inner)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function typeOf(schema: JsonSchema, indent: string): string {
  const name = refName(schema);
  if (name !== null) return pascal(name);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => `'${value}'`).join(' | ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types
    .map((type) => {
      if (type === 'object') return objectType(schema, indent);
      if (type === 'array') return `readonly (${typeOf(schema.items ?? {}, indent)})[]`;
      return PRIMITIVES[type] ?? 'Json';
    })
    .join(' | ');
}

/** The TypeScript types of all documents: one interface a schema (`HostDocument`) and one a definition (`Interface`). */
export function typesOf(schemas: ReadonlyMap<string, JsonSchema>): string {
  const parts = [
    '// Made from src/sot/schema/*.schema.json by `npm run generate`.',
    'export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };',
  ];
  for (const [name, schema] of schemas) {
    for (const [definition, body] of Object.entries(schema.definitions ?? {})) {
      parts.push(
        `/** ${body.description} */\nexport interface ${pascal(definition)} ${objectType(body, '')}`,
      );
    }
    parts.push(
      `/** ${schema.description} (${schema['x-file']}) */\nexport interface ${pascal(name)}Document ${objectType(schema, '')}`,
    );
  }
  return `${parts.join('\n\n')}\n`;
}
