import { decodePacket } from '../../../src/boot/tftp/codec.ts';
import { bytesContent } from '../../../src/boot/tftp/content.ts';
import { FrameStore } from '../../../src/boot/tftp/frames.ts';
import { beginTransfer, stepTransfer, type TransferAction } from '../../../src/boot/tftp/transfer.ts';
import { randomFrom } from './random.ts';

/** A network without sockets and a client of our own; times in milliseconds. */
export interface Scenario {
  readonly bytes: Uint8Array;
  readonly blksize: number;
  readonly windowsize: number;
  readonly offersOptions: boolean;
  readonly seed: number;
  /** The share of packets that are lost, and of those that come twice, in both directions. */
  readonly loss: number;
  readonly duplication: number;
  /** A packet takes between 1 and this: beyond 1 the order changes. */
  readonly latency: number;
  /** Whether the client acknowledges each block that it did not expect, as EDK II does, or only the first in a gap. */
  readonly eager: boolean;
}

/** What came of it. */
export interface Outcome {
  readonly received: Uint8Array;
  readonly end: string;
  readonly dataPackets: number;
}

/** A receiver as RFC 7440, section 4, describes it; numbers of blocks count on over the roll-over. */
class Client {
  readonly #scenario: Scenario;
  readonly #parts: Uint8Array[] = [];
  #inWindow = 0;
  #reported = -1;
  complete = false;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  get last(): number {
    return this.#parts.length;
  }

  get received(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  /** Takes a block and says whether an ACK of `last` is due. */
  onData(block: number, data: Uint8Array): boolean {
    if (block === ((this.last + 1) & 0xffff) && !this.complete) {
      this.#parts.push(data.slice());
      this.#inWindow += 1;
      this.complete = data.length < this.#scenario.blksize;
      if (!this.complete && this.#inWindow < this.#scenario.windowsize) return false;
      this.#inWindow = 0;
      return true;
    }
    const isOld = ((block - this.last - 1) & 0xffff) > 0x7fff;
    if (!this.#scenario.eager && !this.complete && (isOld || this.#reported === this.last)) return false;
    this.#inWindow = 0;
    this.#reported = this.last;
    return true;
  }
}

/** Plays one transfer from request to end in simulated time: the same scenario has the same outcome. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const { bytes, blksize, windowsize, offersOptions, loss, duplication, latency } = scenario;
  const random = randomFrom(scenario.seed);
  const frames = new FrameStore(bytesContent(bytes), blksize, windowsize);
  const client = new Client(scenario);
  const queue: { readonly at: number; readonly run: () => void }[] = [];
  let now = 0;
  let serverClock = 0;
  let clientClock = 0;
  let dataPackets = 0;
  let end: string | null = null;

  function later(delay: number, run: () => void): void {
    const at = now + delay;
    let low = 0;
    let high = queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (queue[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, { at, run });
  }
  function carry(deliver: () => void): void {
    for (let copies = random() < duplication ? 2 : 1; copies > 0; copies--)
      if (random() >= loss) later(1 + random() * (latency - 1), deliver);
  }

  let step = beginTransfer({
    blocks: frames.blocks,
    windowsize,
    offersOptions,
    tellsSize: false,
    timeout: 1000,
    steady: false,
    retries: 60,
  });
  let due: TransferAction | null = step.action;
  const advance = (event: Parameters<typeof stepTransfer>[1]) => {
    step = stepTransfer(step.state, event);
    due = step.action;
  };
  const acknowledge = () => {
    const block = client.last & 0xffff;
    carry(() => advance({ kind: 'ack', block }));
    // A client that hears nothing says again what it has.
    const clock = ++clientClock;
    later(3000, () => {
      if (clock === clientClock && end === null) acknowledge();
    });
  };
  async function act(action: TransferAction): Promise<void> {
    if (action.kind === 'finish') end = 'finish';
    else if (action.kind === 'abort') end = action.reason;
    else if (action.kind === 'send-options') carry(() => client.last === 0 && acknowledge());
    else if (action.kind === 'send-blocks') {
      await frames.load(action.first, action.last);
      frames.each(action.first, action.last, (chunk, at, length) => {
        dataPackets += 1;
        const packet = decodePacket(chunk.subarray(at, at + length));
        if (packet.kind !== 'data') throw new Error(`a frame holds ${packet.kind}`);
        carry(() => client.onData(packet.block, packet.data) && acknowledge());
      });
    }
    if (!('wait' in action)) return;
    const clock = ++serverClock;
    later(action.wait, () => {
      if (clock === serverClock) advance({ kind: 'timeout' });
    });
  }

  while (end === null) {
    if (due) {
      const action: TransferAction = due;
      due = null;
      await act(action);
    } else {
      const next = queue.shift();
      if (!next) throw new Error('nothing is left to happen, and the transfer is not over');
      now = next.at;
      next.run();
    }
  }
  return { received: client.received, end, dataPackets };
}
