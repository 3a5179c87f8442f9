import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { type GitPlace, gitEnvironment } from './git.ts';

interface Request {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

const IDLE_MS = 50;
const NEWLINE = 10;

/**
 * The contents of Git objects, by way of one `git cat-file --batch` (git-cat-file(1), BATCH OUTPUT) that answers in the order
 * of the questions. It ends by itself when nothing has been asked for a moment, so that nobody has to close it.
 */
export class BlobReader {
  readonly #place: GitPlace;
  readonly #waiting: Request[] = [];
  #child: ChildProcessWithoutNullStreams | null = null;
  #idle: NodeJS.Timeout | undefined;
  #chunks: Buffer[] = [];
  #received = 0;
  #needed = 1;

  constructor(place: GitPlace) {
    this.#place = place;
  }

  /** The bytes of a blob by its full name; rejects when Git has it not, or fails. */
  read(sha: string): Promise<Buffer> {
    clearTimeout(this.#idle);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child ??= this.#start();
      this.#child.stdin.write(`${sha}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const { folder, gitDir } = this.#place;
    const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, env: gitEnvironment(gitDir) });
    child.stdout.on('data', (data: Buffer) => this.#take(data));
    child.stderr.resume();
    // A write to a Git that has ended: `close` says so to everyone who waits.
    child.stdin.on('error', () => {});
    child.on('error', (error) => this.#fail(child, error));
    child.on('close', () => this.#fail(child, new Error('git cat-file ended early')));
    return child;
  }

  #take(data: Buffer): void {
    this.#chunks.push(data);
    this.#received += data.length;
    // Joined only when an answer may be whole: a large blob comes in hundreds of pieces.
    if (this.#received < this.#needed) return;
    let buffer: Buffer = Buffer.concat(this.#chunks);
    while (buffer.length > 0) {
      const rest = this.#answer(buffer);
      if (rest === null) break;
      buffer = rest;
      this.#needed = 1;
    }
    this.#chunks = [buffer];
    this.#received = buffer.length;
    if (this.#waiting.length === 0) this.#rest();
  }

  /** Answers the first question from what has come, and gives what follows the answer; null when it is not whole yet. */
  #answer(buffer: Buffer): Buffer | null {
    const headEnd = buffer.indexOf(NEWLINE);
    if (headEnd === -1) return null;
    const head = buffer.toString('latin1', 0, headEnd);
    const size = / blob (\d+)$/.exec(head)?.[1];
    if (size === undefined) {
      this.#waiting.shift()?.reject(new Error(`Git says: ${head}`));
      return buffer.subarray(headEnd + 1);
    }
    const start = headEnd + 1;
    const end = start + Number(size);
    this.#needed = end + 1;
    if (buffer.length < this.#needed) return null;
    // A copy: a view would keep everything that came with it in memory.
    this.#waiting.shift()?.resolve(Buffer.from(buffer.subarray(start, end)));
    return buffer.subarray(this.#needed);
  }

  #rest(): void {
    this.#idle = setTimeout(() => {
      this.#child?.stdin.end();
      this.#child = null;
    }, IDLE_MS);
  }

  #fail(child: ChildProcessWithoutNullStreams, error: Error): void {
    // One that was sent to rest has nobody waiting for it.
    if (this.#child !== child) return;
    this.#child = null;
    this.#chunks = [];
    this.#received = 0;
    this.#needed = 1;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
