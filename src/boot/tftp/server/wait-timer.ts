/** One timer that is set again and again, mostly to the same time: then it costs no allocation. */
export class WaitTimer {
  readonly #onTimeout: () => void;
  #timer: NodeJS.Timeout | undefined;
  #wait = 0;

  constructor(onTimeout: () => void) {
    this.#onTimeout = onTimeout;
  }

  /** Calls back after `wait` milliseconds, and not at any time that was set before. */
  set(wait: number): void {
    if (this.#timer !== undefined && wait === this.#wait) {
      this.#timer.refresh();
      return;
    }
    this.clear();
    this.#wait = wait;
    this.#timer = setTimeout(this.#onTimeout, wait);
  }

  /** Does not call back any more, until it is set again. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
