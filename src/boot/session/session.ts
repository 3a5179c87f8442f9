import type { Grant } from '../../plan/consent.ts';
import type { Fingerprints } from '../../plan/desired.ts';
import type { RenderedBoot } from '../../render/artifact.ts';
import type { Boot, Host, Model, Site } from '../../sot/model/types.ts';
import { bootAtHand } from '../../state/checkpoint.ts';
import { isHostEvent, type JournalEvent } from '../../state/event.ts';
import type { GivenBoot } from '../../state/host-state.ts';
import type { Result } from '../../state/problem.ts';
import { isRolledBack, rollbackAtHand } from '../../state/rollback.ts';
import type { ServableFile } from '../files/ready.ts';
import type { Log } from '../log.ts';
import type { Transfers } from '../transfers.ts';
import type { Directory } from './directory.ts';
import { type Due, dueBoot, dueOfRollback } from './due.ts';
import type { Memory } from './memory.ts';
import type { Retreats } from './retreat.ts';
import { Rollout } from './rollout.ts';
import type { Said } from './said.ts';
import { Stages } from './stages.ts';
import type { TokenOwners } from './token-owners.ts';
import { Turns } from './turns.ts';

/** The scripts that are not a boot's: the same for everyone, or one a host. */
export interface OwnScripts {
  /** What every iPXE is given first, at each address of the service. */
  readonly boot: (address: string) => string;
  readonly local: (host: Host) => string;
  /** What a machine gets that has nothing on its disk while it waits for its turn. */
  readonly wait: (host: Host) => string;
  /** What a machine gets whose architecture is not that of its boot. */
  readonly refused: (host: Host, boot: Boot) => string;
}

/** What a session is made of. Everything in it was decided and rendered before the first packet is answered. */
export interface SessionParts {
  readonly model: Model;
  readonly site: Site;
  readonly dhcp: 'server' | 'proxy' | 'off';
  readonly directory: Directory;
  readonly memory: Memory;
  readonly tokens: Pick<TokenOwners, 'find'>;
  readonly grants: ReadonlyMap<string, Grant>;
  /** What each host that is granted a boot gets, by `site/name` and the id of the boot. */
  readonly rendered: ReadonlyMap<string, ReadonlyMap<string, RenderedBoot>>;
  /** What it gets when a boot is tried again, by the name that `tryName` gives. */
  readonly retried: ReadonlyMap<string, RenderedBoot>;
  /** What each host goes back to that is rolled back when it fails. */
  readonly retreats: Retreats;
  readonly scripts: OwnScripts;
  /** Each file that is served under `/files/`, by its declared path. */
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly stateDir: string;
  /** The large answers that are on their way. */
  readonly transfers: Transfers;
  /** The keyed fingerprints of the secrets of hosts, by label and name. */
  readonly fingerprints: Fingerprints;
  /** Keeps the canonical content of an artifact under its `contentId`. */
  readonly keep: (contentId: string, content: string) => Promise<Result<null>>;
  readonly log: Log;
  /** What the log is told once. */
  readonly said: Said;
}

/** A boot as a host was given it. */
export interface Bound {
  readonly boot: string;
  readonly attempt: number;
}

/** The name of one attempt of a host's boot among those that are tried again. */
export function tryName({ label }: Host, boot: string, attempt: number): string {
  return `${label} ${boot} ${attempt}`;
}

/** The events after which others may have their turn. */
const CALLS: ReadonlySet<JournalEvent['kind']> = new Set([
  'script',
  'config',
  'file',
  'checkpoint',
  'failure',
]);

