import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report, Sources } from '../../diagnostics/formats/format.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { classify } from '../../sot/layout.ts';
import { loadTree } from '../../sot/load.ts';
import { openSource } from '../../sot/source/open.ts';
import { overlaid } from '../../sot/source/overlaid.ts';
import type { Source } from '../../sot/source/source.ts';
import { hostLines, type NewHost } from '../init/host-document.ts';
import { findFolder } from '../locate.ts';
import { openWith } from '../open.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';
import { validateReport } from '../report.ts';
import { appendDocument } from './append.ts';

/** A host, and the file that it is to stand in; null where there is only one. */
export interface AddOptions {
  readonly sot: string | null;
  readonly site: string | null;
  readonly cluster: string | null;
  readonly host: NewHost;
}

/** The whole text of the file with the host in it, and what the tree is found to be with that. */
export type Added =
  | {
      readonly ok: true;
      readonly root: string;
      readonly file: string;
      readonly text: string;
      readonly report: Report;
      readonly sources: Sources;
    }
  | Refusal;

type Chosen<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The one that is meant: that with the name, or where none is given the only one. */
function choose(what: string, flag: string, name: string | null, all: readonly string[]): Chosen<string> {
  const list = all.join(', ');
  if (name === null) {
    if (all.length === 1) return { ok: true, value: all[0]! };
    return wrong(
      all.length === 0
        ? `there is no ${what}`
        : `there are several ${what}s; say which with ${flag}: ${list}`,
    );
  }
  if (all.includes(name)) return { ok: true, value: name };
  const meant = nearest(name, all);
  const help =
    meant === null
      ? all.length === 0
        ? 'there is none'
        : `there are ${list}`
      : `did you mean \`${meant}\`?`;
  return wrong(`the ${what} \`${name}\` does not exist: ${help}`);
}

/** The file of a cluster that people write; computed ones have nothing to append to. */
async function clusterFile(
  source: Source,
  { site, cluster }: AddOptions,
  folders: ReadonlyMap<string, string>,
): Promise<Chosen<string>> {
  const chosen = choose('site', '--site', site, [...folders.keys()]);
  if (!chosen.ok) return chosen;
  const folder = folders.get(chosen.value)!;
  const paths = await source.list();
  const clusters = new Map<string, string>();
  const computed = new Map<string, string>();
  for (const path of paths) {
    const found = classify(path);
    if (found?.class === 'cluster' && found.site === folder) clusters.set(found.cluster, path);
    if (found?.class === 'inventory' && found.site === folder) computed.set(found.cluster, path);
  }
  const maker = cluster === null ? undefined : computed.get(cluster);
  if (maker !== undefined)
    return wrong(
      `the hosts of \`${cluster}\` are computed by ${maker}; nothing can be added to them but there`,
    );
  const named = choose('cluster', '--cluster', cluster, [...clusters.keys()]);
  return named.ok ? { ok: true, value: clusters.get(named.value)! } : named;
}

/** The ids of the sites with their folders, as the documents state them. */
async function siteFolders(source: Source): Promise<ReadonlyMap<string, string>> {
  const { tree } = await loadTree(source);
  return new Map(
    tree.envs.flatMap(({ value, folder }) => (value === null ? [] : [[value.id, folder] as const])),
  );
}

/** Appends a host to the file of its cluster and validates the whole tree with it; nothing is written. */
export async function proposeHost(options: AddOptions): Promise<Added> {
  const found = await findFolder(options.sot);
  if (!found.ok) return cannot(found.message);
  const root = found.value;
  const opened = await openSource({ root });
  if (!opened.ok) return wrong('a host is added to a folder on this machine; name it with --sot DIR');
  const { source } = opened;
  const chosen = await clusterFile(source, options, await siteFolders(source));
  if (!chosen.ok) return chosen;
  const file = chosen.value;
  const content = await source.read(file);
  if (!content.ok) return cannot(`${file}: ${content.diagnostic.message}`);
  // As it lies there: a source gives the line ends that Git will give it.
  const bytes = await readFile(join(root, file));
  const before = bytes.toString('utf8');
  if (!Buffer.from(before).equals(bytes))
    return cannot(`${file} is not UTF-8, so that nothing can be appended to it`);
  const lines = hostLines(options.host).map((line) => line.text);
  const text = appendDocument(before, lines);
  const withHost = overlaid(source, new Map([[file, text]]));
  return openWith(withHost, root, async ({ model, ...rest }, sandbox): Promise<Added> => {
    const reported = await validateReport({ model, ...rest }, { site: null, hosts: [] }, sandbox);
    if (!reported.ok) return wrong(reported.message);
    const { report, sources } = reported;
    const isRead = model.hosts.some(({ place }) => place.document.file === file);
    if (!isRead && report.summary.errors === 0)
      return cannot(`${file} is not read from the work tree: its site is pinned by \`release_tag\``);
    return { ok: true, root, file, text, report, sources };
  });
}
