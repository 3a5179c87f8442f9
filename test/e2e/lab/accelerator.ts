import { spawnSync } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder.ts';

const EXIT_PORT = 0xf4;
const WORD = 0x10;
// isa-debug-exit ends QEMU with the word written to its port, doubled, plus one.
const SUCCESS = WORD * 2 + 1;

/** How long a machine with real virtualization may take to its boot sector; it takes a tenth of that. */
const LIMIT_MS = 1500;

function bootSector(): Buffer {
  const disk = Buffer.alloc(1 << 20);
  disk.set([0xb0, WORD, 0xe6, EXIT_PORT, 0xf4]); // mov al, WORD; out EXIT_PORT, al; hlt
  disk.set([0x55, 0xaa], 510);
  return disk;
}

/** Whether a machine under KVM boots, and quickly: where virtualization itself is emulated, /dev/kvm opens, but a kernel never comes up. */
function kvmBoots(): boolean {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
  } catch {
    return false;
  }
  const disk = join(makeFolder('kvm'), 'disk');
  writeFileSync(disk, bootSector());
  const machine = '-accel kvm -M pc -m 64 -display none -nodefaults -monitor none'.split(' ');
  const exit = ['-device', `isa-debug-exit,iobase=${EXIT_PORT},iosize=4`];
  const probe = [...machine, ...exit, '-drive', `format=raw,file=${disk}`];
  const limits = { timeout: LIMIT_MS, killSignal: 'SIGKILL' } as const;
  return spawnSync('qemu-system-x86_64', probe, { ...limits, stdio: 'ignore' }).status === SUCCESS;
}

let known: string | null = null;

/** QEMU's `-accel`: KVM where it really works (tried once a process), else emulation, which works everywhere. */
export function accelerator(): string {
  known ??= kvmBoots() ? 'kvm' : 'tcg,thread=multi';
  return known;
}
