/** So long, in milliseconds, the same about one host is not recorded again. */
const QUIET = 10_000;
/** So many may be recorded at once, when a hall of machines is turned on, and so many a second for as long as it lasts. */
const BURST = 10_000;
const PER_SECOND = 10;

/** Decides what of a stream that anybody on the network can make is recorded: neither one name nor all together fill a disk. */
export class Repeats {
  readonly #last = new Map<string, number>();
  #left = BURST;
  #filled = Number.NEGATIVE_INFINITY;

  /** Whether something is to be recorded at `now`, in milliseconds: not soon after the same, and not when too much was. */
  isWorthRecording(what: string, now: number): boolean {
    const last = this.#last.get(what);
    // A clock that was set back silences nobody.
    if (last !== undefined && now >= last && now - last < QUIET) return false;
    const earned = (Math.max(0, now - this.#filled) / 1000) * PER_SECOND;
    this.#left = Math.min(BURST, this.#left + earned);
    this.#filled = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    if (this.#last.size >= BURST) this.#last.clear();
    this.#last.set(what, now);
    return true;
  }
}
