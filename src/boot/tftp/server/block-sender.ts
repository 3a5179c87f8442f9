import type { FrameStore, SendFrame } from '../frames.ts';
import type { TransferAction } from '../transfer.ts';

/** A wish to send some blocks. */
export type SendBlocks = Extract<TransferAction, { kind: 'send-blocks' }>;

/** What a sender tells its session. */
export interface BlockSenderHooks {
  readonly sendFrame: SendFrame;
  /** The blocks have gone out: from now on the client has `wait` milliseconds. */
  readonly onSent: (wait: number) => void;
  readonly onReadError: (error: unknown) => void;
}

/** Sends blocks at once where they are ready, else as soon as they are read; a later wish replaces one that waits. */
export class BlockSender {
  readonly #frames: FrameStore;
  readonly #hooks: BlockSenderHooks;
  #wanted: SendBlocks | null = null;

  constructor(frames: FrameStore, hooks: BlockSenderHooks) {
    this.#frames = frames;
    this.#hooks = hooks;
  }

  /** Whether blocks are being read that somebody waits for; the client is not to blame for that time. */
  get reading(): boolean {
    return this.#wanted !== null;
  }

  /** Sends these blocks, now or when they are read. */
  send(blocks: SendBlocks): void {
    if (this.reading) {
      this.#wanted = blocks;
    } else if (this.#frames.has(blocks.first, blocks.last)) {
      this.#sendReady(blocks);
    } else {
      this.#wanted = blocks;
      void this.#readAndSend();
    }
  }

  /** Forgets what waits, and resolves when no read is under way any more. */
  async stop(): Promise<void> {
    this.#wanted = null;
    await this.#frames.settled();
  }

  async #readAndSend(): Promise<void> {
    try {
      while (this.#wanted) {
        const blocks: SendBlocks = this.#wanted;
        await this.#frames.load(blocks.first, blocks.last);
        if (this.#wanted !== blocks) continue;
        this.#wanted = null;
        this.#sendReady(blocks);
      }
    } catch (error) {
      if (this.#wanted) this.#hooks.onReadError(error);
    }
  }

  #sendReady(blocks: SendBlocks): void {
    this.#frames.each(blocks.first, blocks.last, this.#hooks.sendFrame);
    this.#hooks.onSent(blocks.wait);
  }
}
