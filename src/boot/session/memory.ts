import type { Host } from '../../sot/model/types.ts';
import { type DhcpEvent, type Happening, type JournalEvent, stamped } from '../../state/event.ts';
import { learn } from '../../state/host-reducer.ts';
import { type HostState, newHostState } from '../../state/host-state.ts';
import type { Journal } from '../../state/journal.ts';
import type { StateProblem } from '../../state/problem.ts';
import { Repeats } from './repeats.ts';

/** What a memory needs. */
export interface MemoryParts {
  /** What is known already, by `site/name`. */
  readonly states: ReadonlyMap<string, HostState>;
  readonly journal: Journal;
  readonly now: () => Date;
  /** Told when something that nobody waits for could not be recorded. */
  readonly onProblem: (problem: StateProblem) => void;
}

/** What is known of each host, kept in step with the journal. */
export class Memory {
  readonly #parts: MemoryParts;
  readonly #states: Map<string, HostState>;
  readonly #watchers: ((event: JournalEvent) => void)[] = [];
  readonly #repeats = new Repeats();

  constructor(parts: MemoryParts) {
    this.#parts = parts;
    this.#states = new Map(parts.states);
  }

  /** What is known of a host. */
  stateOf(host: Host): HostState {
    return this.#states.get(host.label) ?? newHostState(host.site.id, host.name);
  }

  /** The time by the clock that events are stamped with. */
  now(): Date {
    return this.#parts.now();
  }

  /** Calls `watcher` with every event that is known from now on. */
  watch(watcher: (event: JournalEvent) => void): void {
    this.#watchers.push(watcher);
  }

  /** Records what others need not wait for: on the disk within 100 ms. DHCP that says nothing new is passed over for a while. */
  note(happening: Happening): void {
    if (happening.kind === 'dhcp' && this.#isRepeated(happening)) return;
    void this.#append(happening, false).then((problem) => {
      if (problem !== null) this.#parts.onProblem(problem);
    });
  }

  /** Records what a reply depends on: on the disk when this resolves, or the reason why it is not. */
  commit(happening: Happening): Promise<StateProblem | null> {
    return this.#append(happening, true);
  }

  /** A packet can be forged, and one that moves its host on is never passed over. */
  #isRepeated({ site, host, type, reply }: Omit<DhcpEvent, 'at'>): boolean {
    const { state, step, attempt } = this.#states.get(`${site}/${host}`) ?? newHostState(site, host);
    const what = [site, host, type, reply, state, step, attempt].join(' ');
    return !this.#repeats.isWorthRecording(what, this.#parts.now().getTime());
  }

  async #append(happening: Happening, durable: boolean): Promise<StateProblem | null> {
    const event = stamped(this.#parts.now(), happening);
    const problem = await this.#parts.journal.append(event, { durable });
    if (problem !== null) return problem;
    learn(this.#states, event);
    for (const watcher of this.#watchers) watcher(event);
    return null;
  }
}
