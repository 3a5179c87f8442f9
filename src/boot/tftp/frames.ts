import { writeDataHeader } from './codec.ts';
import type { TftpContent } from './content.ts';

const HEADER = 4;
const CHUNK_OCTETS = 256 * 1024;

/** Takes one DATA datagram: `length` octets of `bytes` from `at`. */
export type SendFrame = (bytes: Uint8Array, at: number, length: number) => void;

/** The datagrams that octets were made into, for blocks of one size. */
interface Framed {
  readonly blksize: number;
  readonly first: number;
  readonly frames: Uint8Array;
}

/** By the octets they were made of: machines that load one file at a time share what was read, and so its datagrams. */
const framed = new WeakMap<Uint8Array, Framed>();

/**
 * The DATA datagrams of one content, made by the chunk and one chunk ahead, so that sending costs neither a read nor a
 * copy. A frame never changes once it is made: the kernel may still hold it when its block is sent again.
 */
export class FrameStore {
  readonly #content: TftpContent;
  readonly #blksize: number;
  readonly #perChunk: number;
  readonly #chunks = new Map<number, Uint8Array>();
  readonly #loading = new Map<number, Promise<void>>();
  /** Below this chunk there is nothing left. */
  #oldest = 0;

  constructor(content: TftpContent, blksize: number, windowsize: number) {
    this.#content = content;
    this.#blksize = blksize;
    // A window then touches two chunks at most, which is what is kept.
    this.#perChunk = Math.max(windowsize, Math.floor(CHUNK_OCTETS / blksize));
  }

  /** How many blocks the content has: the last one is short, and empty where the size is a multiple of blksize. */
  get blocks(): number {
    return Math.floor(this.#content.size / this.#blksize) + 1;
  }

  /** Whether `each` can be called for these blocks. */
  has(first: number, last: number): boolean {
    return this.#chunks.has(this.#chunkOf(first)) && this.#chunks.has(this.#chunkOf(last));
  }

  /** Makes these blocks ready; rejects if the content cannot be read, or is shorter than it said. */
  async load(first: number, last: number): Promise<void> {
    await this.#loadChunk(this.#chunkOf(first));
    await this.#loadChunk(this.#chunkOf(last));
  }

  /** Hands out the frames of these blocks, which must be ready; drops what lies before them and reads on behind. */
  each(first: number, last: number, send: SendFrame): void {
    for (let block = first; block <= last; block++) {
      const chunk = this.#chunkOf(block);
      const frames = this.#chunks.get(chunk)!;
      const at = (block - 1 - chunk * this.#perChunk) * (HEADER + this.#blksize);
      send(frames, at, Math.min(HEADER + this.#blksize, frames.length - at));
    }
    const oldest = this.#chunkOf(first);
    if (oldest > this.#oldest) this.#drop(oldest);
    const ahead = this.#chunkOf(last) + 1;
    if (ahead <= oldest + 1 && !this.#chunks.has(ahead) && ahead <= this.#chunkOf(this.blocks))
      // What fails here fails again where somebody waits for it.
      this.#loadChunk(ahead).catch(() => undefined);
  }

  /** Resolves when no read is under way any more, so that the content can be closed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#loading.values());
  }

  #drop(oldest: number): void {
    this.#oldest = oldest;
    for (const chunk of this.#chunks.keys()) if (chunk < oldest) this.#chunks.delete(chunk);
  }

  #chunkOf(block: number): number {
    return Math.floor((block - 1) / this.#perChunk);
  }

  #loadChunk(chunk: number): Promise<void> {
    if (this.#chunks.has(chunk)) return Promise.resolve();
    const running = this.#loading.get(chunk);
    if (running) return running;
    const promise = this.#readChunk(chunk).finally(() => this.#loading.delete(chunk));
    this.#loading.set(chunk, promise);
    return promise;
  }

  async #readChunk(chunk: number): Promise<void> {
    const offset = chunk * this.#perChunk * this.#blksize;
    const length = Math.min(this.#perChunk * this.#blksize, this.#content.size - offset);
    const data = length === 0 ? new Uint8Array() : await this.#content.read(offset, length);
    if (data.length !== length)
      throw new Error(`${length} octets were expected at offset ${offset}, ${data.length} came`);
    this.#chunks.set(chunk, this.#frame(data, chunk * this.#perChunk + 1));
  }

  /** The datagrams of these octets, one behind the other; only the last block of the content is shorter than blksize. */
  #frame(data: Uint8Array, first: number): Uint8Array {
    const blksize = this.#blksize;
    const before = framed.get(data);
    if (before?.blksize === blksize && before.first === first) return before.frames;
    const count = Math.min(this.#perChunk, this.blocks - first + 1);
    const frames = new Uint8Array(count * HEADER + data.length);
    for (let index = 0; index < count; index++) {
      const at = index * (HEADER + blksize);
      writeDataHeader(frames, at, first + index);
      frames.set(data.subarray(index * blksize, (index + 1) * blksize), at + HEADER);
    }
    framed.set(data, { blksize, first, frames });
    return frames;
  }
}
