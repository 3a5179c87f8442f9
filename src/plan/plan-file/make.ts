import type { Revision } from '../../sot/source/source.ts';
import type { HostState } from '../../state/host-state.ts';
import type { DesiredHost } from '../desired.ts';
import type { HostPlan } from '../plan.ts';
import type { PlanDocument, Host as PlannedHost } from './generated/types.ts';
import { knownOf } from './known.ts';

/** What a plan is made of: the hosts that were compared, what is wanted of them, and what is known of their machines. */
export interface PlanParts {
  readonly revision: Pick<Revision, 'label' | 'commit' | 'changedFiles'>;
  readonly hosts: readonly HostPlan[];
  readonly desired: ReadonlyMap<string, DesiredHost>;
  readonly stateOf: (host: DesiredHost) => HostState | null;
}

function plannedHost(
  { action }: HostPlan,
  wanted: DesiredHost,
  state: HostState | null,
): readonly PlannedHost[] {
  // Nothing is served to a machine that is no longer in the source of truth.
  if (action === 'remove') return [];
  const { name, site, boots, artifacts, files, network: facts } = wanted;
  const digests = artifacts.map(({ boot, path, contentId }) => ({ boot, path, contentId }));
  return [{ name, site, action, boots, artifacts: digests, files, facts, known: knownOf(state) }];
}

/** A plan as a document: digests and no texts, so that it holds no secrets. */
export function planDocument({ revision, hosts, desired, stateOf }: PlanParts, now: Date): PlanDocument {
  const { label, commit, changedFiles } = revision;
  return {
    formatVersion: 1,
    madeAt: now.toISOString(),
    revision: { label, commit, changedFiles },
    hosts: hosts.flatMap((host) => {
      const wanted = desired.get(host.label);
      return wanted === undefined ? [] : plannedHost(host, wanted, stateOf(wanted));
    }),
  };
}

/** A plan as the text of its file. */
export function planText(plan: PlanDocument): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}
