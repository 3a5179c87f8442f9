import type { Host, Model } from '../sot/model/types.ts';
import { type HostState, newHostState } from '../state/host-state.ts';
import { type Selectable, type Selected, type Selection, select } from './select.ts';

/** A host with what is known of it; `host` is null where the journal knows it and the source of truth does not. */
export interface HostRecord {
  readonly host: Host | null;
  readonly state: HostState;
}

/** How a host is written, `site/name`. */
export function labelOf({ state: { site, host } }: HostRecord): string {
  return `${site}/${host}`;
}

interface Candidate extends Selectable {
  readonly record: HostRecord;
}

function stated(host: Host, states: ReadonlyMap<string, HostState>): Candidate {
  const { label, name, site, cluster, uuid, interfaces } = host;
  const state = states.get(label) ?? newHostState(site.id, name);
  return { label, name, site, cluster, uuid, interfaces, record: { host, state } };
}

/** A host of the journal alone; a MAC that another host has now does not mean it any more. */
function remembered(state: HostState, taken: ReadonlySet<string | null>): Candidate {
  const { site, host: name } = state;
  const macs = state.macs.filter((mac) => !taken.has(mac));
  return {
    label: `${site}/${name}`,
    name,
    site: { id: site },
    cluster: '',
    uuid: null,
    interfaces: macs.map((mac) => ({ mac })),
    record: { host: null, state },
  };
}

/** Whether something is left to say of a host that is gone: forgotten and gone, it is nobody's concern. */
function isRemembered({ boots, lastEvent }: HostState): boolean {
  return boots.length > 0 || lastEvent !== 'forgotten';
}

/** What can be chosen from, hosts of the source of truth first, in its order; others by their labels. */
function candidates(model: Model, states: ReadonlyMap<string, HostState>): readonly Candidate[] {
  const taken = new Set(model.hosts.flatMap(({ interfaces }) => interfaces.map(({ mac }) => mac)));
  const labels = new Set(model.hosts.map(({ label }) => label));
  const gone = [...states].filter(([label, state]) => !labels.has(label) && isRemembered(state));
  return [
    ...model.hosts.map((host) => stated(host, states)),
    ...gone.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, state]) => remembered(state, taken)),
  ];
}

function inModel(model: Model, states: ReadonlyMap<string, HostState>): ReadonlyMap<string, HostState> {
  const labels = new Set(model.hosts.map(({ label }) => label));
  return new Map([...states].filter(([label]) => labels.has(label)));
}

/** The hosts that were meant, of the source of truth or of the journal, with what is known of each; or a sentence why not. */
export function selectRecords(
  model: Model,
  states: ReadonlyMap<string, HostState>,
  selection: Selection,
): { readonly ok: true; readonly hosts: readonly HostRecord[] } | Extract<Selected, { ok: false }> {
  // The cluster of a host that is gone is not known.
  const hosts = candidates(model, selection.cluster == null ? states : inModel(model, states));
  const ids = new Set([...model.sites.map(({ id }) => id), ...hosts.map(({ site }) => site.id)]);
  const sites = [...ids].map((id) => ({ id }));
  const selected = select({ sites, hosts }, selection);
  return selected.ok ? { ok: true, hosts: selected.hosts.map(({ record }) => record) } : selected;
}
