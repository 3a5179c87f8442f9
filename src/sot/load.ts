import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decodeText } from './documents/text.ts';
import { parseYaml, type YamlDocument } from './documents/yaml.ts';
import { classify, type FileClass } from './layout.ts';
import { emptyFile, headerTooLate, inventory, noVaqYml, sameFile, tooMany } from './load-findings.ts';
import { checkDocument, type DocumentTypes } from './schema/check.ts';
import { LaterKeys } from './schema/later.ts';
import type { Source } from './source/source.ts';
import type { Asset, ClusterEntry, Entry, SiteEntry, Tree } from './tree.ts';

/** A tree with everything that was found while reading it. */
export interface Loaded {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

type YamlClass = Exclude<FileClass, { class: 'asset' | 'inventory' }>;
type EntryClass = Exclude<YamlClass['class'], 'env' | 'cluster'>;

class Loader {
  readonly diagnostics: Diagnostic[] = [];
  readonly later = new LaterKeys();
  readonly unread = new Set<string>();
  readonly texts = new Map<string, string>();
  readonly assets = new Map<string, Asset>();
  readonly entries: { readonly [K in EntryClass]: Entry<K>[] } = {
    vaq: [],
    files: [],
    os: [],
    boot: [],
    workflow: [],
  };
  readonly envs: SiteEntry<'env'>[] = [];
  readonly clusters: ClusterEntry<'cluster'>[] = [];
  readonly hosts: ClusterEntry<'host'>[] = [];
  readonly #stems = new Map<string, string>();

  /** Notes what keeps a file from being read. */
  lose(path: string, why: Diagnostic): void {
    this.diagnostics.push(why);
    this.unread.add(path);
  }

  async read(source: Source, path: string): Promise<void> {
    const file = classify(path);
    if (file === null) return;
    if (file.class === 'inventory') {
      this.diagnostics.push(inventory(path));
      return;
    }
    const content = await source.read(path);
    const decoded = content.ok ? decodeText(path, content.bytes) : content;
    if (decoded.ok) this.#add(path, file, decoded.text);
    else this.lose(path, decoded.diagnostic);
  }

  #add(path: string, file: YamlClass | Extract<FileClass, { class: 'asset' }>, text: string): void {
    this.texts.set(path, text);
    if (file.class === 'asset') {
      this.assets.set(path, { path, kind: file.kind, name: file.name, text });
      return;
    }
    const earlier = this.#sameAs(path, file);
    if (earlier !== null) {
      this.diagnostics.push(sameFile(path, earlier));
      return;
    }
    const { documents, diagnostics } = parseYaml(path, text);
    this.diagnostics.push(...diagnostics);
    if (diagnostics.length > 0 && documents[0]?.index !== 0) this.unread.add(path);
    if (file.class === 'cluster') this.#addCluster(file, documents, text);
    else this.#addSingle(path, file, documents, text);
  }

  /** The file that is this one but for `.yml` and `.yaml`, where its name says what it is. */
  #sameAs(path: string, file: YamlClass): string | null {
    if (file.class === 'os' || file.class === 'boot' || file.class === 'workflow') return null;
    const stem = path.replace(/\.ya?ml$/, '');
    const earlier = this.#stems.get(stem);
    if (earlier === undefined) this.#stems.set(stem, path);
    return earlier ?? null;
  }

  #addSingle(
    path: string,
    file: Exclude<YamlClass, { class: 'cluster' }>,
    documents: readonly YamlDocument[],
    text: string,
  ): void {
    const [document, second] = documents.filter(({ value }) => value !== null);
    if (second !== undefined) this.diagnostics.push(tooMany(second, file.class));
    if (document === undefined) this.#addEmpty(path, file.class);
    else if (file.class === 'env') {
      this.envs.push({ ...this.#check('env', document, text), folder: file.site });
    } else this.#addEntry(file.class, document, text);
  }

  /** A tree may declare no files yet; every other file has something to say. */
  #addEmpty(path: string, what: Exclude<YamlClass['class'], 'cluster'>): void {
    if (what === 'files' || this.unread.has(path)) return;
    this.lose(path, emptyFile(path, what));
  }

  #addEntry<K extends EntryClass>(schema: K, document: YamlDocument, text: string): void {
    this.entries[schema].push(this.#check(schema, document, text));
  }

  #addCluster(
    file: Extract<YamlClass, { class: 'cluster' }>,
    documents: readonly YamlDocument[],
    text: string,
  ): void {
    const where = { folder: file.site, cluster: file.cluster };
    const empty = documents.findIndex(({ value }) => value !== null);
    // A document that could not be read keeps its number: the one after it is not the first.
    const first = documents[empty]?.index === empty ? documents[empty] : undefined;
    for (const document of documents.filter(({ value }) => value !== null)) {
      if (!isHeader(document)) this.hosts.push({ ...this.#check('host', document, text), ...where });
      else if (document === first) {
        this.clusters.push({ ...this.#check('cluster', document, text), ...where });
      } else this.diagnostics.push(headerTooLate(document));
    }
  }

  #check<K extends keyof DocumentTypes>(schema: K, document: YamlDocument, text: string): Entry<K> {
    const { value, complete, diagnostics } = checkDocument(schema, document, text);
    this.diagnostics.push(...diagnostics);
    this.later.add(schema, document);
    return { document, value, complete };
  }
}

/** A document of a cluster that names no host and has nothing that only hosts have. */
function isHeader({ value }: YamlDocument): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !['name', 'interfaces', 'workflow'].some((key) => Object.hasOwn(value, key));
}

/** Reads every document and asset that the data model names; what is wrong with one file does not stop the rest. */
export async function loadTree(source: Source): Promise<Loaded> {
  const loader = new Loader();
  for (const problem of await source.problems()) loader.lose(problem.file, problem);
  for (const path of await source.list()) await loader.read(source, path);
  const { entries, envs, clusters, hosts, assets, texts, unread, later } = loader;
  const isThere = entries.vaq.length > 0 || loader.diagnostics.some(({ file }) => /^vaq\.ya?ml$/.test(file));
  if (!isThere) loader.diagnostics.push(noVaqYml());
  const tree: Tree = {
    revision: source.revision,
    vaq: entries.vaq[0] ?? null,
    files: entries.files[0] ?? null,
    envs,
    clusters,
    hosts,
    oses: entries.os,
    boots: entries.boot,
    workflows: entries.workflow,
    assets,
    texts,
    unread,
    isClean: loader.diagnostics.length === 0,
  };
  return { tree, diagnostics: [...loader.diagnostics, ...later.diagnostics()] };
}
