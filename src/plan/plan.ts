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

function planHost(from: DesiredHost, to: DesiredHost): HostPlan {
  const { label, name, site } = to;
  const artifacts = artifactChanges(from, to);
  const files = keyReasons(from.files, to.files, (path) => `the file ${path} has another digest`);
  const network = keyReasons(
    from.network,
    to.network,
    (key, before, after) => `the ${key}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
  );
  const isReordered = from.boots.join('\0') !== to.boots.join('\0');
  const order = isReordered
    ? [`its boots are ${to.boots.join(', ')}, and were ${from.boots.join(', ')}`]
    : [];
  const reasons = [...artifacts.map(artifactReason), ...order, ...files, ...network];
  const wanted: Action =
    artifacts.length + order.length + files.length > 0
      ? 'reinstall'
      : network.length > 0
        ? 'change'
        : 'unchanged';
  if (to.held && wanted === 'reinstall') {
    return {
      label,
      name,
      site,
      action: 'held',
      reasons: ['`never_provision` is set', ...reasons],
      artifacts,
    };
  }
  return { label, name, site, action: wanted, reasons, artifacts };
}

/** What going from one state of the world to another does to each host, in the order of their labels. */
export function plan(from: Desired, to: Desired): readonly HostPlan[] {
  const labels = [...new Set([...from.keys(), ...to.keys()])].sort();
  return labels.map((label) => {
    const [before, after] = [from.get(label), to.get(label)];
    if (before !== undefined && after !== undefined) return planHost(before, after);
    const host = (after ?? before)!;
    const { name, site } = host;
    if (after === undefined)
      return {
        label,
        name,
        site,
        action: 'remove',
        reasons: ['it is no longer in the source of truth'],
        artifacts: [],
      };
    const artifacts = artifactChanges({ ...host, artifacts: [] }, host);
    if (host.held)
      return { label, name, site, action: 'held', reasons: ['`never_provision` is set'], artifacts };
    return { label, name, site, action: 'install', reasons: ['it is new'], artifacts };
  });
}

/** How many hosts each action has. */
export function summarize(hosts: readonly HostPlan[]): Readonly<Record<Action, number>> {
  const summary = { install: 0, reinstall: 0, change: 0, remove: 0, unchanged: 0, held: 0 };
  for (const { action } of hosts) summary[action]++;
  return summary;
}
