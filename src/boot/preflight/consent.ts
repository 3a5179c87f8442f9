import { consents, type HostConsent, type Said } from '../../plan/consent.ts';
import type { DesiredHost } from '../../plan/desired.ts';
import { meet } from '../../plan/plan-applied.ts';
import type { HostState } from '../../state/host-state.ts';
import { type Asked, type Asker, askForConsent } from './ask.ts';
import { type GivenPlan, grantByPlan } from './plan.ts';
import type { Venue } from './venue.ts';

/** All that consent follows from. */
export interface ConsentGround {
  readonly venue: Pick<Venue, 'site' | 'hosts'>;
  readonly plan: GivenPlan | null;
  /** The commit that is served, or that the work tree is based on. */
  readonly commit: string | null;
  readonly states: ReadonlyMap<string, HostState>;
  /** What is wanted of every host of the source of truth. */
  readonly desired: ReadonlyMap<string, DesiredHost>;
  readonly said: Said;
  readonly now: Date;
  readonly screen: (hosts: readonly HostConsent[]) => string;
}

/** What was consented to: by a plan, on the command line, or on the screen, which is shown in any case. */
export async function obtainConsent(asker: Asker, ground: ConsentGround): Promise<Asked> {
  const { venue, plan, commit, states, desired, said, now, screen } = ground;
  const grant = (words: Said): readonly HostConsent[] => consents(venue.hosts, states, desired, words, now);
  if (plan === null) return askForConsent(asker, grant, said, screen);
  const { stateOf } = meet(states.values(), [...desired.values()]);
  const granted = grantByPlan(plan, venue.site.id, commit, { desired, stateOf }, grant);
  if (granted.ok) asker.talk(screen(granted.hosts));
  return granted;
}
