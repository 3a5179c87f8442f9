import type { HostPlan } from '../plan/plan.ts';
import { rolloutDeps, type Turn, waves } from '../plan/waves.ts';
import type { Host, Model } from '../sot/model/types.ts';

/** The turn of each host that would be acted on, by its label; all hosts of the source of truth count as standing or not. */
export function turnsOf(
  model: Model,
  plans: readonly HostPlan[],
  isUp: (host: Host, plan: HostPlan | undefined) => boolean,
): ReadonlyMap<string, Turn> {
  const byLabel = new Map(plans.map((plan) => [plan.label, plan]));
  const rolled = model.hosts.map((host) => {
    const plan = byLabel.get(host.label);
    const isActedOn = plan?.action === 'install' || plan?.action === 'reinstall';
    return {
      label: host.label,
      workflow: host.workflow?.id ?? null,
      isActedOn,
      isUp: isUp(host, plan),
    };
  });
  return waves(rolled, rolloutDeps(model));
}
