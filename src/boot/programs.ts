import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SHIM_GRUB } from '../sot/grub-program.ts';
import type { Architecture } from './dhcp/client.ts';

/** The boot programs that can be named without declaring a file, and the file name that each system's package gives them. */
const BUILT_IN: Readonly<Record<string, Partial<Record<Architecture, string>>>> = {
  undionly: { bios: 'undionly.kpxe' },
  snponly: { 'efi-x86_64': 'snponly.efi', 'http-x86_64': 'snponly.efi' },
  ipxe: { bios: 'ipxe.pxe', 'efi-x86_64': 'ipxe.efi', 'http-x86_64': 'ipxe.efi' },
};

/** Where packages of iPXE put its programs: Debian and Ubuntu, Fedora, Arch, Homebrew. */
const FOLDERS = ['/usr/lib/ipxe', '/usr/share/ipxe', '/usr/share/ipxe/x86_64', '/opt/homebrew/share/ipxe'];

/** What firmware is given where nothing is stated; UEFI gets `snponly`, because `ipxe.efi` hangs when a script exits. */
export const DEFAULT_PROGRAMS: Partial<Record<Architecture, string>> = {
  bios: 'undionly',
  'efi-x86_64': 'snponly',
  'http-x86_64': 'snponly',
};

/** A boot program that can be served: its name for TFTP, and where its bytes are; and what it loads by itself. */
export interface BootProgram {
  readonly name: string;
  readonly path: string;
  readonly companion?: BootProgram;
}

/**
 * Where packages put a shim that Microsoft has signed and the network GRUB that it vouches for, which must be of one maker:
 * Debian and Ubuntu, Ubuntu since 22.10, Fedora, Rocky Linux and their like.
 */
const SHIM_PAIRS: readonly (readonly [shim: string, grub: string])[] = [
  ['/usr/lib/shim/shimx64.efi.signed', '/usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed'],
  ['/usr/lib/shim/shimx64.efi.signed.latest', '/usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed'],
  ...['fedora', 'rocky', 'almalinux', 'centos', 'redhat'].map(
    (name) => [`/boot/efi/EFI/${name}/shimx64.efi`, `/boot/efi/EFI/${name}/grubx64.efi`] as const,
  ),
];

function findShim(architecture: Architecture): BootProgram | null {
  if (architecture !== 'efi-x86_64') return null;
  const pair = SHIM_PAIRS.find((paths) => paths.every((path) => existsSync(path)));
  if (pair === undefined) return null;
  const [shim, grub] = pair;
  return { name: 'shimx64.efi', path: shim, companion: { name: 'grubx64.efi', path: grub } };
}

/** Whether a name is that of a built-in program. */
export function isBuiltIn(name: string): boolean {
  return name === SHIM_GRUB || Object.hasOwn(BUILT_IN, name);
}

/** A built-in program for an architecture as this system's packages have it; null where they do not. */
export function findBuiltIn(name: string, architecture: Architecture): BootProgram | null {
  if (name === SHIM_GRUB) return findShim(architecture);
  const file = BUILT_IN[name]?.[architecture];
  if (file === undefined) return null;
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, file)));
  return folder === undefined ? null : { name: file, path: join(folder, file) };
}
