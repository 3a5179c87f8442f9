import { type ChildProcess, spawn } from 'node:child_process';
import { atEnd } from './cleanup.ts';
import { ConsoleLines } from './console-lines.ts';
import { makeFolder } from './folder.ts';
import { type MachineSpec, qemuArguments } from './qemu.ts';
import { WaitableLog } from './waitable-log.ts';

/** A line of the serial console, and the seconds since power-on at which it ended. */
export interface ConsoleLine {
  readonly seconds: number;
  readonly text: string;
}

const HOPELESS = /Kernel panic|No bootable (device|option)/;
const A_DAY = 86_400;

/** A QEMU machine that is powered on: its serial console is read line by line; it is killed by `powerOff` or `cleanUp`. */
export class Machine {
  readonly #child: ChildProcess;
  readonly #console: WaitableLog<ConsoleLine>;
  readonly #poweredOn: number;

  constructor(spec: MachineSpec) {
    const show = ({ seconds, text }: ConsoleLine): string => `${seconds.toFixed(1)}  ${text}`;
    this.#console = new WaitableLog(`console of ${spec.mac}`, show);
    const qemu = ['qemu-system-x86_64', ...qemuArguments(spec, makeFolder('machine'))];
    const command = ['netns', 'exec', spec.namespace, ...qemu];
    this.#poweredOn = Date.now();
    this.#child = spawn('ip', command, { stdio: ['ignore', 'pipe', 'pipe'] });
    atEnd(() => this.powerOff());
    const lines = new ConsoleLines();
    const read = (chunk: string): void => {
      for (const text of lines.push(chunk)) this.#console.append({ seconds: this.seconds(), text });
    };
    this.#child.stdout!.setEncoding('utf8').on('data', read);
    this.#child.stderr!.setEncoding('utf8').on('data', read);
    this.#child.on('close', (code) => this.#console.end(`QEMU ended with ${code ?? 'a signal'}`));
  }

  /** Every line of the console so far. */
  get console(): readonly ConsoleLine[] {
    return this.#console.entries;
  }

  /** The seconds since power-on. */
  seconds(): number {
    return (Date.now() - this.#poweredOn) / 1000;
  }

  /** The first line that matches; refused when there is none within the limit, or QEMU ends. */
  waitFor(pattern: RegExp, seconds: number): Promise<ConsoleLine> {
    return this.#console.first(`line with ${pattern}`, (line) => pattern.test(line.text), seconds);
  }

  /** What `wait` gives; an error that shows the console when `wait` is refused, or as soon as the machine can get no further. */
  async unlessHopeless<T>(wait: Promise<T>): Promise<T> {
    const hopeless = this.waitFor(HOPELESS, A_DAY).then((line) => {
      throw new Error(`the machine gave up: ${line.text}`);
    });
    try {
      return await Promise.race([wait, hopeless]);
    } catch (error) {
      throw new Error(`${(error as Error).message}\nthe machine's console:\n${this.#console.tail()}`);
    }
  }

  /** Pulls the plug. */
  powerOff(): void {
    this.#child.kill('SIGKILL');
  }
}
