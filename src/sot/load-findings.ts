import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { YamlDocument } from './documents/yaml.ts';
import type { FileClass } from './layout.ts';
import { finding } from './place.ts';

type Single = Exclude<FileClass['class'], 'asset' | 'inventory' | 'cluster' | 'host-group'>;

/** What people call the files that hold one document. */
const FILES: Readonly<Record<Single, string>> = {
  vaq: 'vaq.yml',
  files: 'files.yml',
  lock: 'vaq.lock',
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

function whyOne(file: string, earlier: string): string {
  if (earlier.endsWith('.ejs') && !file.endsWith('.ejs'))
    return `this is the cluster that \`${earlier}\` would make`;
  if (!file.endsWith('.ejs'))
    return `\`.yml\` and \`.yaml\` are equal, so this file and \`${earlier}\` are one`;
  if (/\/env\.ya?ml\.ejs$/.test(file)) return 'a site’s env.yml is not computed: inventories are, from it';
  return `this would make the cluster that \`${earlier}\` is`;
}

/** Two files that are one, because their endings make no difference. */
export function sameFile(file: string, earlier: string): Diagnostic {
  return diagnostic({
    ruleId: 'link/duplicate-id',
    file,
    range: BEGINNING,
    message: `${whyOne(file, earlier)}; this one is not read`,
    related: [{ file: earlier, range: null, message: 'read instead' }],
  });
}

/** A computed inventory in a folder under `sites/` that has no `env.yml`. */
export function inventoryWithoutSite(file: string, folder: string): Diagnostic {
  const message = `the site of this inventory has no \`sites/${folder}/env.yml\``;
  return diagnostic({ ruleId: 'link/no-site', file, range: BEGINNING, message });
}

/** A computed inventory where there is nothing that renders it. */
export function notComputed(file: string): Diagnostic {
  const message = 'inventories are not computed here: the hosts of this file are unknown';
  return diagnostic({ ruleId: 'schema/not-acted-on', severity: 'warning', file, range: BEGINNING, message });
}

/** A tree without its root file. */
export function noVaqYml(): Diagnostic {
  const message =
    'there is no vaq.yml, so this is not the root of a source of truth; write one with `version: 1`';
  return diagnostic({ ruleId: 'source/no-vaq-yml', file: 'vaq.yml', message });
}
