import type { HostState } from '../../state/host-state.ts';
import type { HostConsent, Said } from '../consent.ts';
import type { DesiredHost } from '../desired.ts';
import type { PlanDocument, Host as PlannedHost } from './generated/types.ts';
import { knownOf } from './known.ts';

/** What there is now, to which a plan is held. */
export interface PresentWorld {
  readonly desired: ReadonlyMap<string, DesiredHost>;
  readonly stateOf: (host: DesiredHost) => HostState | null;
}

/** The label of a planned host. */
function labelOf({ site, name }: PlannedHost): string {
  return `${site}/${name}`;
}

/** Whether a plan erases a host. */
function isErased({ action }: PlannedHost): boolean {
  return action === 'install' || action === 'reinstall';
}

/** What is said on a command line that names exactly the hosts of a plan that are erased. */
export function saidBy({ hosts }: PlanDocument): Said {
  return { named: new Set(hosts.filter(isErased).map(labelOf)), yes: false, reinstall: true };
}

type Texts = Readonly<Record<string, string>>;

/** A sentence for each key whose value is another one now. */
function changes(before: Texts, now: Texts, say: (key: string) => string): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.filter((key) => before[key] !== now[key]).map(say);
}

function byPlace(artifacts: PlannedHost['artifacts']): Texts {
  return Object.fromEntries(artifacts.map(({ boot, path, contentId }) => [`${path} of ${boot}`, contentId]));
}

/** Everything that is another one for a host now than when the plan was made. */
function movedOn(planned: PlannedHost, now: DesiredHost | undefined, world: PresentWorld): readonly string[] {
  if (now === undefined) return ['it is no longer in the source of truth'];
  if (!now.complete) return ['it cannot be rendered'];
  const order = [planned.boots, now.boots].map((boots) => boots.join(', ') || 'none');
  const known = knownOf(world.stateOf(now));
  const isOtherState = isErased(planned) && known.digest !== planned.known.digest;
  return [
    ...(order[0] === order[1] ? [] : [`its boots are ${order[1]}, and were ${order[0]}`]),
    ...changes(byPlace(planned.artifacts), byPlace(now.artifacts), (what) => `${what} has changed`),
    ...changes(planned.files, now.files, (path) => `the file ${path} has another digest`),
    ...changes(planned.facts, now.network, (fact) => {
      const [before, after] = [planned.facts, now.network].map((facts) => facts[fact] ?? 'nothing');
      return `the ${fact} is ${after}, and was ${before}`;
    }),
    ...(isOtherState ? [`${known.summary}; when the plan was made, ${planned.known.summary}`] : []),
  ];
}

/** Why a plan cannot be held to for one host. */
export interface Deviation {
  readonly label: string;
  readonly reason: string;
}

/** Why the revision that would be served is not the one of a plan; null where it may be. A work tree is known by its bytes. */
export function otherCommit({ revision }: PlanDocument, commit: string | null): string | null {
  if (revision.commit === null || commit === null || revision.commit === commit) return null;
  const [before, now] = [revision.commit, commit].map((name) => name.slice(0, 12));
  return `it was made at the commit ${before}, and ${now} would be served`;
}

/** What is not as it was when a plan was made, for each of its hosts. */
export function deviations(plan: PlanDocument, world: PresentWorld): readonly Deviation[] {
  return plan.hosts.flatMap((planned) => {
    const label = labelOf(planned);
    return movedOn(planned, world.desired.get(label), world).map((reason) => ({ label, reason }));
  });
}

/** Where what would be granted is not what was planned: the last look, whatever led to it. */
export function notAsPlanned(plan: PlanDocument, hosts: readonly HostConsent[]): readonly Deviation[] {
  const planned = new Map(plan.hosts.filter(isErased).map((host) => [labelOf(host), host.action]));
  return hosts.flatMap(({ host: { label }, action, grant }) => {
    const wanted = planned.get(label);
    if (wanted === undefined)
      return grant === 'local' ? [] : [{ label, reason: 'it is not planned to be erased, and would be' }];
    const isSame = action === wanted || (wanted === 'install' && action === 'continue');
    return isSame ? [] : [{ label, reason: `the plan says ${wanted}, and serving it now means ${action}` }];
  });
}
