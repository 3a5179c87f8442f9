import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from './folder.ts';
import { INSTALLER_FILES, layTree } from './sot.ts';

/** What a virtio network card and a USB disk need, in the order of their dependencies. */
const MODULES = [
  'virtio',
  'virtio_ring',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'failover',
  'net_failover',
  'virtio_net',
  'usb-common',
  'usbcore',
  'xhci-hcd',
  'xhci-pci',
  'scsi_common',
  'scsi_mod',
  'usb-storage',
  'crct10dif_common',
  'crc-t10dif',
  'crc64',
  'crc64-rocksoft',
  't10-pi',
  'sd_mod',
];

function sibling(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function shell(command: string, ...args: readonly string[]): void {
  execFileSync('sh', ['-euc', command, 'sh', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function layProgram(from: string, to: string): void {
  writeFileSync(to, readFileSync(from), { mode: 0o755 });
}

/**
 * Makes an initrd of 1 MB that proves a network boot some seconds after the kernel has started, where Debian's installer
 * needs two minutes: BusyBox, the drivers from Debian's installer, and `proof-init.sh`.
 */
function makeProof(target: string): void {
  const folder = makeFolder('proof');
  const installer = join(folder, 'installer');
  const root = join(folder, 'root');
  for (const path of [
    installer,
    ...['bin', 'dev', 'proc', 'sys', 'modules.d'].map((name) => join(root, name)),
  ])
    mkdirSync(path, { recursive: true });
  shell(
    'cd "$1"; zcat "$2" | cpio --extract --make-directories --quiet "lib/modules/*.ko"',
    installer,
    INSTALLER_FILES['debian12/initrd.gz'],
  );
  for (const module of MODULES)
    shell('cp "$(find "$1" -name "$2.ko")" "$3"', installer, module, join(root, 'modules.d'));
  writeFileSync(join(root, 'modules'), MODULES.join('\n'));
  layProgram('/bin/busybox', join(root, 'bin/busybox'));
  layProgram(sibling('proof-init.sh'), join(root, 'init'));
  layProgram(sibling('proof-bound.sh'), join(root, 'bin/bound'));
  shell('cd "$1"; find . | cpio --create --format=newc --quiet --owner=0:0 | gzip -1 >"$2"', root, target);
}

let made: string | null = null;

/** The initrd, made once. */
export function proofInitrd(): string {
  if (made === null || !existsSync(made)) {
    made = join(makeFolder('initrd'), 'proof.gz');
    makeProof(made);
  }
  return made;
}

/** The four equal hosts, whose machines start Debian's kernel with an initrd that fetches their configuration and reports. */
export function layProofTree(): string {
  const sot = layTree('four');
  copyFileSync(proofInitrd(), join(sot, 'files/debian12/initrd.gz'));
  return sot;
}
