import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accelerator } from './accelerator.ts';
import { atEnd } from './cleanup.ts';
import { ConsoleLines } from './console-lines.ts';
import { WaitableLog } from './waitable-log.ts';

/** `bios` boots by the iPXE in the network card's ROM; `uefi` by the PXE client of the firmware itself (OVMF), which has no iPXE. */
export type Firmware = 'bios' | 'uefi';

/** A machine with one network card, without a disk. */
export interface MachineSpec {
  readonly namespace: string;
  readonly tap: string;
  readonly mac: string;
  readonly firmware: Firmware;
}

/** A line of the serial console, and the seconds since power-on at which it ended. */
export interface ConsoleLine {
  readonly seconds: number;
  readonly text: string;
}

const OVMF = '/usr/share/OVMF';
const HOPELESS = /Kernel panic|No bootable (device|option)/;
const A_DAY = 86_400;

function firmwareArguments(firmware: Firmware, folder: string): string[] {
  if (firmware === 'bios') return [];
  // The firmware writes its boot entries here: each machine needs its own.
  const variables = join(folder, 'vars.fd');
  copyFileSync(`${OVMF}/OVMF_VARS_4M.fd`, variables);
  return [
    ...['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${OVMF}/OVMF_CODE_4M.fd`],
    ...['-drive', `if=pflash,unit=1,format=raw,file=${variables}`],
    // Without it a failed boot over IPv4 is followed by 45 s of tries over IPv6, which nobody answers.
    ...['-fw_cfg', 'name=opt/org.tianocore/IPv6PXESupport,string=n'],
  ];
}

function qemuArguments(spec: MachineSpec, folder: string): string[] {
  const card = `virtio-net-pci,netdev=lan,mac=${spec.mac},bootindex=1`;
  return [
    ...[
      '-nodefaults',
      '-no-reboot',
      '-display',
      'none',
      '-vga',
      'none',
      '-monitor',
      'none',
      '-serial',
      'stdio',
    ],
    ...['-M', 'q35,graphics=off', '-accel', accelerator(), '-m', '1024'],
    ...['-netdev', `tap,id=lan,ifname=${spec.tap},script=no,downscript=no`],
    ...['-device', spec.firmware === 'bios' ? card : `${card},romfile=`],
    // Firmware and installer wait for entropy where there is none.
    ...['-object', 'rng-random,id=entropy,filename=/dev/urandom', '-device', 'virtio-rng-pci,rng=entropy'],
    ...firmwareArguments(spec.firmware, folder),
  ];
}

/** A QEMU machine that is powered on: its serial console is read line by line; it is killed by `powerOff` or `cleanUp`. */
export class Machine {
  readonly #child: ChildProcess;
  readonly #console: WaitableLog<ConsoleLine>;
  readonly #poweredOn = Date.now();

  constructor(spec: MachineSpec) {
    this.#console = new WaitableLog(
      `console of ${spec.mac}`,
      (line) => `${line.seconds.toFixed(1)}  ${line.text}`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'vaqt-machine-'));
    atEnd(() => rmSync(folder, { recursive: true }));
    const command = ['netns', 'exec', spec.namespace, 'qemu-system-x86_64', ...qemuArguments(spec, folder)];
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
