import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { computeInventories } from './computed/compute.ts';
import type { Compute } from './computed/inventory.ts';
import { foldOlder } from './dialect/fold.ts';
import { type Links, loadLinks } from './links/load-links.ts';
import type { RemoteOpener } from './links/open-link.ts';
import { pinFindings, readPins } from './links/pins.ts';
import { pinnedSites, type Releases } from './links/releases.ts';
import { noVaqYml } from './load-findings.ts';
import { Loader } from './loader.ts';
import { LaterKeys } from './schema/later.ts';
import type { Revision, Source } from './source/source.ts';
import type { Tree } from './tree.ts';

/** A tree with everything that was found while reading it. */
export interface Loaded {
  readonly tree: Tree;
  readonly diagnostics: readonly Diagnostic[];
}

/** What reading a tree may need beside its source; null is what is not to be had here, which is a finding where it is needed. */
export interface LoadOptions {
  readonly compute: Compute | null;
  readonly remotes: RemoteOpener | null;
}

const NOTHING_ELSE: LoadOptions = { compute: null, remotes: null };

/** The files of a tree, each from the source that it is read from. */
async function readFiles(
  loader: Loader,
  source: Source,
  paths: readonly string[],
  { sites }: Releases,
): Promise<void> {
  const folderOf = (path: string): string => (path.startsWith('sites/') ? path.split('/')[1]! : '');
  for (const problem of await source.problems()) {
    if (!sites.has(folderOf(problem.file))) loader.lose(problem.file, problem);
  }
  for (const path of paths) if (!sites.has(folderOf(path))) await loader.read(source, path);
  for (const [folder, { source: release, prefix }] of sites) {
    const isOfSite = (path: string): boolean => path.startsWith(`sites/${folder}/`);
    for (const problem of await release.problems()) {
      if (isOfSite(problem.file)) loader.lose(problem.file, { ...problem, file: `${prefix}${problem.file}` });
    }
    for (const path of await release.list()) if (isOfSite(path)) await loader.read(release, path, prefix);
  }
}

function wholeRevision({ revision }: Source, { sites }: Releases, { revisions }: Links): Revision {
  const pinned = [...sites].map(([folder, { label }]) => `${folder} from release ${label}`);
  return { ...revision, label: [revision.label, ...pinned, ...revisions].join('; ') };
}

/** Nothing of a tree of an older model is used: what it says is not what version 1 would read. */
function emptied(tree: Tree): Tree {
  const nothing = {
    envs: [],
    clusters: [],
    hosts: [],
    oses: [],
    boots: [],
    workflows: [],
    files: null,
    lock: null,
  };
  return { ...tree, ...nothing, assets: new Map() };
}

/** Reads every document and asset that the data model names, and what they link to; what is wrong with one file does not stop the rest. */
export async function loadTree(source: Source, options: LoadOptions = NOTHING_ELSE): Promise<Loaded> {
  const later = new LaterKeys();
  const loader = new Loader(later);
  const paths = await source.list();
  const pins = await readPins(source, paths);
  const releases = await pinnedSites(source, paths, pins);
  await readFiles(loader, source, paths, releases);
  await computeInventories(loader, source.revision, options.compute);

  const links = await loadLinks(loader, later, ({ folder }) => {
    const pinned = releases.sites.get(folder);
    return { source: pinned?.source ?? source, prefix: pinned?.prefix ?? '', remotes: options.remotes, pins };
  });
  const { entries, envs, clusters, hosts, texts } = loader;
  const hasVaqYml =
    entries.vaq.length > 0 || loader.diagnostics.some(({ file }) => /^vaq\.ya?ml$/.test(file));
  const folded = foldOlder(loader, hasVaqYml);
  const stated = [...releases.stated, ...links.stated];
  const diagnostics = [
    ...releases.diagnostics,
    ...folded.diagnostics,
    ...links.diagnostics,
    ...pinFindings(pins, stated),
  ];
  if (!hasVaqYml && !folded.isOlderTree) diagnostics.push(noVaqYml());
  const tree: Tree = {
    ...loader.catalog(),
    revision: wholeRevision(source, releases, links),
    vaq: entries.vaq[0] ?? null,
    envs,
    clusters,
    hosts,
    texts: new Map([...texts, ...links.texts]),
    isClean: diagnostics.length === 0,
    links: links.byCluster,
    stated,
  };
  if (folded.isOlderTree) return { tree: emptied(tree), diagnostics: folded.diagnostics };
  return { tree, diagnostics: [...diagnostics, ...later.diagnostics()] };
}
