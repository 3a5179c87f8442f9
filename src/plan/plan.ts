import type { DesiredArtifact, DesiredHost } from './desired.ts';

/** What would happen to a machine. */
export type Action = 'install' | 'reinstall' | 'change' | 'remove' | 'unchanged' | 'held';

/** All actions, the most drastic first. */
export const ACTIONS: readonly Action[] = ['install', 'reinstall', 'change', 'remove', 'unchanged', 'held'];

/** One artifact that differs: null where a side does not have it. */
export interface ArtifactChange {
  readonly boot: string;
  readonly path: string;
  readonly from: DesiredArtifact | null;
  readonly to: DesiredArtifact | null;
}

/** One host's part of a plan, with every reason. */
export interface HostPlan {
  readonly label: string;
  readonly name: string;
  readonly site: string;
  readonly action: Action;
  readonly reasons: readonly string[];
  readonly artifacts: readonly ArtifactChange[];
}

type Desired = ReadonlyMap<string, DesiredHost>;

function artifactChanges(from: DesiredHost, to: DesiredHost): readonly ArtifactChange[] {
  const key = ({ boot, path }: DesiredArtifact): string => `${boot}\0${path}`;
  const before = new Map(from.artifacts.map((artifact) => [key(artifact), artifact]));
  const after = new Map(to.artifacts.map((artifact) => [key(artifact), artifact]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old = null, fresh = null] = [before.get(id), after.get(id)];
    if (old?.contentId === fresh?.contentId) return [];
    const { boot, path } = (fresh ?? old)!;
    return [{ boot, path, from: old, to: fresh }];
  });
}

function artifactReason({ boot, path, from, to }: ArtifactChange): string {
  if (from === null) return `${path} of ${boot} is new`;
  return to === null ? `${path} of ${boot} is gone` : `${path} of ${boot} changed`;
}

/** A reason for each key whose value differs. */
function keyReasons(
  from: Readonly<Record<string, string>>,
  to: Readonly<Record<string, string>>,
  say: (key: string, before: string | undefined, after: string | undefined) => string,
): readonly string[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.filter((key) => from[key] !== to[key]).map((key) => say(key, from[key], to[key]));
}

function change(what: string, before = 'nothing', after = 'nothing'): string {
  return `the ${what}: ${before} → ${after}`;
}

function orderReasons(from: DesiredHost, to: DesiredHost): readonly string[] {
  if (JSON.stringify(from.boots) === JSON.stringify(to.boots)) return [];
  const [before, after] = [from, to].map(({ boots }) => boots.join(', ') || 'none');
  return [`its boots are ${after}, and were ${before}`];
}

function fileReason(path: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `the file ${path} is pinned`;
  return after === undefined ? `the file ${path} is no longer pinned` : `the file ${path} has another digest`;
}

const HELD = '`never_provision` is set';

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
  const artifacts = artifactChanges(from, to);
  const disk = [
    ...artifacts.map(artifactReason),
    ...orderReasons(from, to),
    ...keyReasons(from.files, to.files, fileReason),
  ];
  const network = keyReasons(from.network, to.network, change);
  const wanted = disk.length > 0 ? 'reinstall' : network.length > 0 ? 'change' : 'unchanged';
  const { action, because } = actionOf(from, to, wanted);
  return { label, name, site, action, reasons: [...because, ...disk, ...network], artifacts };
}

function planNew(host: DesiredHost): HostPlan {
  const { label, name, site, held } = host;
  const artifacts = artifactChanges({ ...host, artifacts: [] }, host);
  return {
    label,
    name,
    site,
    action: held ? 'held' : 'install',
    reasons: [held ? HELD : 'it is new'],
    artifacts,
  };
}

function planGone({ label, name, site }: DesiredHost): HostPlan {
  return {
    label,
    name,
    site,
    action: 'remove',
    reasons: ['it is no longer in the source of truth'],
    artifacts: [],
  };
}

/** What going from one state of the world to another does to each host, in the order of their labels. */
export function plan(from: Desired, to: Desired): readonly HostPlan[] {
  const labels = [...new Set([...from.keys(), ...to.keys()])].sort();
  return labels.map((label) => {
    const [before, after] = [from.get(label), to.get(label)];
    if (before === undefined) return planNew(after!);
    return after === undefined ? planGone(before) : planHost(before, after);
  });
}

/** How many hosts each action has. */
export function summarize(hosts: readonly HostPlan[]): Readonly<Record<Action, number>> {
  const summary = { install: 0, reinstall: 0, change: 0, remove: 0, unchanged: 0, held: 0 };
  for (const { action } of hosts) summary[action]++;
  return summary;
}
