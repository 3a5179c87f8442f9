import type { DesiredHost } from './desired.ts';
import { type ArtifactChange, artifactChanges, differences, earlier } from './differences.ts';
import { formerLabels } from './machines.ts';
import { HELD } from './standing.ts';

export type { ArtifactChange } from './differences.ts';

/** What would happen to a machine. */
export type Action = 'install' | 'reinstall' | 'change' | 'remove' | 'unchanged' | 'held';

/** All actions, the most drastic first. */
export const ACTIONS: readonly Action[] = ['install', 'reinstall', 'change', 'remove', 'unchanged', 'held'];

/** One host's part of a plan, with every reason. */
export interface HostPlan {
  readonly label: string;
  readonly name: string;
  readonly site: string;
  readonly action: Action;
  readonly reasons: readonly string[];
  readonly artifacts: readonly ArtifactChange[];
  /** The label under which the same machine was known before; null where that was the same, or there was none. */
  readonly movedFrom: string | null;
}

type Desired = ReadonlyMap<string, DesiredHost>;

/** The action that follows from what differs, and from whether the host is to be left alone. */
function actionOf(
  from: DesiredHost,
  to: DesiredHost,
  wanted: 'reinstall' | 'change' | 'unchanged',
): { readonly action: Action; readonly because: readonly string[] } {
  if (to.held && (!from.held || wanted === 'reinstall')) return { action: 'held', because: [HELD] };
  // It was never installed by vaq, or no longer: nothing says what is on its disk.
  if (from.held && !to.held) return { action: 'install', because: ['`never_provision` is no longer set'] };
  return { action: wanted, because: [] };
}

function planHost(from: DesiredHost, to: DesiredHost): HostPlan {
  const { label, name, site } = to;
  const { artifacts, disk, network } = differences(earlier(from), to);
  const movedFrom = from.label === label ? null : from.label;
  const moved = movedFrom === null ? [] : [`moved from ${movedFrom}`];
  const wanted = disk.length > 0 ? 'reinstall' : network.length + moved.length > 0 ? 'change' : 'unchanged';
  const { action, because } = actionOf(from, to, wanted);
  return {
    label,
    name,
    site,
    action,
    reasons: [...because, ...moved, ...disk, ...network],
    artifacts,
    movedFrom,
  };
}

function planNew({ label, name, site, held, artifacts }: DesiredHost): HostPlan {
  return {
    label,
    name,
    site,
    action: held ? 'held' : 'install',
    reasons: [held ? HELD : 'it is new'],
    artifacts: artifactChanges([], artifacts),
    movedFrom: null,
  };
}

/** The part of a host that is no longer wanted. */
export function planGone({ label, name, site }: Pick<HostPlan, 'label' | 'name' | 'site'>): HostPlan {
  return {
    label,
    name,
    site,
    action: 'remove',
    reasons: ['it is no longer in the source of truth'],
    artifacts: [],
    movedFrom: null,
  };
}

/** The order of a plan: by label, as bytes are ordered. */
export function byLabel(a: HostPlan, b: HostPlan): number {
  return a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
}

/** What going from one state of the world to another does to each machine, in the order of their labels. */
export function plan(from: Desired, to: Desired): readonly HostPlan[] {
  const former = formerLabels([...from.values()], [...to.values()]);
  const known = new Set(former.values());
  const wanted = [...to.values()].map((host) => {
    const before = from.get(former.get(host.label) ?? '');
    return before === undefined ? planNew(host) : planHost(before, host);
  });
  const gone = [...from.values()].filter(({ label }) => !known.has(label)).map(planGone);
  return [...wanted, ...gone].sort(byLabel);
}

/** How many hosts each action has. */
export function summarize(hosts: readonly HostPlan[]): Readonly<Record<Action, number>> {
  const summary = { install: 0, reinstall: 0, change: 0, remove: 0, unchanged: 0, held: 0 };
  for (const { action } of hosts) summary[action]++;
  return summary;
}
