import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { workerEntry } from './entry.ts';
import { LineSplitter } from './line-splitter.ts';

/**
 * How a process ended: `closed` by our hand, `stopped` by a signal that asks programs to stop, `exhausted` because its
 * heap was full, `failed` by a defect of ours.
 */
export type Ending = 'closed' | 'stopped' | 'exhausted' | 'failed';

const STOPPING: readonly (NodeJS.Signals | null)[] = ['SIGHUP', 'SIGINT', 'SIGTERM'];
/** How much of what the process last said to stderr is kept, in UTF-16 units. */
const LAST_WORDS = 4000;

/**
 * The sandbox's process. It has no environment, no arguments of a user, and no code from strings; its heap is bounded.
 * It is a process and not a thread because V8 ends the whole process when one large allocation does not fit its heap.
 * While nobody waits for it, it does not keep this process alive; it ends when this process does.
 */
export class SandboxProcess {
  readonly #child: ChildProcess;
  /** A descriptor of its own: the standard ones may be written to, or set not to block, by whatever Node loads. */
  readonly #channel: Socket;
  #closing = false;
  #lastWords = '';
  /** Called with each line that the process writes. */
  onLine: (line: string) => void = () => {};
  /** Settles when the process and its channel have ended, and all that it wrote has been read. */
  readonly ended: Promise<Ending>;

  constructor(memory: number) {
    const { args, cwd } = workerEntry();
    const flags = [
      '--disallow-code-generation-from-strings',
      `--max-old-space-size=${memory}`,
      '--no-warnings',
    ];
    // Windows starts no program without SystemRoot; nothing else of the environment is any template's business.
    const { SystemRoot } = process.env;
    this.#child = spawn(process.execPath, [...flags, ...args], {
      cwd,
      env: SystemRoot === undefined ? {} : { SystemRoot },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#channel = this.#child.stdio[3] as Socket;
    const lines = new LineSplitter((line) => this.onLine(line));
    this.#channel.setEncoding('utf8').on('data', (text: string) => lines.push(text));
    // Writing to a process that has just died is no error of its own: how it ended says more.
    this.#channel.on('error', () => {});
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS);
    });
    this.ended = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#lastWords = error.message;
      });
      this.#child.on('close', (code, signal) => resolve(this.#ending(code, signal)));
    });
  }

  /** What the process said last before it ended, for the report of a defect. */
  get lastWords(): string {
    return this.#lastWords.trim();
  }

  write(text: string): void {
    this.#channel.write(text);
  }

  /** Says whether somebody waits for the process, and so whether it keeps this one alive. */
  keepAlive(isAwaited: boolean): void {
    for (const handle of [this.#child, this.#channel, this.#child.stderr as Socket]) {
      if (isAwaited) handle.ref();
      else handle.unref();
    }
  }

  /** Ends the process at once, whatever it does; settles when it is gone. */
  async close(): Promise<void> {
    this.#closing = true;
    this.keepAlive(true);
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  #ending(code: number | null, signal: NodeJS.Signals | null): Ending {
    if (this.#closing) return 'closed';
    if (STOPPING.includes(signal)) return 'stopped';
    // V8 says so before it aborts; the kernel kills without a word. What Node exits with by itself is below 128.
    return signal !== null || (code ?? 0) > 128 ? 'exhausted' : 'failed';
  }
}
