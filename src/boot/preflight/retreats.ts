import { type Location, withSot } from '../../pipeline/open.ts';
import { failurePolicy } from '../../plan/failure-policy.ts';
import type { RenderedBoot } from '../../render/artifact.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import type { Host } from '../../sot/model/types.ts';
import { looksRemote, parseRemote } from '../../sot/source/remote-url.ts';
import { commitIn } from '../../sot/source/resolve-revision.ts';
import { rollbackAttempt } from '../../state/attempt.ts';
import { type HostState, newHostState } from '../../state/host-state.ts';
import { rollbackAtHand, rollbackTarget } from '../../state/rollback.ts';
import { isAsGiven, NOTHING_BEFORE, type Retreat, type Retreats } from '../session/retreat.ts';
import { type RetreatContext, type RetreatWish, retreatsFrom } from './retreat.ts';

/** All that the rollbacks of a session follow from. */
export interface RetreatGround extends RetreatContext {
  readonly location: Location;
  readonly sandbox: Sandbox;
  /** What is served now, in canonical form. */
  readonly canonical: readonly RenderedBoot[];
  readonly states: ReadonlyMap<string, HostState>;
}

/** What a host is to go back to, if its policy is to be rolled back; null where it is not, a sentence where it cannot. */
function wishOf(host: Host, state: HostState, now: string): RetreatWish | string | null {
  const { retries, follows } = failurePolicy(host);
  const atHand = rollbackAtHand(state);
  if (atHand === null && (follows !== 'rollback' || host.data.never_provision === true)) return null;
  const attempt = rollbackAttempt(state, retries);
  const target =
    atHand === null ? rollbackTarget(state) : { revision: atHand.revision, boots: atHand.target };
  if (atHand !== null || state.applied !== null) {
    const boots = target!.boots.map(({ boot }) => boot);
    return { host, boots, revision: target!.revision, target, attempt };
  }
  // The first run of a host can go back to any of its boots but the last, each as it is now.
  const boots = (host.workflow?.boots ?? []).slice(0, -1).map(({ id }) => id);
  return boots.length === 0 ? NOTHING_BEFORE : { host, boots, revision: now, target: null, attempt };
}

/** Whether what is served now is what a host is to go back to. */
function isHere({ host, target }: RetreatWish, canonical: readonly RenderedBoot[]): boolean {
  if (target === null) return true;
  const own = canonical.filter((one) => one.host === host);
  return isAsGiven(target.boots, new Map(own.map((one) => [one.boot.id, one])));
}

/** Where another revision of the same source of truth is. */
function locationAt({ sot, ...more }: Location, ref: string): Location {
  const isElsewhere = sot !== null && looksRemote(sot);
  return { ...more, sot: isElsewhere ? parseRemote(sot).url : sot, ref };
}

async function retreatsAt(
  ref: string,
  wishes: readonly RetreatWish[],
  ground: RetreatGround,
): Promise<Retreats> {
  const location = locationAt(ground.location, ref);
  const result = await withSot(location, (...then) => retreatsFrom(then, wishes, ground));
  if (result.ok) return result.value;
  return new Map(
    wishes.map(({ host, revision }) => [host.label, `${revision} cannot be read: ${result.message}`]),
  );
}

/**
 * What each host of a venue goes back to that is to be rolled back when it fails. It is read from Git at the revision that the
 * record names, rendered, and held against the digests of the record: a host gets what it had, or it is not rolled back.
 */
export async function findRetreats(ground: RetreatGround): Promise<Retreats> {
  const { opened, sandbox, canonical, venue, states } = ground;
  const retreats = new Map<string, Retreat | string>();
  const here: RetreatWish[] = [];
  const elsewhere = new Map<string, RetreatWish[]>();
  for (const host of venue.hosts) {
    const state = states.get(host.label) ?? newHostState(host.site.id, host.name);
    const wish = wishOf(host, state, opened.model.revision.label);
    if (wish === null) continue;
    if (typeof wish === 'string') {
      retreats.set(host.label, wish);
      continue;
    }
    const commit = commitIn(wish.revision);
    if (isHere(wish, canonical)) here.push(wish);
    else if (commit === null) retreats.set(host.label, `${wish.revision} cannot be read again`);
    else elsewhere.set(commit, [...(elsewhere.get(commit) ?? []), wish]);
  }
  const add = (found: Retreats): void => {
    for (const [label, retreat] of found) retreats.set(label, retreat);
  };
  if (here.length > 0) add(await retreatsFrom([opened, sandbox], here, ground));
  // One after the other: each revision has a sandbox of its own.
  for (const [ref, wishes] of elsewhere) add(await retreatsAt(ref, wishes, ground));
  return retreats;
}
