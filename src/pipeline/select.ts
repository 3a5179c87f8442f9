import { nearest } from '../diagnostics/nearest.ts';
import { parseMac } from '../sot/canonical/mac.ts';
import { parseUuid } from '../sot/canonical/uuid.ts';
import type { Host, Interface, Site } from '../sot/model/types.ts';

/** Which hosts a command is about: everything where nothing is said. */
export interface Selection {
  /** Names, `site/name`, MACs, UUIDs or globs. */
  readonly hosts: readonly string[];
  readonly site: string | null;
  /** The id of a cluster, in whatever site. */
  readonly cluster?: string | null | undefined;
}

/** As much of a host as it is chosen by. */
export interface Selectable extends Pick<Host, 'label' | 'name' | 'cluster' | 'uuid'> {
  readonly site: Pick<Site, 'id'>;
  readonly interfaces: readonly Pick<Interface, 'mac'>[];
}

/** What hosts are chosen from. */
export interface Choice<H extends Selectable> {
  readonly sites: readonly Pick<Site, 'id'>[];
  readonly hosts: readonly H[];
}

/** The hosts that were meant, in the order of the choice, or a sentence that says which word leads nowhere, or to several. */
export type Selected<H extends Selectable = Host> =
  | { readonly ok: true; readonly hosts: readonly H[] }
  | { readonly ok: false; readonly why: 'unknown' | 'ambiguous'; readonly message: string };

function globToRegExp(glob: string): RegExp {
  const body = [...glob].map((char) =>
    char === '*' ? '[^/]*' : char === '?' ? '[^/]' : char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'),
  );
  return new RegExp(`^${body.join('')}$`, 'u');
}

function matching<H extends Selectable>(hosts: readonly H[], word: string): readonly H[] {
  // A name that reads as a MAC is a name first: naming the wrong machine would erase it.
  const named = hosts.filter(({ name, label }) => name === word || label === word);
  if (named.length > 0) return named;
  const mac = parseMac(word);
  if (mac !== null) return hosts.filter(({ interfaces }) => interfaces.some((iface) => iface.mac === mac));
  const uuid = parseUuid(word);
  if (uuid !== null) return hosts.filter((host) => host.uuid === uuid);
  const field = (host: H): string => (word.includes('/') ? host.label : host.name);
  if (!/[*?]/.test(word)) return hosts.filter((host) => field(host) === word);
  const pattern = globToRegExp(word);
  return hosts.filter((host) => pattern.test(field(host)));
}

function unknown(hosts: readonly Selectable[], word: string): string {
  if (/[*?]/.test(word)) return `no host matches \`${word}\``;
  const names = hosts.map(({ name, label }) => (word.includes('/') ? label : name));
  const meant = nearest(word, names);
  return `no host is called \`${word}\`${meant === null ? '' : `; did you mean \`${meant}\`?`}`;
}

function notThere(noun: string, id: string, ids: readonly string[]): Selected<never> {
  const meant = nearest(id, ids);
  const help =
    meant === null ? `; there are ${ids.join(', ') || `no ${noun}s`}` : `; did you mean \`${meant}\`?`;
  return { ok: false, why: 'unknown', message: `the ${noun} \`${id}\` does not exist${help}` };
}

/** Finds the hosts that were asked for. A bare name that several sites have is an error that lists them. */
export function select<H extends Selectable>(
  choice: Choice<H>,
  { hosts: words, site, cluster = null }: Selection,
): Selected<H> {
  const sites = choice.sites.map(({ id }) => id);
  if (site !== null && !sites.includes(site)) return notThere('site', site, sites);
  const inSite = choice.hosts.filter((host) => site === null || host.site.id === site);
  const clusters = [...new Set(inSite.map((host) => host.cluster))];
  if (cluster !== null && !clusters.includes(cluster)) return notThere('cluster', cluster, clusters);
  const inScope = inSite.filter((host) => cluster === null || host.cluster === cluster);
  if (words.length === 0) return { ok: true, hosts: inScope };
  const wanted = new Set<H>();
  for (const word of words) {
    const found = matching(inScope, word);
    if (found.length === 0) return { ok: false, why: 'unknown', message: unknown(inScope, word) };
    if (found.length > 1 && !/[*?/]/.test(word)) {
      const labels = found.map(({ label }) => label).join(' and ');
      const message = `\`${word}\` is ambiguous: there are ${labels}; write the site too`;
      return { ok: false, why: 'ambiguous', message };
    }
    for (const host of found) wanted.add(host);
  }
  return { ok: true, hosts: inScope.filter((host) => wanted.has(host)) };
}

/** The hosts that were meant, and a sentence for each word that leads nowhere. */
export interface KnownHosts<H extends Selectable = Host> {
  readonly hosts: readonly H[];
  /** By the word; by the cluster or site where no host was named. */
  readonly missing: ReadonlyMap<string, string>;
}

/** The same where a host that does not exist is no mistake, as in one of two revisions; an ambiguous word still is. */
export function selectKnown<H extends Selectable>(
  model: Choice<H>,
  selection: Selection,
): KnownHosts<H> | { readonly ambiguous: string } {
  const { hosts: words, site, cluster = null } = selection;
  const wishes = words.length === 0 ? [selection] : words.map((word) => ({ ...selection, hosts: [word] }));
  const wanted = new Set<H>();
  const missing = new Map<string, string>();
  for (const wish of wishes) {
    const selected = select(model, wish);
    if (selected.ok) for (const host of selected.hosts) wanted.add(host);
    else if (selected.why === 'ambiguous') return { ambiguous: selected.message };
    else missing.set(wish.hosts[0] ?? cluster ?? site ?? '', selected.message);
  }
  return { hosts: model.hosts.filter((host) => wanted.has(host)), missing };
}
