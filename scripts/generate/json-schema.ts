import { readdirSync, readFileSync } from 'node:fs';

/** The part of JSON Schema (draft-07) that the data model uses; `x-later` marks what this version reads but does not act on. */
export interface JsonSchema {
  readonly title?: string;
  readonly 'x-file'?: string;
  readonly 'x-later'?: boolean;
  readonly 'x-expected'?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
}

/** The order in which a reader meets the documents. */
const ORDER = ['vaq', 'files', 'lock', 'env', 'cluster', 'host', 'workflow', 'boot', 'os'];

/** Every schema of the data model, by name, in reading order. */
export function readSchemas(): ReadonlyMap<string, JsonSchema> {
  const folder = new URL('../../src/sot/schema/', import.meta.url);
  const names = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  const schemas = names.map((file): [string, JsonSchema] => [
    file.replace('.schema.json', ''),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ]);
  return new Map(schemas.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)));
}

/** The schema of a plan's file: it is no document of the data model, and stands where plans are made. */
export function readPlanSchema(): ReadonlyMap<string, JsonSchema> {
  const file = new URL('../../src/plan/plan-file/plan.schema.json', import.meta.url);
  return new Map([['plan', JSON.parse(readFileSync(file, 'utf8'))]]);
}

/** The name of the definition that a `$ref` points at. */
export function refName(schema: JsonSchema): string | null {
  return schema.$ref?.replace('#/definitions/', '') ?? null;
}
