import type { Architecture } from '../dhcp/client.ts';

/** A family of systems by how it names its packages. */
export type Family = 'debian' | 'older-debian' | 'fedora' | 'arch' | 'other';

type Packages = Readonly<Record<string, Partial<Record<Architecture, string>>>>;

const both = (name: string): Partial<Record<Architecture, string>> => ({
  'efi-x86_64': name,
  'http-x86_64': name,
});
const arms = (name: string): Partial<Record<Architecture, string>> => ({
  'efi-arm64': name,
  'http-arm64': name,
});

/** The first release of Debian whose iPXE is for arm64 too. */
const DEBIAN_WITH_ARM = 13;

const DEBIAN_SHIM: Packages[string] = {
  'efi-x86_64': 'shim-signed grub-efi-amd64-signed',
  'efi-arm64': 'shim-signed:arm64 grub-efi-arm64-signed:arm64',
};

/** The packages that have each built-in program, and the command that installs packages. */
const FAMILIES: Readonly<Record<Exclude<Family, 'other'>, readonly [command: string, Packages]>> = {
  debian: [
    'sudo apt install',
    {
      undionly: { bios: 'ipxe' },
      snponly: both('ipxe'),
      ipxe: { bios: 'ipxe', ...both('ipxe'), ...arms('ipxe') },
      'shim-grub': DEBIAN_SHIM,
    },
  ],
  'older-debian': [
    'sudo apt install',
    {
      undionly: { bios: 'ipxe' },
      snponly: both('ipxe'),
      ipxe: { bios: 'ipxe', ...both('ipxe') },
      'shim-grub': DEBIAN_SHIM,
    },
  ],
  fedora: [
    'sudo dnf install',
    {
      undionly: { bios: 'ipxe-bootimgs-x86' },
      snponly: { ...both('ipxe-bootimgs-x86'), ...arms('ipxe-bootimgs-aarch64') },
      ipxe: { ...both('ipxe-bootimgs-x86'), ...arms('ipxe-bootimgs-aarch64') },
      'shim-grub': { 'efi-x86_64': 'shim-x64 grub2-efi-x64', 'efi-arm64': 'shim-aa64 grub2-efi-aa64' },
    },
  ],
  arch: [
    'sudo pacman -S',
    { undionly: { bios: 'ipxe' }, snponly: both('ipxe'), ipxe: { bios: 'ipxe', ...both('ipxe') } },
  ],
};

/** The family of a system as its `os-release` says it (os-release(5): `ID`, then `ID_LIKE` from the nearest). */
export function familyOf(osRelease: string): Family {
  const value = (key: string): string =>
    new RegExp(`^${key}=["']?(.*?)["']?\\s*$`, 'm').exec(osRelease)?.[1]?.toLowerCase() ?? '';
  // Testing and unstable have no number.
  if (value('ID') === 'debian' && Number(value('VERSION_ID') || DEBIAN_WITH_ARM) < DEBIAN_WITH_ARM)
    return 'older-debian';
  for (const id of [value('ID'), ...value('ID_LIKE').split(/\s+/)]) {
    if (id === 'debian' || id === 'ubuntu') return 'debian';
    if (id === 'fedora' || id === 'rhel' || id === 'centos') return 'fedora';
    if (id === 'arch') return 'arch';
  }
  return 'other';
}

/** How to come by a built-in program that is missing: the package of this system, or a file of one's own. */
export function remedy(family: Family, program: string, architecture: Architecture): string {
  if (family !== 'other') {
    const [command, packages] = FAMILIES[family];
    const found = packages[program]?.[architecture];
    if (found !== undefined) return `${command} ${found}`;
    const instead = packages.ipxe?.[architecture];
    if (program === 'snponly' && instead !== undefined)
      return `${command} ${instead}, and state \`boot_programs: {${architecture}: ipxe}\``;
  }
  return `declare one in files.yml, and state \`boot_programs: {${architecture}: PATH}\``;
}
