import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseGenerated } from './computed/generated-document.ts';
import { type ComputedText, generatedName, type Inventory } from './computed/inventory.ts';
import type { OlderDocument } from './dialect/findings.ts';
import { type Role, recognise } from './dialect/recognise.ts';
import { decodeText } from './documents/text.ts';
import { parseYaml, type YamlDocument } from './documents/yaml.ts';
import { classify, type FileClass } from './layout.ts';
import { emptyFile, headerTooLate, sameFile, tooMany } from './load-findings.ts';
import { checkDocument, type DocumentTypes } from './schema/check.ts';
import type { LaterKeys } from './schema/later.ts';
import type { Source } from './source/source.ts';
import type { Asset, CatalogTree, ClusterEntry, Entry, SiteEntry } from './tree.ts';

type ClusterClass = { readonly site: string; readonly cluster: string };
type SingleClass = Exclude<FileClass, { class: 'asset' | 'inventory' | 'cluster' | 'host-group' }>;
type EntryClass = Exclude<SingleClass['class'], 'env'>;

/** What the files of one tree are sorted into: documents held against their schemas, assets, and what was found. */
export class Loader {
  readonly diagnostics: Diagnostic[] = [];
  readonly unread = new Set<string>();
  readonly texts = new Map<string, string>();
  readonly assets = new Map<string, Asset>();
  readonly entries: { readonly [K in EntryClass]: Entry<K>[] } = {
    vaq: [],
    files: [],
    lock: [],
    os: [],
    boot: [],
    workflow: [],
  };
  readonly envs: SiteEntry<'env'>[] = [];
  readonly clusters: ClusterEntry<'cluster'>[] = [];
  readonly hosts: ClusterEntry<'host'>[] = [];
  readonly inventories: Inventory[] = [];
  readonly older: OlderDocument[] = [];
  readonly #later: LaterKeys;
  readonly #stems = new Map<string, string>();

  constructor(later: LaterKeys) {
    this.#later = later;
  }

  /** Notes what keeps a file from being read. */
  lose(path: string, why: Diagnostic): void {
    this.diagnostics.push(why);
    this.unread.add(path);
  }

  /** Reads a file by its path in a source; `prefix` stands before the path in findings. */
  async read(source: Source, path: string, prefix = ''): Promise<void> {
    const file = classify(path);
    if (file === null) return;
    const name = `${prefix}${path}`;
    const content = await source.read(path);
    const decoded = content.ok ? decodeText(path, content.bytes) : content;
    if (decoded.ok) this.#add(path, name, file, decoded.text);
    else this.lose(path, { ...decoded.diagnostic, file: name });
  }

  /** Reads what an inventory's template has made. */
  addComputed({ file, folder, cluster }: Inventory, computed: ComputedText): void {
    if (!computed.ok) {
      this.diagnostics.push(computed.diagnostic);
      return;
    }
    const name = generatedName(file);
    this.texts.set(name, computed.text);
    const parsed = parseGenerated(name, computed.text, computed.madeAt);
    this.diagnostics.push(...parsed.diagnostics);
    if (parsed.diagnostics.length > 0) this.unread.add(`sites/${folder}/${cluster}.yml`);
    this.#addCluster({ site: folder, cluster }, parsed.documents, computed.text);
  }

  /** What hosts can be installed from. */
  catalog(): CatalogTree {
    const { entries, assets, texts, unread } = this;
    const [files = null] = entries.files;
    const [lock = null] = entries.lock;
    return {
      files,
      lock,
      oses: entries.os,
      boots: entries.boot,
      workflows: entries.workflow,
      assets,
      texts,
      unread,
    };
  }

  #add(path: string, name: string, file: FileClass, text: string): void {
    this.texts.set(name, text);
    if (file.class === 'asset') {
      this.assets.set(path, { path: name, kind: file.kind, name: file.name, text });
      return;
    }
    const earlier = this.#sameAs(path, name, file);
    if (earlier !== null) {
      this.diagnostics.push(sameFile(name, earlier));
      return;
    }
    if (file.class === 'inventory') {
      this.inventories.push({ file: name, folder: file.site, cluster: file.cluster, text });
      return;
    }
    const parsed = parseYaml(name, text);
    this.diagnostics.push(...parsed.diagnostics);
    const { documents } = parsed;
    if (parsed.diagnostics.length > 0 && documents[0]?.index !== 0) this.unread.add(path);
    if (file.class === 'cluster') this.#addCluster(file, documents, text);
    else if (file.class === 'host-group')
      for (const document of documents) this.#isOlder(file.class, document);
    else this.#addSingle(path, name, file, documents, text);
  }

  /** The file that is this one but for its ending, where its name says what it is. */
  #sameAs(path: string, name: string, file: FileClass): string | null {
    if (['os', 'boot', 'workflow', 'host-group'].includes(file.class)) return null;
    const stem = path.replace(/\.ya?ml(?:\.ejs)?$/, '');
    const earlier = this.#stems.get(stem);
    if (earlier === undefined) this.#stems.set(stem, name);
    return earlier ?? null;
  }

  #addSingle(
    path: string,
    name: string,
    file: SingleClass,
    documents: readonly YamlDocument[],
    text: string,
  ): void {
    const [document, second] = documents.filter(({ value }) => value !== null);
    if (second !== undefined) this.diagnostics.push(tooMany(second, file.class));
    if (document === undefined) this.#addEmpty(path, name, file.class);
    else if (file.class === 'env') {
      this.envs.push({ ...this.#check('env', document, text), folder: file.site });
    } else this.#addEntry(file.class, document, text);
  }

  /** A tree may declare no files yet; every other file has something to say. */
  #addEmpty(path: string, name: string, what: SingleClass['class']): void {
    if (what === 'files' || this.unread.has(path)) return;
    this.lose(path, emptyFile(name, what));
  }

  #addEntry<K extends EntryClass>(schema: K, document: YamlDocument, text: string): void {
    this.entries[schema].push(this.#check(schema, document, text));
  }

  #addCluster(
    { site: folder, cluster }: ClusterClass,
    documents: readonly YamlDocument[],
    text: string,
  ): void {
    const where = { folder, cluster };
    const empty = documents.findIndex(({ value }) => value !== null);
    // A document that could not be read keeps its number: the one after it is not the first.
    const first = documents[empty]?.index === empty ? documents[empty] : undefined;
    for (const document of documents.filter(({ value }) => value !== null)) {
      if (!isHeader(document)) this.hosts.push({ ...this.#check('host', document, text), ...where });
      else if (document === first) {
        this.clusters.push({ ...this.#check('cluster', document, text), ...where });
      } else if (!this.#isOlder('cluster', document)) this.diagnostics.push(headerTooLate(document));
    }
  }

  #check<K extends keyof DocumentTypes>(schema: K, document: YamlDocument, text: string): Entry<K> {
    if (this.#isOlder(schema, document)) return { document, value: null, complete: false };
    const { diagnostics, ...checked } = checkDocument(schema, document, text);
    this.diagnostics.push(...diagnostics);
    this.#later.add(schema, document);
    return checked;
  }

  /** Whether a document is of an older model: then its schema has nothing to say of it that would help. */
  #isOlder(role: Role, document: YamlDocument): boolean {
    const sign = recognise(role, document.value);
    if (sign !== null) this.older.push({ document, sign });
    return sign !== null;
  }
}

/** A document of a cluster that names no host and has nothing that only hosts have. */
function isHeader({ value }: YamlDocument): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !['name', 'interfaces', 'workflow'].some((key) => Object.hasOwn(value, key));
}
