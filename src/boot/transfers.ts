/** A large answer that is on its way; nobody is told of its steps: who wants to know looks. */
export interface Transfer {
  /** `site/name` of the host that it is for, or null. */
  readonly host: string | null;
  readonly protocol: 'tftp' | 'http';
  readonly path: string;
  /** Who gets it. */
  readonly address: string;
  readonly total: number;
  /** How many bytes of it have left so far. */
  readonly bytes: () => number;
}

/** Every transfer that is under way. It costs a transfer two calls, however long it takes. */
export class Transfers {
  readonly #underWay = new Set<Transfer>();

  /** Counts a transfer as under way, until the function that is given back is called. */
  begin(transfer: Transfer): () => void {
    this.#underWay.add(transfer);
    return () => this.#underWay.delete(transfer);
  }

  /** What is under way, the oldest first. */
  list(): readonly Transfer[] {
    return [...this.#underWay];
  }
}
