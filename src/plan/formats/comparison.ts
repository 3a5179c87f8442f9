import type { OwnValues } from '../own-values.ts';
import { ACTIONS, type Action, type HostPlan, summarize } from '../plan.ts';

/** A comparison: two revisions by name, and what happens to each host between them. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly hosts: readonly HostPlan[];
  /** The labels of hosts that have errors in one of the revisions. */
  readonly notCompared: readonly string[];
  /** The values that are each host's own, by label. */
  readonly own: ReadonlyMap<string, OwnValues>;
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
