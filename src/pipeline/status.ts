import { stateDirectory } from '../state/directory.ts';
import { Follower } from '../state/follower.ts';
import type { KnownHosts } from '../state/known-hosts.ts';
import { type Drift, driftOf, type Wanted, wantedOf } from './drift.ts';
import { type Opened, type Outcome, openModel, withSot } from './open.ts';
import { type HostRecord, labelOf, selectRecords } from './records.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';

/** Which hosts' standing is wanted, and where the journal is. */
export interface StatusWish {
  readonly sot: string | null;
  readonly state: string | null;
  readonly site: string | null;
  readonly cluster?: string | null | undefined;
  readonly hosts: readonly string[];
  /** Whether what they have is compared with what is wanted of them now, which takes rendering it. */
  readonly drift: boolean;
}

/** Where each host stands, with what in the journal could not be read. */
export interface Status {
  readonly ok: true;
  readonly hosts: readonly HostRecord[];
  readonly problems: readonly string[];
  /** By label; null where it was not asked for. */
  readonly drift: ReadonlyMap<string, Drift> | null;
}

/** A status that can be renewed. */
export interface FollowedStatus extends Status {
  /** The status after what has been written since; null where nothing was. */
  readonly renew: () => Promise<Status | Refusal | null>;
}

/** The standing of hosts now, and as it changes; or why nothing can be said. */
export type StatusResult = FollowedStatus | Refusal;

interface Ground {
  readonly opened: Opened;
  readonly wanted: Wanted | null;
}

function openGround({ sot, drift }: StatusWish): Promise<Outcome<Ground>> {
  const location = { sot, ref: null };
  if (drift) {
    return withSot(location, async (opened, sandbox) => ({
      opened,
      wanted: await wantedOf(opened.model, opened.model.hosts, sandbox),
    }));
  }
  return openModel(location).then((opened) =>
    opened.ok ? { ok: true, value: { opened: opened.value, wanted: null } } : opened,
  );
}

function driftsOf(hosts: readonly HostRecord[], wanted: Wanted | null): Status['drift'] {
  if (wanted === null) return null;
  const drifts = new Map<string, Drift>();
  for (const record of hosts) {
    const label = labelOf(record);
    const drift = driftOf(record.state.applied, label, wanted);
    if (drift !== null) drifts.set(label, drift);
  }
  return drifts;
}

function statusOf({ opened, wanted }: Ground, known: KnownHosts, wish: StatusWish): Status | Refusal {
  // A journal that cannot be read at all must not look as if nothing had happened.
  const grave = known.problems.find(({ code }) => code !== 'damaged');
  if (grave !== undefined) return cannot(grave.message);
  const selected = selectRecords(opened.model, known.states, wish);
  if (!selected.ok) return wrong(selected.message);
  const { hosts } = selected;
  const problems = known.problems.map(({ message }) => message);
  return { ok: true, hosts, problems, drift: driftsOf(hosts, wanted) };
}

/** Reads the journal beside the source of truth; a host that nothing has happened to is waiting. */
export async function readStatus(wish: StatusWish): Promise<StatusResult> {
  const ground = await openGround(wish);
  if (!ground.ok) return cannot(ground.message);
  const follower = await Follower.start(stateDirectory(ground.value.opened.root, wish.state));
  const status = statusOf(ground.value, follower.known, wish);
  if (!status.ok) return status;
  const renew = async (): Promise<Status | Refusal | null> =>
    (await follower.renew()) ? statusOf(ground.value, follower.known, wish) : null;
  return { ...status, renew };
}