/** One run of the boot service for one site. */
export class Session {
  readonly parts: SessionParts;
  /** Where each host of the site stands. */
  readonly stages: Stages;
  /** Whose turn it is. */
  readonly rollout: Rollout;
  /** Hosts whose new run has not begun: the next script is that of their first boot. */
  readonly #again: Set<string>;
  /** The boot whose artifacts a host may read: from its script until the first request after it has ended. */
  readonly #bound = new Map<string, Bound>();
  /** The address that each host is known by where DHCP is not ours. */
  readonly #met = new Map<string, string>();
  /** Who was last heard by DHCP to have an address that another server gives, and the other way round. */
  readonly #heard = new Map<string, Host>();
  readonly #heardAt = new Map<string, string>();
  /** The first host that was met at each address. */
  readonly #byMet = new Map<string, Host>();
  /** The host of the site that each address is stated for. */
  readonly #byAddress: ReadonlyMap<string, Host>;
  /** The step that a host is given next in place of the one that follows, until its script was served. */
  readonly #overrides = new Map<string, number>();
  readonly #turns = new Turns();

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.#again = new Set([...parts.grants].filter(([, grant]) => grant === 'again').map(([label]) => label));
    // A boot that was under way when an earlier session ended, or was killed, goes on: installers fetch more than once.
    for (const host of parts.model.hosts) {
      const underWay = bootAtHand(parts.memory.stateOf(host));
      if (underWay !== null && parts.grants.get(host.label) === 'continue')
        this.#bound.set(host.label, { boot: underWay.boot, attempt: underWay.attempt });
    }
    // So does a choice that no machine has met yet, where its workflow has that boot still.
    for (const host of parts.model.hosts) {
      const { override } = parts.memory.stateOf(host);
      const stated = host.workflow?.boots?.[override?.step ?? 0]?.id;
      if (override?.isGiven === false && stated === override.boot && this.isGranted(host))
        this.#overrides.set(host.label, override.step);
    }
    const facts = {
      stateOf: (host: Host) => parts.memory.stateOf(host),
      isGranted: (host: Host) => this.isGranted(host),
      hasBegun: (host: Host) => this.hasBegun(host),
    };
    const hosts = parts.model.hosts.filter(({ site }) => site.id === parts.site.id);
    const byLabel = new Map(hosts.map((host) => [host.label, host]));
    this.#byAddress = new Map(
      // The first that is stated counts, where an address is stated twice.
      hosts
        .toReversed()
        .flatMap((host) => host.interfaces.flatMap(({ ipv4 }) => (ipv4 === null ? [] : [[ipv4, host]]))),
    );
    this.stages = new Stages(hosts, facts);
    this.rollout = new Rollout({ ...facts, model: parts.model });
    this.#sayTurns(hosts.filter((host) => this.rollout.waitsFor(host) !== null));
    parts.memory.watch((event) => {
      this.stages.recorded(event);
      this.#sayRolledBack(byLabel, event);
      if (!CALLS.has(event.kind)) return;
      const called = this.rollout.refresh();
      this.#sayTurns([...called, ...hosts.filter((host) => this.rollout.waitsFor(host) !== null)]);
    });
  }

  /** Says of hosts that their turn has come, or what they wait for, as often as that is news. */
  #sayTurns(hosts: readonly Host[]): void {
    const { log, memory } = this.parts;
    for (const host of hosts) {
      const waitsFor = this.rollout.waitsFor(host);
      const { stage, message: before } = this.stages.of(host);
      if (waitsFor !== null && stage === 'held' && before === waitsFor) continue;
      this.stages.happened(host, { kind: 'turn', at: memory.now().toISOString(), waitsFor });
      const come = 'its turn has come; start it, if it does not ask by itself';
      const message = waitsFor === null ? come : `waits: ${waitsFor}`;
      log({ event: 'turn', host: host.label, message, waitsFor });
    }
  }

  /** Says of a host, once, that it has what it had before. */
  #sayRolledBack(byLabel: ReadonlyMap<string, Host>, event: JournalEvent): void {
    if (!isHostEvent(event)) return;
    const host = byLabel.get(`${event.site}/${event.host}`);
    const { memory, log, said } = this.parts;
    const state = host && memory.stateOf(host);
    if (state?.rollback == null || !isRolledBack(state)) return;
    const { revision, attempt, boots } = state.rollback;
    if (!said.isNew(`rollback ${host!.label} ${attempt}`)) return;
    const message = `has what it had before: ${boots.join(', ')} of ${revision}`;
    log({ event: 'rollback', host: host!.label, message, revision, boots });
  }

  /** Whether a host may be given boots in this session. */
  isGranted({ label }: Host): boolean {
    return (this.parts.grants.get(label) ?? 'local') !== 'local';
  }

  /** A host has asked for something of a stage, which is recorded when it was sent. */
  asked(host: Host, what: 'program' | 'kernel' | 'config'): void {
    const at = this.parts.memory.now().toISOString();
    this.stages.happened(host, { kind: 'asked', at, for: what });
  }

  /** The boot that is due on a host, or null where it boots its disk. */
  due(host: Host): Due | null {
    if (!this.isGranted(host) || this.rollout.waitsFor(host) !== null) return null;
    const { memory, retreats } = this.parts;
    const step = this.#overrides.get(host.label) ?? null;
    const state = memory.stateOf(host);
    const again = this.#again.has(host.label);
    const rollback = again ? null : rollbackAtHand(state);
    if (rollback !== null) return dueOfRollback(state, rollback, retreats.get(host.label));
    return dueBoot(host, state, again, step);
  }

  /** The boot of the source of truth that a host was given; null where it is not that of its workflow, or its rollback, any more. */
  bootGiven(host: Host, { boot, step, attempt }: GivenBoot): Boot | null {
    const retreat = this.parts.retreats.get(host.label);
    if (this.parts.memory.stateOf(host).rollback?.attempt === attempt)
      return typeof retreat === 'object' ? (retreat.boots.find(({ id }) => id === boot) ?? null) : null;
    const stated = host.workflow?.boots?.[step];
    return stated?.id === boot ? stated : null;
  }

  /** Whether a host's firmware is to load something from us: its boot, or what lets a machine wait that has nothing on its disk. */
  isToLoad(host: Host): boolean {
    return this.due(host) !== null || this.isToWait(host);
  }

  /** Whether a host waits for its turn at its firmware; one that stands boots its disk meanwhile. */
  isToWait(host: Host): boolean {
    const waits = this.isGranted(host) && this.rollout.waitsFor(host) !== null;
    return waits && !this.rollout.isStanding(host);
  }

  /** Whether the run that this session was started for has begun on a host. */
  hasBegun(host: Host): boolean {
    return !this.#again.has(host.label);
  }

  /** A boot's script is being served: its artifacts can be read from now on, and the run has begun. */
  bind(host: Host, bound: Bound): void {
    this.#again.delete(host.label);
    this.#overrides.delete(host.label);
    this.#bound.set(host.label, bound);
  }

  /** A host is to be given the boot of another step next. */
  override(host: Host, step: number): void {
    this.#overrides.set(host.label, step);
  }

  /** The boot whose artifacts a host may read now, or null. */
  bound(host: Host): Bound | null {
    return this.#bound.get(host.label) ?? null;
  }

  /** A host has asked DHCP or for its script: what it was given before is over, unless it is still in that boot. */
  release(host: Host): void {
    const bound = this.#bound.get(host.label);
    if (bound === undefined) return;
    const due = this.due(host);
    if (due?.boot.id !== bound.boot || due.attempt !== bound.attempt) this.#bound.delete(host.label);
  }

  /** What a host gets in one attempt of a boot; undefined where nothing was rendered for it. */
  rendered(host: Host, { boot, attempt }: Bound): RenderedBoot | undefined {
    const { rendered, retried, retreats } = this.parts;
    const retreat = retreats.get(host.label);
    if (typeof retreat === 'object' && retreat.attempt === attempt) return retreat.rendered.get(boot);
    return retried.get(tryName(host, boot, attempt)) ?? rendered.get(host.label)?.get(boot);
  }

  /** Decides one thing about a host after the other: two reports that come at once are not both the first. */
  inTurn<T>(host: Host, decide: () => Promise<T>): Promise<T> {
    return this.#turns.take(host.label, decide);
  }

  /** A host has asked for what is its own: where DHCP is not ours, it is known by that address from now on. */
  meet(host: Host, address: string): void {
    if (this.#met.has(host.label)) return;
    this.#met.set(host.label, address);
    if (host.site.id === this.parts.site.id && !this.#byMet.has(address)) this.#byMet.set(address, host);
  }

  /**
   * A host was heard to have an address, which another server has given it. That tells who loads a file, and no more: it may
   * be another machine's by the time that something is asked for.
   */
  hear(host: Host, address: string): void {
    const before = this.#heardAt.get(host.label);
    if (before !== undefined && this.#heard.get(before) === host) this.#heard.delete(before);
    this.#heard.set(address, host);
    this.#heardAt.set(host.label, address);
  }

  /** The host that seems to have an address, for what is said and recorded of it, or null. */
  speakerAt(address: string): Host | null {
    return this.hostAt(address) ?? this.#heard.get(address) ?? null;
  }

  /** Whether an address is a host's: one of its own in server mode, else the one that it was met at first. */
  mayRead(host: Host, address: string): boolean {
    if (this.parts.dhcp === 'server') {
      return host.interfaces.some(({ ipv4 }) => ipv4 === address);
    }
    return (this.#met.get(host.label) ?? address) === address;
  }

  /** The host that has an address, or null: who was met at it comes before who should have it. */
  hostAt(address: string): Host | null {
    return this.#byMet.get(address) ?? this.#byAddress.get(address) ?? null;
  }
}
