interface Waiter<T> {
  readonly matches: (entry: T) => boolean;
  readonly resolve: (entry: T) => void;
  readonly reject: (error: Error) => void;
}

/** An append-only list that can be waited on: no polling, and no entry is missed between two waits. */
export class WaitableLog<T> {
  readonly #name: string;
  readonly #show: (entry: T) => string;
  readonly #entries: T[] = [];
  readonly #waiters = new Set<Waiter<T>>();
  #ended: string | null = null;

  constructor(name: string, show: (entry: T) => string) {
    this.#name = name;
    this.#show = show;
  }

  get entries(): readonly T[] {
    return this.#entries;
  }

  append(entry: T): void {
    this.#entries.push(entry);
    for (const waiter of [...this.#waiters]) if (waiter.matches(entry)) waiter.resolve(entry);
  }

  /** No entry will follow: whoever still waits is refused with the reason. */
  end(reason: string): void {
    this.#ended ??= reason;
    for (const waiter of [...this.#waiters]) waiter.reject(this.#error(this.#ended));
  }

  /** The first entry, past or to come, that matches; refused after `seconds`, or when the log ends, with the last entries. */
  first(what: string, matches: (entry: T) => boolean, seconds: number): Promise<T> {
    const found = this.#entries.find(matches);
    if (found !== undefined) return Promise.resolve(found);
    if (this.#ended !== null) return Promise.reject(this.#error(`${this.#ended}, without ${what}`));
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
      };
      const waiter: Waiter<T> = {
        matches,
        resolve: (entry) => {
          settle();
          resolve(entry);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      const timer = setTimeout(
        () => waiter.reject(this.#error(`no ${what} within ${seconds} s`)),
        seconds * 1000,
      );
      this.#waiters.add(waiter);
    });
  }

  /** The last entries, one a line, for whoever must find out why a wait was in vain. */
  tail(count = 25): string {
    return this.#entries
      .slice(-count)
      .map((entry) => `  ${this.#show(entry)}`)
      .join('\n');
  }

  #error(reason: string): Error {
    return new Error(`${this.#name}: ${reason}; its last entries:\n${this.tail()}`);
  }
}
