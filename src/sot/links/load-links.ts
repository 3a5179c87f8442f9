import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { foldOlder } from '../dialect/fold.ts';
import { classify } from '../layout.ts';
import { Loader } from '../loader.ts';
import { LaterKeys } from '../schema/later.ts';
import type { Source } from '../source/source.ts';
import type { LinkedTree } from '../tree.ts';
import { nested, unreachable } from './findings.ts';
import { followLink, type LinkTarget, type Origin, sameness } from './open-link.ts';
import type { StatedRevision } from './pins.ts';
import { type Documents, type StatedLink, statedLinks } from './stated.ts';

/** The linked trees of a tree, and everything that was found in them and on the way to them. */
export interface Links {
  readonly byCluster: ReadonlyMap<string, LinkedTree | null>;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the files that were read, by their names in findings. */
  readonly texts: ReadonlyMap<string, string>;
  /** Each revision that was read beside that of the tree itself, for people. */
  readonly revisions: readonly string[];
  /** What is stated of other repositories by name. */
  readonly stated: readonly StatedRevision[];
}

const OF_A_CATALOG: ReadonlySet<string> = new Set(['os', 'boot', 'workflow', 'asset', 'files', 'lock']);

class LinkLoader {
  readonly diagnostics: Diagnostic[] = [];
  readonly texts = new Map<string, string>();
  readonly revisions: string[] = [];
  readonly stated: StatedRevision[] = [];
  readonly #later: LaterKeys;
  readonly #originOf: (link: StatedLink) => Origin;
  readonly #trees = new Map<string, LinkedTree | 'own' | null>();
  readonly #prefixes = new Set<string>();

  constructor(later: LaterKeys, originOf: (link: StatedLink) => Origin) {
    this.#later = later;
    this.#originOf = originOf;
  }

  /** The tree that a link leads to, read once for all links that lead there; null is one that cannot be had. */
  async load(link: StatedLink): Promise<LinkedTree | 'own' | null> {
    // What the schema refuses is a finding already.
    if (link.config === null) return null;
    const origin = this.#originOf(link);
    const key = sameness(link.config, origin);
    const known = this.#trees.get(key);
    if (known !== undefined) return known;
    const { target, diagnostics, stated } = await followLink(link, link.config, origin);
    this.diagnostics.push(...diagnostics);
    if (stated !== undefined) this.stated.push(stated);
    const tree = target === null ? null : await this.#read(link, target);
    this.#trees.set(key, tree);
    return tree;
  }

  async #read(link: StatedLink, { source, name, revision }: LinkTarget): Promise<LinkedTree | 'own' | null> {
    if (source === null) return 'own';
    const prefix = revision === null ? name : this.#freePrefix(name);
    const loader = new Loader(this.#later);
    for (const problem of await source.problems()) {
      loader.lose(problem.file, { ...problem, file: `${prefix}${problem.file}` });
    }
    const paths = await source.list();
    for (const path of paths) {
      if (OF_A_CATALOG.has(classify(path)?.class ?? '')) await loader.read(source, path, prefix);
    }
    const { entries, unread } = loader;
    const { diagnostics } = foldOlder(loader, true);
    if (revision !== null) this.revisions.push(`${prefix.slice(0, -1)} at ${revision}`);
    if (entries.workflow.length === 0 && unread.size === 0) {
      this.diagnostics.push(await whyEmpty(link, source, paths, prefix));
      return null;
    }
    this.diagnostics.push(...diagnostics);
    // Prefixed as they are in findings, while the tree itself keeps its own paths.
    for (const [file, text] of loader.texts) this.texts.set(file, text);
    const texts = new Map([...loader.texts].map(([file, text]) => [file.slice(prefix.length), text]));
    return { ...loader.catalog(), texts, prefix };
  }

  /** Two links of one name that lead elsewhere are told apart by a number. */
  #freePrefix(name: string): string {
    for (let number = 1; ; number++) {
      const prefix = `link:${name}${number === 1 ? '' : `-${number}`}/`;
      if (this.#prefixes.has(prefix)) continue;
      this.#prefixes.add(prefix);
      return prefix;
    }
  }
}

/** Why there is nothing to install hosts from in a tree: it links on, or it is no such tree. */
async function whyEmpty(
  link: StatedLink,
  source: Source,
  paths: readonly string[],
  prefix: string,
): Promise<Diagnostic> {
  const loader = new Loader(new LaterKeys());
  for (const path of paths) {
    if (['env', 'cluster'].includes(classify(path)?.class ?? '')) await loader.read(source, path, prefix);
  }
  const [further] = statedLinks(loader).all;
  return further === undefined
    ? unreachable(link, 'there are no `workflows/` at that place')
    : nested(link, further.place);
}

/** Reads every tree that the documents of a tree link to. */
export async function loadLinks(
  documents: Documents,
  later: LaterKeys,
  originOf: (link: StatedLink) => Origin,
): Promise<Links> {
  const loader = new LinkLoader(later, originOf);
  const { all, byCluster: links } = statedLinks(documents);
  for (const link of all) await loader.load(link);
  const byCluster = new Map<string, LinkedTree | null>();
  for (const [key, link] of links) {
    const tree = await loader.load(link);
    if (tree !== 'own') byCluster.set(key, tree);
  }
  const { diagnostics, texts, revisions, stated } = loader;
  return { byCluster, diagnostics, texts, revisions, stated };
}
