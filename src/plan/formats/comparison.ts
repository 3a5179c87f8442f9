import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import type { OwnValues } from '../own-values.ts';
import { ACTIONS, type Action, type HostPlan, summarize } from '../plan.ts';
import type { Turn } from '../waves.ts';

/** A comparison: two revisions by name, and what happens to each host between them. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly hosts: readonly HostPlan[];
  /** The labels of hosts that have errors in one of the revisions. */
  readonly notCompared: readonly string[];
  /** The values that are each host's own, by label. */
  readonly own: ReadonlyMap<string, OwnValues>;
  /** The turn of each host that would be acted on, by label. */
  readonly turns: ReadonlyMap<string, Turn>;
}

/** `3 reinstall · 1 change · 12 unchanged`: only the actions that occur. */
export function summaryLine(
  hosts: readonly HostPlan[],
  paint: (action: Action, text: string) => string = (_, text) => text,
): string {
  const summary = summarize(hosts);
  const parts = ACTIONS.filter((action) => summary[action] > 0).map((action) =>
    paint(action, `${summary[action]} ${action}`),
  );
  return parts.length === 0 ? 'no host compared' : parts.join(' · ');
}

/** The waves of a rollout, and what never has its turn, a line each; none where all hosts may go at once. */
export function waveLines(turns: ReadonlyMap<string, Turn>): readonly string[] {
  const groups = new Map<number | null, { labels: string[]; why: Set<string> }>();
  for (const [label, { wave, why }] of turns) {
    const group = groups.get(wave) ?? { labels: [], why: new Set<string>() };
    groups.set(wave, group);
    group.labels.push(label);
    if (why !== null) group.why.add(why);
  }
  if (groups.size < 2 && !groups.has(null)) return [];
  const order = (wave: number | null): number => wave ?? Number.POSITIVE_INFINITY;
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([wave, { labels, why }]) => {
      const because = why.size === 0 ? '' : `, because ${[...why].join('; ')}`;
      return `${wave === null ? 'never' : `wave ${wave}`}: ${foldHosts(labels)}${because}`;
    });
}
