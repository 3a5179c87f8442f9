import type { Host } from '../../sot/model/types.ts';
import { isHostEvent, type JournalEvent } from '../../state/event.ts';
import type { HostState } from '../../state/host-state.ts';
import { advanceStage, firstStage, type HostStage, type StageEvent } from './stage.ts';

/** Told of a host whose stage, or the time of its last event, has changed. */
export type StageListener = (host: Host, stage: HostStage) => void;

/** What is known of hosts beside their stages. */
export interface StageFacts {
  readonly stateOf: (host: Host) => HostState;
  readonly isGranted: (host: Host) => boolean;
  readonly hasBegun: (host: Host) => boolean;
}

/** Where each host of a session stands, kept in step with what happens. */
export class Stages {
  readonly #facts: StageFacts;
  readonly #hosts: ReadonlyMap<string, Host>;
  readonly #stages: Map<string, HostStage>;
  readonly #listeners = new Set<StageListener>();

  constructor(hosts: readonly Host[], facts: StageFacts) {
    this.#facts = facts;
    this.#hosts = new Map(hosts.map((host) => [host.label, host]));
    this.#stages = new Map(
      hosts.map((host) => [
        host.label,
        firstStage(host, facts.stateOf(host), facts.isGranted(host), facts.hasBegun(host)),
      ]),
    );
  }

  /** Where a host of the session stands. */
  of({ label }: Host): HostStage {
    return this.#stages.get(label)!;
  }

  /** Where each host stands, by `site/name`, in the order of the source of truth. */
  all(): ReadonlyMap<string, HostStage> {
    return this.#stages;
  }

  /** Calls `listener` after each change from now on; what it gives ends that. */
  onChange(listener: StageListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Takes up what the journal has learnt. */
  recorded(event: JournalEvent): void {
    if (!isHostEvent(event)) return;
    const host = this.#hosts.get(`${event.site}/${event.host}`);
    if (host === undefined) return;
    const state = this.#facts.stateOf(host);
    // The script that begins a run is recorded before it is served.
    const isGiven = event.kind === 'script' && event.outcome === 'network';
    const begun = isGiven || this.#facts.hasBegun(host);
    this.happened(host, { kind: 'recorded', at: event.at, state, begun });
  }

  /** Takes up what has happened to a host. */
  happened(host: Host, event: StageEvent): void {
    const before = this.#stages.get(host.label);
    if (before === undefined) return;
    const stage = advanceStage(host, before, event);
    this.#stages.set(host.label, stage);
    for (const listener of this.#listeners) listener(host, stage);
  }
}
