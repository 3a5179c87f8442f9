import type { Host } from '../../sot/model/types.ts';
import type { HostEvent, JournalEvent } from '../../state/event.ts';
import { isHostEvent, stamped } from '../../state/event.ts';
import { advance } from '../../state/host-reducer.ts';
import { type HostState, newHostState } from '../../state/host-state.ts';
import type { Journal } from '../../state/journal.ts';
import type { StateProblem } from '../../state/problem.ts';

type WithoutTime<E> = E extends JournalEvent ? Omit<E, 'at'> : never;

/** What can be recorded: an event without its time. */
export type Happening = WithoutTime<JournalEvent>;

/** What is known of each host, kept in step with the journal. */
export class Memory {
  readonly #states: Map<string, HostState>;
  readonly #journal: Journal;
  readonly #now: () => Date;

  constructor(states: ReadonlyMap<string, HostState>, journal: Journal, now: () => Date) {
    this.#states = new Map(states);
    this.#journal = journal;
    this.#now = now;
  }

  /** What is known of a host. */
  stateOf(host: Host): HostState {
    return this.#states.get(host.label) ?? newHostState(host.site.id, host.name);
  }

  /** Records what others need not wait for: on the disk within 100 ms. */
  note(happening: Happening): void {
    void this.#append(happening, false);
  }

  /** Records what a reply depends on: on the disk when this resolves, or the reason why it is not. */
  commit(happening: Happening): Promise<StateProblem | null> {
    return this.#append(happening, true);
  }

  async #append(happening: Happening, durable: boolean): Promise<StateProblem | null> {
    const event = stamped(this.#now(), happening);
    const problem = await this.#journal.append(event, { durable });
    if (problem === null && isHostEvent(event)) this.#advance(event);
    return problem;
  }

  #advance(event: HostEvent): void {
    const key = `${event.site}/${event.host}`;
    const before = this.#states.get(key) ?? newHostState(event.site, event.host);
    this.#states.set(key, advance(before, event));
  }
}
