import type { Socket } from 'node:net';

/**
 * The connections that a server has room for. When the last place is taken, the connection that has waited longest without
 * a request gives way, so that whoever opens many and says nothing keeps no machine out.
 */
export class Places {
  readonly #most: number;
  readonly #waiting = new Set<Socket>();
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** A connection was opened. */
  opened(socket: Socket): void {
    this.#taken += 1;
    socket.once('close', () => {
      this.#taken -= 1;
      this.#waiting.delete(socket);
    });
    const [longest] = this.#waiting;
    this.#waiting.add(socket);
    if (this.#taken >= this.#most) longest?.destroy();
  }

  /** A request has come on it: it keeps its place. */
  asked(socket: Socket): void {
    this.#waiting.delete(socket);
  }

  /** All that was asked on it is answered. */
  answered(socket: Socket): void {
    if (!socket.destroyed) this.#waiting.add(socket);
  }
}
