import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atEnd } from './cleanup.ts';
import { VAQ } from './vaq.ts';
import { WaitableLog } from './waitable-log.ts';

/** One line of `vaq boot --log json`, with the fields that tests look at. */
export interface BootEvent {
  readonly at: string;
  readonly event: string;
  readonly host: string | null;
  readonly message: string;
  readonly mac?: string | null;
  readonly type?: string;
  readonly reply?: string | null;
  readonly method?: string;
  readonly path?: string;
  readonly address?: string | null;
  readonly client?: string;
  readonly status?: number | string;
  readonly bytes?: number;
  readonly sha256?: string | null;
  readonly artifact?: string | null;
  readonly outcome?: string;
  readonly id?: string;
}

function parseEvent(line: string): BootEvent | null {
  try {
    return JSON.parse(line) as BootEvent;
  } catch {
    return null;
  }
}

/** A `vaq boot` that runs in a namespace; it is stopped by `stop`, or killed by `cleanUp`. */
export class Service {
  readonly #child: ChildProcess;
  readonly #log = new WaitableLog<BootEvent>('vaq boot', (event) => JSON.stringify(event));
  readonly #exit: Promise<number | string>;
  #noise = '';
  #talk = '';

  /** Starts `vaq boot --log json` on `eth0` of the namespace, for the site ams1 of this source of truth, or of this bundle. */
  constructor(namespace: string, sot: string, ...options: readonly string[]) {
    const site = '--site ams1 --interface eth0 --log json'.split(' ');
    const boot = [VAQ, 'boot', sot.endsWith('.bundle') ? '--bundle' : '--sot', sot, ...site, ...options];
    const command = ['netns', 'exec', namespace, process.execPath, ...boot];
    this.#child = spawn('ip', command, { stdio: ['ignore', 'pipe', 'pipe'] });
    atEnd(() => this.#child.kill('SIGKILL'));
    createInterface({ input: this.#child.stdout! }).on('line', (line) => {
      const event = parseEvent(line);
      if (event === null) this.#noise += `${line}\n`;
      else this.#log.append(event);
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
      this.#talk += chunk;
    });
    this.#exit = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => {
        this.#log.end(`it ended with ${code ?? signal}, saying ${JSON.stringify(this.#talk)}`);
        resolve(code ?? signal!);
      });
    });
  }

  /** What it has said to people so far. */
  get talk(): string {
    return this.#talk;
  }

  /** Every event so far, in order. */
  get events(): readonly BootEvent[] {
    return this.#log.entries;
  }

  /** The first event that has all these values, past or to come. */
  waitFor(wanted: Partial<BootEvent>, seconds: number): Promise<BootEvent> {
    const matches = (event: BootEvent): boolean => hasAll(event, wanted);
    return this.#log.first(`event ${JSON.stringify(wanted)}`, matches, seconds);
  }

  /** All events so far that have all these values. */
  having(wanted: Partial<BootEvent>): readonly BootEvent[] {
    return this.events.filter((event) => hasAll(event, wanted));
  }

  /** What it has said of machines that are stuck; that iPXE waits for IPv6 is said of those that go on, too. */
  get diagnoses(): readonly string[] {
    return this.having({ event: 'diagnosis' })
      .filter(({ id }) => id !== 'router-advertisements')
      .map(({ id, message }) => `${id}: ${message}`);
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }

  /** Sends SIGINT, as ^C does; the service must end with 0 within 10 s, and must have written nothing but events to stdout. */
  async stop(): Promise<void> {
    this.#child.kill('SIGINT');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    const code = await this.#exit;
    clearTimeout(timer);
    assert.equal(code, 0, `vaq boot ended with ${code}:\n${this.#talk}${this.#log.tail()}`);
    assert.equal(this.#noise, '', 'stdout carries more than events');
  }
}

function hasAll(event: BootEvent, wanted: Partial<BootEvent>): boolean {
  return Object.entries(wanted).every(([key, value]) => event[key as keyof BootEvent] === value);
}
