import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../documents/yaml.ts';
import { type Path, parsePointer } from '../place.ts';
import { explain, type SchemaError } from './explain.ts';
import type {
  BootDocument,
  ClusterDocument,
  EnvDocument,
  FilesDocument,
  HostDocument,
  OsDocument,
  VaqDocument,
  WorkflowDocument,
} from './generated/types.ts';
import * as validators from './generated/validators.mjs';

/** The documents of the data model, by the name of their schema. */
export interface DocumentTypes {
  readonly vaq: VaqDocument;
  readonly files: FilesDocument;
  readonly env: EnvDocument;
  readonly cluster: ClusterDocument;
  readonly host: HostDocument;
  readonly os: OsDocument;
  readonly boot: BootDocument;
  readonly workflow: WorkflowDocument;
}

/** A document held against its schema: `value` is what can still be used, or null where too little is left. */
export interface Checked<T> {
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

function resolvePath(value: unknown, keys: readonly string[]): Path {
  const path: (string | number)[] = [];
  let at = value;
  for (const key of keys) {
    path.push(Array.isArray(at) ? Number(key) : key);
    at = (at as Record<string, unknown> | undefined)?.[key];
  }
  return path;
}

function remove(value: unknown, path: Path): void {
  let at = value as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    at = at?.[key] as Record<string | number, unknown>;
    if (at === undefined) return;
  }
  delete at[path.at(-1)!];
}

/** The part of a document that its schema accepts, once everything that it refuses is taken out; null if that leaves too little. */
function usablePart(value: unknown, refused: readonly Path[], isValid: (value: unknown) => boolean): unknown {
  if (refused.some((path) => path.length === 0)) return null;
  const rest = structuredClone(value);
  for (const path of refused) remove(rest, path);
  return isValid(rest) ? rest : null;
}

/** Holds a document against the schema of that name: every finding, and the part of it that later stages can still use. */
export function checkDocument<K extends keyof DocumentTypes>(
  name: K,
  document: YamlDocument,
): Checked<DocumentTypes[K]> {
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: every validator is used, none could be shaken off
  const validate = validators[name];
  if (validate(document.value))
    return { value: document.value as unknown as DocumentTypes[K], diagnostics: [] };
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if') as readonly SchemaError[];
  const diagnostics: Diagnostic[] = [];
  const refused: Path[] = [];
  for (const error of errors) {
    const path = resolvePath(document.value, parsePointer(error.instancePath));
    diagnostics.push(explain({ document, path }, error));
    refused.push(
      error.keyword === 'additionalProperties' ? [...path, String(error.params.additionalProperty)] : path,
    );
  }
  const usable = usablePart(document.value, refused, validate);
  return { value: usable as DocumentTypes[K] | null, diagnostics };
}
