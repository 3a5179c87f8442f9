import type { TftpClient } from '../events.ts';

/** Something for each client. Looking it up makes no string of address and port, which each packet would cost. */
export class ByClient<T> {
  readonly #byAddress = new Map<string, Map<number, T>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get({ address, port }: TftpClient): T | undefined {
    return this.#byAddress.get(address)?.get(port);
  }

  /** Sets what a client has from now on. */
  set(client: TftpClient, value: T): void {
    const { address, port } = client;
    if (this.get(client) === undefined) this.#size += 1;
    const ofAddress = this.#byAddress.get(address);
    if (ofAddress === undefined) this.#byAddress.set(address, new Map([[port, value]]));
    else ofAddress.set(port, value);
  }

  /** Forgets a client. */
  delete({ address, port }: TftpClient): void {
    const ofAddress = this.#byAddress.get(address);
    if (ofAddress?.delete(port) !== true) return;
    this.#size -= 1;
    if (ofAddress.size === 0) this.#byAddress.delete(address);
  }

  /** What all clients have, as it is now. */
  values(): readonly T[] {
    return [...this.#byAddress.values()].flatMap((ofAddress) => [...ofAddress.values()]);
  }
}
