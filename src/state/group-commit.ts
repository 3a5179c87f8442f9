import { problemFrom, type StateProblem } from './problem.ts';

/** The part of an open file that the journal writes with; positions and lengths in bytes. */
export interface AppendableFile {
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
}

interface Pending {
  readonly bytes: Uint8Array;
  readonly settle: (problem: StateProblem | null) => void;
}

/** How long, in milliseconds, a line that nobody waits for may stay in memory. */
const PATIENCE = 100;

/**
 * Appends lines to one file in the order of the calls. Lines that arrive while a group is on its way to the disk
 * make the next group, so that any number of concurrent appends shares one fdatasync.
 */
export class GroupCommit {
  readonly #file: AppendableFile;
  readonly #path: string;
  #size: number;
  #pending: Pending[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #closed = false;
  #broken: StateProblem | null = null;

  /** `size` is the length of what is good in the file; `path` names it in problems. */
  constructor(file: AppendableFile, path: string, size: number) {
    this.#file = file;
    this.#path = path;
    this.#size = size;
  }

  /** Resolves when the line is on the disk, or with the problem that kept it from there; never rejects. */
  append(line: string, now: boolean): Promise<StateProblem | null> {
    const refusal = this.#closed ? this.#closedProblem() : this.#broken;
    if (refusal !== null) return Promise.resolve(refusal);
    return new Promise((settle) => {
      this.#pending.push({ bytes: Buffer.from(`${line}\n`), settle });
      if (now) this.#start();
      else this.#timer ??= setTimeout(() => this.#start(), PATIENCE);
    });
  }

  /** Everything accepted so far is settled when this resolves; nothing is accepted afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#pending.length > 0) this.#start();
    await this.#running;
  }

  #start(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // What is appended in the same turn of the event loop joins the first group.
    await null;
    while (this.#pending.length > 0) {
      const group = this.#pending;
      this.#pending = [];
      clearTimeout(this.#timer);
      this.#timer = undefined;
      const problem = await this.#commit(Buffer.concat(group.map((line) => line.bytes)));
      for (const line of group) line.settle(problem);
    }
    this.#running = null;
  }

  /** All of the bytes are on the disk, or none of them are in the file. */
  async #commit(bytes: Uint8Array): Promise<StateProblem | null> {
    if (this.#broken !== null) return this.#broken;
    try {
      for (let done = 0; done < bytes.length; ) {
        const rest = bytes.length - done;
        done += (await this.#file.write(bytes, done, rest, this.#size + done)).bytesWritten;
      }
    } catch (error) {
      await this.#takeBack();
      return problemFrom(error, this.#path);
    }
    try {
      await this.#file.datasync();
    } catch (error) {
      await this.#takeBack();
      // The kernel may have dropped pages of earlier lines too, and says so only once: fsync(2), EIO.
      return this.#break(problemFrom(error, this.#path));
    }
    this.#size += bytes.length;
    return null;
  }

  async #takeBack(): Promise<void> {
    try {
      await this.#file.truncate(this.#size);
    } catch (error) {
      this.#break(problemFrom(error, this.#path));
    }
  }

  #break(problem: StateProblem): StateProblem {
    this.#broken ??= problem;
    return problem;
  }

  #closedProblem(): StateProblem {
    return { code: 'closed', message: `${this.#path} is closed: nothing more is written to it` };
  }
}
