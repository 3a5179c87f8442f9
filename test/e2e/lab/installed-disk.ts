import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder.ts';
import { proofInitrd } from './proof.ts';
import { INSTALLER_FILES } from './sot.ts';

const SECTOR = 512;
const MIB = 1 << 20;
const PARTITION = { start: MIB, size: 19 * MIB };
const EFI_SYSTEM = 0xef;
const ACTIVE = 0x80;
const BIOS_GRUB = '/usr/lib/grub/i386-pc';
// It looks for its configuration in /EFI/debian of the partition that it was loaded from.
const UEFI_GRUB = '/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed';

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The boot sector of GRUB, with a table of one partition, and GRUB itself in the gap behind it, where the boot sector looks for it. */
function biosLoader(folder: string): Buffer {
  const core = join(folder, 'core.img');
  const modules = ['biosdisk', 'part_msdos', 'fat', 'normal', 'linux'];
  run('grub-mkimage', '-O', 'i386-pc', '-p', '(hd0,msdos1)/EFI/debian', '-o', core, ...modules);
  const sector = readFileSync(join(BIOS_GRUB, 'boot.img'));
  const entry = 446;
  // What it brings there reads floppies.
  sector.fill(0, entry, entry + 64);
  sector[entry] = ACTIVE;
  sector[entry + 4] = EFI_SYSTEM;
  sector.writeUInt32LE(PARTITION.start / SECTOR, entry + 8);
  sector.writeUInt32LE(PARTITION.size / SECTOR, entry + 12);
  return Buffer.concat([sector, readFileSync(core)]);
}

/** Makes the image of a disk that BIOS and UEFI boot: its kernel says `PROOF installed NAME`. */
export function makeInstalledDisk(name: string): Buffer {
  const folder = makeFolder('disk');
  const image = join(folder, 'image');
  const disk = Buffer.alloc(PARTITION.start + PARTITION.size);
  biosLoader(folder).copy(disk);
  writeFileSync(image, disk);

  const partition = `${image}@@${PARTITION.start}`;
  const config = join(folder, 'grub.cfg');
  const cmdline = `console=ttyS0,115200n8 quiet installed=${name}`;
  writeFileSync(config, `linux /linux ${cmdline}\ninitrd /proof.gz\nboot\n`);
  run(
    'mformat',
    '-i',
    partition,
    '-T',
    `${PARTITION.size / SECTOR}`,
    '-h',
    '16',
    '-s',
    '63',
    '-H',
    '2048',
    '::',
  );
  run('mmd', '-i', partition, '::EFI', '::EFI/BOOT', '::EFI/debian');
  const files = {
    linux: INSTALLER_FILES['debian12/linux'],
    'proof.gz': proofInitrd(),
    'EFI/BOOT/BOOTX64.EFI': UEFI_GRUB,
    'EFI/debian/grub.cfg': config,
  };
  for (const [path, source] of Object.entries(files)) run('mcopy', '-i', partition, source, `::${path}`);
  return readFileSync(image);
}
