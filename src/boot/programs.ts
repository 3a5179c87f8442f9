import { existsSync } from 'node:fs';
import { SHIM_GRUB } from '../sot/grub-program.ts';
import type { Architecture } from './dhcp/client.ts';

/** A built-in program for one architecture: the name that TFTP serves it by, and where packages put it, the first first. */
interface BuiltIn {
  readonly name: string;
  readonly paths: readonly string[];
}

/** Folders of iPXE in packages: Debian and Ubuntu, Fedora and Arch, Homebrew on both of its prefixes. */
const FOLDERS = ['/usr/lib/ipxe', '/usr/share/ipxe', '/opt/homebrew/share/ipxe', '/usr/local/share/ipxe'];

/** A program of those names in every folder; what a system calls in its own way comes first. */
function named(name: string, files: readonly string[], more: readonly string[] = []): BuiltIn {
  return { name, paths: [...more, ...FOLDERS.flatMap((folder) => files.map((file) => `${folder}/${file}`))] };
}

/** Fedora has the architecture in the name, Arch in the folder; elsewhere the bare name is that of x86-64. */
function x86(program: 'snponly' | 'ipxe', fedora: string): BuiltIn {
  return named(`${program}.efi`, [`${program}.efi`, `x86_64/${program}.efi`], [`/usr/share/ipxe/${fedora}`]);
}

/** Never the bare name, which is that of x86-64: Debian since 13 has the architecture in the name, Fedora and Arch in the folder. */
function arm(program: 'snponly' | 'ipxe'): BuiltIn {
  const file = `${program}.efi`;
  return named(`${program}-arm64.efi`, [`${program}-arm64.efi`, `arm64-efi/${file}`, `arm64/${file}`]);
}

const SNPONLY = x86('snponly', 'ipxe-snponly-x86_64.efi');
const IPXE = x86('ipxe', 'ipxe-x86_64.efi');

/** The programs that can be named without declaring a file. */
const BUILT_IN: Readonly<Record<string, Partial<Record<Architecture, BuiltIn>>>> = {
  undionly: { bios: named('undionly.kpxe', ['undionly.kpxe']) },
  snponly: {
    'efi-x86_64': SNPONLY,
    'http-x86_64': SNPONLY,
    'efi-arm64': arm('snponly'),
    'http-arm64': arm('snponly'),
  },
  ipxe: {
    bios: named('ipxe.pxe', ['ipxe.pxe']),
    'efi-x86_64': IPXE,
    'http-x86_64': IPXE,
    'efi-arm64': arm('ipxe'),
    'http-arm64': arm('ipxe'),
  },
};

/** What firmware is given where nothing is stated; UEFI gets `snponly`, because `ipxe.efi` hangs when a script exits. */
export const DEFAULT_PROGRAMS: Readonly<Record<Exclude<Architecture, 'efi-ia32'>, string>> & {
  readonly 'efi-ia32'?: undefined;
} = {
  bios: 'undionly',
  'efi-x86_64': 'snponly',
  'http-x86_64': 'snponly',
  'efi-arm64': 'snponly',
  'http-arm64': 'snponly',
};

/** A boot program that can be served: its name for TFTP, and where its bytes are; and what it loads by itself. */
export interface BootProgram {
  readonly name: string;
  readonly path: string;
  readonly companion?: BootProgram;
}

const VENDORS = ['fedora', 'rocky', 'almalinux', 'centos', 'redhat'];

/**
 * Where packages put a shim that Microsoft has signed and the network GRUB that it vouches for, which must be of one maker:
 * Debian and Ubuntu, Ubuntu since 22.10, Fedora, Rocky Linux and their like. `suffix` is UEFI's word for the architecture.
 */
function shimPairs(suffix: string, folder: string): readonly (readonly [shim: string, grub: string])[] {
  const grub = `/usr/lib/grub/${folder}-efi-signed/grubnet${suffix}.efi.signed`;
  return [
    [`/usr/lib/shim/shim${suffix}.efi.signed`, grub],
    [`/usr/lib/shim/shim${suffix}.efi.signed.latest`, grub],
    ...VENDORS.map(
      (name) =>
        [`/boot/efi/EFI/${name}/shim${suffix}.efi`, `/boot/efi/EFI/${name}/grub${suffix}.efi`] as const,
    ),
  ];
}

/** UEFI's word and GRUB's word for the architectures that have a signed chain. */
const SHIM_NAMES: Partial<Record<Architecture, readonly [suffix: string, folder: string]>> = {
  'efi-x86_64': ['x64', 'x86_64'],
  'efi-arm64': ['aa64', 'arm64'],
};

type Exists = (path: string) => boolean;

function findShim(architecture: Architecture, exists: Exists): BootProgram | null {
  const names = SHIM_NAMES[architecture];
  if (names === undefined) return null;
  const [suffix, folder] = names;
  const pair = shimPairs(suffix, folder).find((paths) => paths.every(exists));
  if (pair === undefined) return null;
  const [shim, grub] = pair;
  return {
    name: `shim${suffix}.efi`,
    path: shim,
    companion: { name: `grub${suffix}.efi`, path: grub },
  };
}

/** The names of a built-in program and of what it loads by itself; none where there is none for that architecture. */
export function builtInNames(name: string, architecture: Architecture): readonly string[] {
  if (name !== SHIM_GRUB) return [BUILT_IN[name]?.[architecture]?.name ?? []].flat();
  const suffix = SHIM_NAMES[architecture]?.[0];
  return suffix === undefined ? [] : [`shim${suffix}.efi`, `grub${suffix}.efi`];
}

/** Every built-in program that this system's packages have, each file once. */
export function allBuiltIn(): readonly BootProgram[] {
  const architectures: readonly Architecture[] = ['bios', 'efi-x86_64', 'efi-arm64'];
  const found = new Map<string, BootProgram>();
  for (const architecture of architectures) {
    for (const name of [...Object.keys(BUILT_IN), SHIM_GRUB]) {
      const program = findBuiltIn(name, architecture);
      for (const one of [program, program?.companion]) if (one) found.set(one.name, one);
    }
  }
  return [...found.values()];
}

/** Whether a name is that of a built-in program. */
export function isBuiltIn(name: string): boolean {
  return name === SHIM_GRUB || Object.hasOwn(BUILT_IN, name);
}

/** A built-in program for an architecture as this system's packages have it; null where they do not. */
export function findBuiltIn(
  name: string,
  architecture: Architecture,
  exists: Exists = existsSync,
): BootProgram | null {
  if (name === SHIM_GRUB) return findShim(architecture, exists);
  const program = BUILT_IN[name]?.[architecture];
  const path = program?.paths.find(exists);
  return program === undefined || path === undefined ? null : { name: program.name, path };
}
