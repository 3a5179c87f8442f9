import { type AppliedMachine, appliedMachines, type Contents, givenTo } from '../plan/applied.ts';
import { type DesiredHost, desiredHosts } from '../plan/desired.ts';
import { differences } from '../plan/differences.ts';
import { ownValuesOf } from '../plan/own-values.ts';
import type { HostPlan } from '../plan/plan.ts';
import { type Met, meet, planApplied } from '../plan/plan-applied.ts';
import { planDocument } from '../plan/plan-file/make.ts';
import { HELD } from '../plan/standing.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import type { Host } from '../sot/model/types.ts';
import { loadArtifact } from '../state/artifact-store.ts';
import { stateDirectory } from '../state/directory.ts';
import type { HostState } from '../state/host-state.ts';
import { glanceAtHosts } from '../state/known-hosts.ts';
import type { DiffResult } from './diff.ts';
import { machineOf } from './diff-machines.ts';
import { comparable, problemsOf } from './diff-problems.ts';
import { turnsOf } from './diff-turns.ts';
import { type Location, type Opened, withSot } from './open.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';
import { fingerprintsNow } from './secrets/now.ts';
import { type Choice, type Selectable, type Selection, selectKnown } from './select.ts';
import { validate } from './validate.ts';

/** What stands in the place of a revision for what the machines were given. */
const APPLIED = 'applied';

/** What is compared with what was applied, and where that is recorded. */
export interface AppliedWish {
  readonly location: Location;
  readonly stateDir: string | null;
  readonly selection: Selection;
  readonly now: Date;
}

interface Meant {
  readonly hosts: readonly Host[];
  readonly gone: readonly AppliedMachine[];
}

/** A machine that is no host any more, as far as it can be asked for. */
function shadowOf({ label, macs, uuid, state }: AppliedMachine): Selectable {
  const interfaces = macs.map((mac) => ({ mac }));
  const cluster = state.conduct?.cluster ?? '';
  return { label, name: state.host, uuid, interfaces, site: { id: state.site }, cluster };
}

/** The hosts that were asked for, and the machines: what is known of either is no mistake. */
function selectMeant({ model }: Opened, met: Met, selection: Selection): Meant | Refusal {
  const shadows = met.gone.map(shadowOf);
  const choice: Choice<Selectable> = {
    sites: [...model.sites, ...shadows.map(({ site }) => site)],
    hosts: [...model.hosts, ...shadows],
  };
  const known = selectKnown(choice, selection);
  if ('ambiguous' in known) return wrong(known.ambiguous);
  const [nowhere] = known.missing.values();
  if (nowhere !== undefined) return wrong(nowhere);
  const chosen = new Set(known.hosts);
  return {
    hosts: model.hosts.filter((host) => chosen.has(host)),
    gone: met.gone.filter((_, index) => chosen.has(shadows[index]!)),
  };
}

/** The ids of the texts that differ from those that are wanted: only these are needed in full. */
function formerIds(desired: Iterable<DesiredHost>, { stateOf }: Met): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const host of desired) {
    const state = stateOf(host);
    if (state === null) continue;
    for (const { from } of differences(givenTo(state, new Map()), host).artifacts)
      if (from !== null) ids.add(from.contentId);
  }
  return ids;
}

async function loadContents(
  dir: string,
  ids: ReadonlySet<string>,
): Promise<{
  readonly contents: Contents;
  readonly notes: readonly string[];
}> {
  const contents = new Map<string, string>();
  const notes: string[] = [];
  for (const id of ids) {
    const loaded = await loadArtifact(dir, id);
    if (!loaded.ok) notes.push(loaded.problem.message);
    else if (loaded.value !== null) contents.set(id, loaded.value);
  }
  return { contents, notes };
}

/** An empty store is said once, and not host by host only: whoever sees every host as new looks at the wrong folder, perhaps. */
function recordNotes(dir: string, machines: number, hosts: readonly HostPlan[]): readonly string[] {
  const fresh = hosts.filter(
    ({ action, reasons }) => action !== 'remove' && reasons.includes('there is no record of it'),
  );
  if (machines > 0 || fresh.length === 0) return [];
  const who = fresh.length === 1 ? 'this host' : `these ${fresh.length} hosts`;
  return [`there is no record of ${who} in ${dir}`];
}

/** Whether a machine does its work: it was installed to the end and nothing is under way, or runs a live system. */
function stands(state: HostState | null): boolean {
  return (
    state !== null &&
    (state.state === 'done' || (state.applied !== null && state.boots.at(-1)?.done === 'never'))
  );
}

async function compare(opened: Opened, sandbox: Sandbox, wish: AppliedWish): Promise<DiffResult> {
  const { model } = opened;
  const dir = stateDirectory(opened.root, wish.stateDir);
  const { states, problems: unread } = await glanceAtHosts(dir);
  const fatal = unread.find(({ code }) => code !== 'damaged');
  if (fatal !== undefined) return cannot(fatal.message);
  const met = meet(states.values(), model.hosts.map(machineOf));
  const meant = selectMeant(opened, met, wish.selection);
  if ('ok' in meant) return meant;
  const { diagnostics, rendered } = await validate(opened, meant.hosts, sandbox);
  const secrets = await fingerprintsNow(opened, rendered, sandbox, { dir, states });
  const { sides, notCompared } = comparable(desiredHosts(model, rendered, meant.hosts, secrets.fingerprints));
  const desired = sides[0]!;
  const { contents, notes } = await loadContents(dir, formerIds(desired.values(), met));
  const hosts = planApplied({ desired, met, gone: meant.gone, contents, now: wish.now });
  const turns = turnsOf(model, hosts, (host) => stands(met.stateOf(machineOf(host))));
  return {
    ok: true,
    comparison: {
      from: APPLIED,
      to: model.revision.label,
      hosts,
      notCompared,
      own: ownOf(desired, met),
      turns,
    },
    problems: problemsOf(opened, diagnostics, meant.hosts.length),
    notes: [
      ...unread.map(({ message }) => message),
      ...notes,
      ...secrets.notes,
      ...recordNotes(dir, appliedMachines(states.values()).length, hosts),
    ],
    isChanged: hosts.some(isPending),
    plan: (now) => planDocument({ revision: model.revision, hosts, desired, stateOf: met.stateOf }, now),
  };
}

/** The values that each host has had for itself all the time: where it is not known what it had, those that it has now. */
function ownOf(desired: ReadonlyMap<string, DesiredHost>, { stateOf }: Met): ReturnType<typeof ownValuesOf> {
  const before = [...desired.values()].map((host) => {
    const state = stateOf(host);
    const network = state?.conduct?.facts ?? host.network;
    return [host.label, { name: state?.host ?? host.name, network }] as const;
  });
  return ownValuesOf(new Map(before), desired);
}

/** Whether a plan says that something is to happen to a host; one that is never provisioned waits for nothing. */
function isPending({ action, reasons }: HostPlan): boolean {
  return action === 'held' ? !reasons.includes(HELD) : action !== 'unchanged';
}

/** Compares what each machine was given with what a revision, or the work tree, wants of it. */
export async function diffApplied(wish: AppliedWish): Promise<DiffResult> {
  const result = await withSot(wish.location, (opened, sandbox) => compare(opened, sandbox, wish));
  return result.ok ? result.value : cannot(result.message);
}
