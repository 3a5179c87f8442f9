import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { YamlDocument } from './documents/yaml.ts';
import type { FileClass } from './layout.ts';
import { finding } from './place.ts';

type Single = Exclude<FileClass['class'], 'asset' | 'inventory' | 'cluster'>;

/** What people call the files that hold one document. */
const FILES: Readonly<Record<Single, string>> = {
  vaq: 'vaq.yml',
  files: 'files.yml',
  env: 'env.yml',
  os: 'an operating system’s file',
  boot: 'a boot file',
  workflow: 'a workflow file',
};

const BEGINNING = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A second document in a file that holds one. */
export function tooMany(document: YamlDocument, file: Single): Diagnostic {
  const message = `a second document in this file; ${FILES[file]} holds one, give it a file of its own`;
  return finding({ document, path: [] }, { ruleId: 'document/one-only', message });
}

/** A file that says nothing. */
export function emptyFile(file: string, what: Exclude<Single, 'files'>): Diagnostic {
  return what === 'vaq'
    ? diagnostic({
        ruleId: 'schema/version',
        file,
        range: BEGINNING,
        message: 'the file is empty; write `version: 1`',
      })
    : diagnostic({
        ruleId: 'schema/type',
        file,
        range: BEGINNING,
        message: `expected a map, found nothing: the file is empty`,
      });
}

/** A header among the hosts of a cluster. */
export function headerTooLate(document: YamlDocument): Diagnostic {
  const message =
    'the key `name` is missing; only the first document of the file can be without, as the header of the cluster';
  return finding({ document, path: [] }, { ruleId: 'schema/missing-key', message });
}

/** Two files that are one, because `.yml` and `.yaml` are equal. */
export function sameFile(file: string, earlier: string): Diagnostic {
  return diagnostic({
    ruleId: 'link/duplicate-id',
    file,
    range: BEGINNING,
    message: `\`.yml\` and \`.yaml\` are equal, so this file and \`${earlier}\` are one; this one is not read`,
    related: [{ file: earlier, range: null, message: 'read instead' }],
  });
}

/** A computed inventory: its hosts are nobody's until a later version renders it. */
export function inventory(file: string): Diagnostic {
  return diagnostic({
    ruleId: 'schema/not-acted-on',
    severity: 'warning',
    file,
    range: BEGINNING,
    message:
      'computed inventories are part of the data model, but this version of vaq does not render them yet: the hosts of this file are unknown',
  });
}

/** A tree without its root file. */
export function noVaqYml(): Diagnostic {
  const message =
    'there is no vaq.yml, so this is not the root of a source of truth; write one with `version: 1`';
  return diagnostic({ ruleId: 'source/no-vaq-yml', file: 'vaq.yml', message });
}
