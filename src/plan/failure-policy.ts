import type { Boot, Host } from '../sot/model/types.ts';
import type { FailureThen } from '../state/event.ts';

/** What happens when a boot of a host fails; the workflow's word counts more than the site's, key by key. */
export interface FailurePolicy {
  /** How often a boot is tried again. */
  readonly retries: number;
  /** What follows when no try is left. */
  readonly follows: Exclude<FailureThen, 'retry'>;
}

/** The policy that holds for a host: without one nothing is tried again, and the rollout halts. */
export function failurePolicy({ site, workflow }: Host): FailurePolicy {
  const { retry, then } = { ...site.data.policy?.on_failure, ...workflow?.data.on_failure };
  return { retries: retry ?? 0, follows: then ?? 'halt' };
}

/** The seconds after which a boot counts as failed, from its first script; null where it may take for ever, as one that nothing ends. */
export function bootTimeout({ site }: Host, { data, done }: Boot): number | null {
  if (done === 'never') return null;
  return data.timeout ?? site.data.policy?.timeout ?? null;
}
