/** Lets what concerns one thing happen one after the other, whatever else happens meanwhile. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` when all that was asked for before under the same name has ended, well or not. */
  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    this.#last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
