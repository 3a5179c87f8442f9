import { type JsonSchema, refName } from './json-schema.ts';
import { templateDataSection } from './template-data.ts';

interface Row {
  readonly key: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

function typeName(schema: JsonSchema): string {
  const name = refName(schema);
  if (name !== null) return `[${name}](#${name})`;
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.type === 'array') return `list of ${typeName(schema.items ?? {})}`;
  if (schema.format !== undefined) return schema.format;
  return typeof schema.type === 'string' ? schema.type : (schema.type ?? []).join(' or ');
}

/** The rows of an object, with nested objects flattened to dotted keys, as a person reads a reference. */
function rowsOf(schema: JsonSchema, prefix = ''): readonly Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const row = { key: prefix + key, schema: value, required: schema.required?.includes(key) ?? false };
    if (value.properties !== undefined) return [row, ...rowsOf(value, `${prefix + key}.`)];
    if (value.items?.properties !== undefined) return [row, ...rowsOf(value.items, `${prefix + key}[].`)];
    return [row];
  });
}

function table(schema: JsonSchema): string {
  const rows = rowsOf(schema).map(({ key, schema: value, required }) => {
    const fallback = value.default === undefined ? '' : ` Default: \`${JSON.stringify(value.default)}\`.`;
    const later = value['x-later'] ? ' *Read and checked, but not acted on yet.*' : '';
    return `| \`${key}\` | ${typeName(value)} | ${required ? 'yes' : ''} | ${value.description ?? ''}${fallback}${later} |`;
  });
  return ['| key | type | required | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** `docs/data-model.md`: every document and every key of the data model, and what templates see of them. */
export function dataModelPage(schemas: ReadonlyMap<string, JsonSchema>): string {
  const parts = [
    '# The data model, version 1',
    'Made from `src/sot/schema/*.schema.json` by `npm run generate`; change it there.',
    [
      'Maps merge deeply, lists and scalars replace, `null` deletes. Unknown keys are errors. `.yml` and `.yaml` are equal.',
      'MACs, UUIDs and addresses may be written in any usual form and are kept in one.',
    ].join('\n'),
  ];
  for (const [name, schema] of schemas) {
    parts.push(`## ${name}`, `\`${schema['x-file']}\`: ${schema.description}`, table(schema));
    for (const [definition, body] of Object.entries(schema.definitions ?? {})) {
      parts.push(`### ${definition}`, body.description ?? '', table(body));
    }
  }
  parts.push(templateDataSection());
  return `${parts.join('\n\n')}\n`;
}
