import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../documents/yaml.ts';
import { type Path, parsePointer, pointer } from '../place.ts';
import { type Explained, explain, type SchemaError } from './explain.ts';
import type {
  BootDocument,
  ClusterDocument,
  EnvDocument,
  FilesDocument,
  HostDocument,
  LockDocument,
  OsDocument,
  VaqDocument,
  WorkflowDocument,
} from './generated/types.ts';
import * as validators from './generated/validators.mjs';
import { meantDocument } from './meant-document.ts';
import { mend } from './mend.ts';

/** The documents of the data model, by the name of their schema. */
export interface DocumentTypes {
  readonly vaq: VaqDocument;
  readonly files: FilesDocument;
  readonly lock: LockDocument;
  readonly env: EnvDocument;
  readonly cluster: ClusterDocument;
  readonly host: HostDocument;
  readonly os: OsDocument;
  readonly boot: BootDocument;
  readonly workflow: WorkflowDocument;
}

/** A document held against its schema: `value` is what can still be used, or null where too little is left. */
export interface Checked<T> {
  /** The document itself; what is misspelt in it has its place under the key that was meant. */
  readonly document: YamlDocument;
  readonly value: T | null;
  /** Whether the value has all that the document says; misspelt keys are read as what they were meant to be. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

function resolvePath(value: unknown, keys: readonly string[]): Path {
  const path: (string | number)[] = [];
  let at = value;
  for (const key of keys) {
    path.push(Array.isArray(at) ? Number(key) : key);
    at = (at as Record<string, unknown>)[key];
  }
  return path;
}

/** Whether a mismatch says that a key is missing which another one says is misspelt. */
function isMisspelt({ keyword, params, instancePath }: SchemaError, all: readonly Explained[]): boolean {
  if (keyword !== 'required') return false;
  return all.some(
    ({ meant, refused }) =>
      meant !== null &&
      'key' in meant &&
      meant.key === params.missingProperty &&
      pointer(refused.slice(0, -1)) === instancePath,
  );
}

/** Holds a document against the schema of that name: every finding, and the part of it that later stages can still use; `text` is the file's. */
export function checkDocument<K extends keyof DocumentTypes>(
  name: K,
  document: YamlDocument,
  text: string,
): Checked<DocumentTypes[K]> {
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: every validator is used, none could be shaken off
  const validate = validators[name];
  if (validate(document.value)) {
    const value = document.value as unknown as DocumentTypes[K];
    return { document, value, complete: true, diagnostics: [] };
  }
  const errors = (validate.errors ?? []) as readonly SchemaError[];
  const all = errors.map((error) => {
    const path = resolvePath(document.value, parsePointer(error.instancePath));
    return explain({ document, path }, error, text);
  });
  const explained = all.filter((_, index) => !isMisspelt(errors[index]!, all));
  const mended = mend(document.value, explained, validate);
  const renames = explained.map(({ meant }) => meant).filter((meant) => meant !== null && 'key' in meant);
  return {
    document: meantDocument(document, renames),
    value: (mended?.value ?? null) as DocumentTypes[K] | null,
    complete: mended?.complete ?? false,
    diagnostics: explained.map(({ diagnostic }) => diagnostic),
  };
}
