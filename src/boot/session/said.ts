/** Strangers can invent names for ever: neither memory nor log may grow with them. */
const MOST = 10_000;

/** Remembers what was said, so that a machine that asks every second is said once. */
export class Said {
  readonly #seen = new Set<string>();

  /** Whether something is to be said for the first time; when too much was said already, nothing new is. */
  isNew(what: string): boolean {
    if (this.#seen.has(what) || this.#seen.size >= MOST) return false;
    this.#seen.add(what);
    return true;
  }
}
