import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { decodeText } from './documents/text.ts';
import { parseYaml, type YamlDocument } from './documents/yaml.ts';
import { classify, type FileClass } from './layout.ts';
import { finding } from './place.ts';
import { checkDocument, type DocumentTypes } from './schema/check.ts';
import { LaterKeys } from './schema/later.ts';
import type { Source } from './source/source.ts';
import type { Asset, ClusterEntry, Entry, SiteEntry, Tree } from './tree.ts';

/** A tree with everything that was found while reading it. */
export interface Loaded {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

class Loader {
  readonly diagnostics: Diagnostic[] = [];
  readonly texts = new Map<string, string>();
  readonly assets = new Map<string, Asset>();
  readonly single = new Map<'vaq' | 'files', Entry<'vaq' | 'files'>>();
  readonly many = {
    os: [] as Entry<'os'>[],
    boot: [] as Entry<'boot'>[],
    workflow: [] as Entry<'workflow'>[],
  };
  readonly envs: SiteEntry<'env'>[] = [];
  readonly clusters: ClusterEntry<'cluster'>[] = [];
  readonly hosts: ClusterEntry<'host'>[] = [];
  readonly #later = new LaterKeys();

  /** Everything a file holds goes to its place in the tree. */
  add(path: string, file: FileClass, text: string): void {
    this.texts.set(path, text);
    if (file.class === 'asset') {
      this.assets.set(path, { path, kind: file.kind, name: file.name, text });
      return;
    }
    const { documents, diagnostics } = parseYaml(path, text);
    this.diagnostics.push(...diagnostics);
    for (const document of documents) this.#addDocument(file, document);
    if (file.class !== 'cluster' && documents.length > 1) this.#tooMany(documents[1]!, file.class);
  }

  finish(): readonly Diagnostic[] {
    return [...this.diagnostics, ...this.#later.diagnostics()];
  }

  #addDocument(file: Exclude<FileClass, { class: 'asset' }>, document: YamlDocument): void {
    if (document.value === null && file.class === 'cluster') return;
    switch (file.class) {
      case 'cluster': {
        const where = { folder: file.site, cluster: file.cluster };
        if (isHeader(document)) this.clusters.push({ ...this.#check('cluster', document), ...where });
        else this.hosts.push({ ...this.#check('host', document), ...where });
        return;
      }
      case 'env':
        this.envs.push({ ...this.#check('env', document), folder: file.site });
        return;
      case 'os':
        this.many.os.push(this.#check('os', document));
        return;
      case 'boot':
        this.many.boot.push(this.#check('boot', document));
        return;
      case 'workflow':
        this.many.workflow.push(this.#check('workflow', document));
        return;
      default:
        this.single.set(file.class, this.#check(file.class, document));
    }
  }

  #check<K extends keyof DocumentTypes>(schema: K, document: YamlDocument): Entry<K> {
    const { value, diagnostics } = checkDocument(schema, document);
    this.diagnostics.push(...diagnostics);
    this.#later.add(schema, document);
    return { document, value, repaired: diagnostics.length > 0 };
  }

  #tooMany(document: YamlDocument, what: string): void {
    const message = `a second document in this file; a ${what} file holds one, give it a file of its own`;
    this.diagnostics.push(finding({ document, path: [] }, { ruleId: 'document/one-only', message }));
  }
}

function isHeader(document: YamlDocument): boolean {
  const { value, index } = document;
  return (
    index === 0 &&
    typeof value === 'object' &&
    value !== null &&
    !Object.hasOwn(value, 'name') &&
    !Object.hasOwn(value, 'interfaces')
  );
}

/** Reads every document and asset that the data model names; what is wrong with one file does not stop the rest. */
export async function loadTree(source: Source): Promise<Loaded> {
  const loader = new Loader();
  loader.diagnostics.push(...(await source.problems()));
  for (const path of await source.list()) {
    const file = classify(path);
    if (file === null) continue;
    const content = await source.read(path);
    const decoded = content.ok ? decodeText(path, content.bytes) : content;
    if (decoded.ok) loader.add(path, file, decoded.text);
    else loader.diagnostics.push(decoded.diagnostic);
  }
  if (!loader.single.has('vaq') && !loader.diagnostics.some(({ file }) => file === 'vaq.yml')) {
    const message =
      'there is no vaq.yml, so this is not the root of a source of truth; write one with `version: 1`';
    loader.diagnostics.push(diagnostic({ ruleId: 'source/no-vaq-yml', file: 'vaq.yml', message }));
  }
  const { envs, clusters, hosts, many, assets, texts } = loader;
  const tree: Tree = {
    revision: source.revision,
    vaq: (loader.single.get('vaq') as Entry<'vaq'> | undefined) ?? null,
    files: (loader.single.get('files') as Entry<'files'> | undefined) ?? null,
    envs,
    clusters,
    hosts,
    oses: many.os,
    boots: many.boot,
    workflows: many.workflow,
    assets,
    texts,
  };
  return { tree, diagnostics: loader.finish() };
}
