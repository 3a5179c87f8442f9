import { readFileSync } from 'node:fs';
import { packageFile } from '../../package-root.ts';
import { bootDocument, filesDocument, osDocument, workflowDocument } from './catalog-documents.ts';
import type { Starter } from './systems.ts';

function shipped(path: string): string {
  return readFileSync(packageFile(`templates/starters/${path}`), 'utf8');
}

/** Where the definition of a CI server's job stands, and which of ours it is. */
const CI_FILES = { github: '.github/workflows/vaq.yml', gitlab: '.gitlab-ci.yml' } as const;

/** A CI server for which there is a definition, or none. */
export type CiServer = keyof typeof CI_FILES | 'none';

/** The CI definition by its path; nothing where none is wanted. */
export function ciFiles(server: CiServer): ReadonlyMap<string, string> {
  return server === 'none' ? new Map() : new Map([[CI_FILES[server], shipped(`ci/${server}.yml`)]]);
}

/** What starters are made of, by path: each template and each operating system once, whoever shares it. */
export function starterFiles(
  starters: readonly Starter[],
  mirror: string | null,
): ReadonlyMap<string, string> {
  const oses = [...new Set(starters.map(({ os }) => os))];
  const assets = starters.flatMap(({ kind, asset, snippets = [] }) => [
    `assets/${kind}/${asset}`,
    ...snippets.map((name) => `assets/${kind}/snippets/${name}`),
  ]);
  return new Map([
    ['files.yml', filesDocument(oses, mirror)],
    ...oses.map((os) => [`os/${os.id}.yml`, osDocument(os)] as const),
    ...starters.map((starter) => [`boot/${starter.id}.yml`, bootDocument(starter)] as const),
    ...starters.map((starter) => [`workflows/${starter.id}.yml`, workflowDocument(starter)] as const),
    ...[...new Set(assets)].map((path) => [path, shipped(path)] as const),
  ]);
}
