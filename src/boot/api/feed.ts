import type { LogEvent } from '../log.ts';

/** Something that happened, as a subscriber is sent it. */
export interface FeedEvent {
  /** Greater than that of every event before it in this session. */
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A subscriber that comes back is told what it has missed, if that is not longer ago than this many events. */
const KEPT = 1000;

/** What happened in a session, for those who listen now and those who come back. */
export class Feed {
  readonly #session: string;
  readonly #kept: FeedEvent[] = [];
  readonly #listeners = new Set<(event: FeedEvent) => void>();
  #last = 0;

  /** `session` tells the events of this session from those of another. */
  constructor(session: string) {
    this.#session = session;
  }

  /** Takes up an event and tells it to all who listen. */
  add(at: Date, event: string, details: Readonly<Record<string, unknown>>): void {
    this.#last += 1;
    const data = { at: at.toISOString(), ...details };
    const one = { id: `${this.#session}-${this.#last}`, event, data };
    this.#kept.push(one);
    if (this.#kept.length > KEPT) this.#kept.shift();
    for (const listener of this.#listeners) listener(one);
  }

  /** What followed the event with an id; all that is kept where that is of another session, or is gone; nothing for null. */
  after(id: string | null): readonly FeedEvent[] {
    if (id === null) return [];
    return this.#kept.slice(this.#kept.findIndex((one) => one.id === id) + 1);
  }

  /** Calls `listener` with each event from now on; what it gives ends that. */
  listen(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** A log that is told here too. */
  logged(event: LogEvent, at: Date): void {
    const { event: kind, ...details } = event;
    this.add(at, kind, details);
  }
}
