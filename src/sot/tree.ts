import type { YamlDocument } from './documents/yaml.ts';
import type { StatedRevision } from './links/pins.ts';
import type { DocumentTypes } from './schema/check.ts';
import type { Revision } from './source/source.ts';

/** A document of the data model with the value that its schema accepts; null where too little was left of it. */
export interface Entry<K extends keyof DocumentTypes> {
  readonly document: YamlDocument;
  readonly value: DocumentTypes[K] | null;
  /** Whether the value has all that the document says: nothing had to be taken out. */
  readonly complete: boolean;
}

/** A site's own document, or a document in one of its cluster files. */
export interface SiteEntry<K extends keyof DocumentTypes> extends Entry<K> {
  /** The folder under `sites/`. */
  readonly folder: string;
}

/** The header or a host of a cluster; the cluster's id is its file name. */
export interface ClusterEntry<K extends keyof DocumentTypes> extends SiteEntry<K> {
  readonly cluster: string;
}

/** A file under `assets/`. */
export interface Asset {
  /** Its name in findings and for the sandbox: `assets/preseed/preseed.cfg.ejs`; in a linked tree with its prefix. */
  readonly path: string;
  readonly kind: string;
  /** The name inside the kind's folder: `preseed.cfg.ejs`, `snippets/disk.ejs`. */
  readonly name: string;
  readonly text: string;
}

/** What hosts are installed from: the documents and assets of one tree, and the files that it declares. */
export interface CatalogTree {
  readonly files: Entry<'files'> | null;
  readonly lock: Entry<'lock'> | null;
  readonly oses: readonly Entry<'os'>[];
  readonly boots: readonly Entry<'boot'>[];
  readonly workflows: readonly Entry<'workflow'>[];
  /** By their paths inside the tree. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The text of each file that was read. */
  readonly texts: ReadonlyMap<string, string>;
  /** The files whose first document, or whose text, could not be read: nobody knows what they say. */
  readonly unread: ReadonlySet<string>;
}

/** A catalog that a `config:` brings from elsewhere. */
export interface LinkedTree extends CatalogTree {
  /** What stands before a path of this tree in findings, with its slash: `link:prod/`, `configs/prod/`. */
  readonly prefix: string;
}

/** All documents of one revision, read and held against their schemas, not yet linked. */
export interface Tree extends CatalogTree {
  readonly revision: Revision;
  readonly vaq: Entry<'vaq'> | null;
  readonly envs: readonly SiteEntry<'env'>[];
  readonly clusters: readonly ClusterEntry<'cluster'>[];
  readonly hosts: readonly ClusterEntry<'host'>[];
  /** By names as findings have them, those of linked trees too: for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether every file and every document was read without a finding. */
  readonly isClean: boolean;
  /** The tree of each cluster, by `clusterKey`, that has a `config:`; null where that cannot be had, which is a finding already. */
  readonly links: ReadonlyMap<string, LinkedTree | null>;
  /** The revisions that links and releases state by name. */
  readonly stated: readonly StatedRevision[];
}

/** The name of a cluster over all sites. */
export function clusterKey({
  folder,
  cluster,
}: {
  readonly folder: string;
  readonly cluster: string;
}): string {
  return `${folder}/${cluster}`;
}

/** The id that a document says it has, even when the rest of it is unusable. */
export function statedId({ document, value }: Entry<'env' | 'os' | 'boot' | 'workflow'>): string | null {
  if (value !== null) return value.id;
  const raw = document.value as { readonly id?: unknown } | null;
  return typeof raw === 'object' && typeof raw?.id === 'string' ? raw.id : null;
}
