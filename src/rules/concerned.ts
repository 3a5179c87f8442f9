import type { Boot, Host, Model, Workflow } from '../sot/model/types.ts';

function labels(model: Model, concerns: (host: Host) => boolean): readonly string[] {
  return model.hosts.filter(concerns).map(({ label }) => label);
}

/** The hosts that follow a workflow, in the order of the model. */
export function followers(model: Model, workflow: Workflow): readonly string[] {
  return labels(model, (host) => host.workflow === workflow);
}

/** The hosts that go through a boot of which that is true, in the order of the model. */
export function hostsThrough(model: Model, concerns: (boot: Boot) => boolean): readonly string[] {
  return labels(model, (host) => host.workflow?.boots?.some(concerns) ?? false);
}
