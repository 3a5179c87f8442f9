import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accelerator } from './accelerator.ts';

/**
 * `bios` boots by the iPXE in the network card's ROM; `uefi` by the PXE client of the firmware itself (OVMF), which has no iPXE;
 * `uefi-http` by its HTTP client; `secure-boot` by its PXE client, with Microsoft's keys, so that only what is signed is started.
 */
export type Firmware = 'bios' | 'uefi' | 'uefi-http' | 'secure-boot';

/** A machine with one network card. */
export interface MachineSpec {
  readonly namespace: string;
  readonly tap: string;
  readonly mac: string;
  readonly firmware: Firmware;
  /** A script that an iPXE runs instead of booting by itself: BIOS only. */
  readonly script?: string;
  /** The file of its disk, from which it boots when it does not boot from the network; a machine without one ends when it resets. */
  readonly disk?: string;
}

const OVMF = '/usr/share/OVMF';

function biosArguments(script: string | undefined, folder: string): string[] {
  if (script === undefined) return [];
  const file = join(folder, 'script.ipxe');
  writeFileSync(file, `#!ipxe\n${script}`);
  return ['-kernel', '/usr/lib/ipxe/ipxe.lkrn', '-initrd', file];
}

function switchedOff(client: string): string[] {
  return ['-fw_cfg', `name=opt/org.tianocore/${client}Support,string=n`];
}

function uefiArguments(firmware: Firmware, folder: string): string[] {
  const isSecure = firmware === 'secure-boot';
  // The firmware writes its boot entries here: each machine needs its own.
  const variables = join(folder, 'vars.fd');
  copyFileSync(`${OVMF}/OVMF_VARS_4M${isSecure ? '.ms' : ''}.fd`, variables);
  const code = `${OVMF}/OVMF_CODE_4M${isSecure ? '.secboot' : ''}.fd`;
  return [
    ...['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${code}`],
    ...['-drive', `if=pflash,unit=1,format=raw,file=${variables}`],
    ...(isSecure ? ['-global', 'driver=cfi.pflash01,property=secure,value=on'] : []),
    // Without it a failed boot over IPv4 is followed by 45 s of tries over IPv6, which nobody answers.
    ...switchedOff('IPv6PXE'),
    ...(firmware === 'uefi-http' ? switchedOff('IPv4PXE') : []),
  ];
}

/** A USB disk: its drivers are in the initrd of Debian's installer, those of other disks are not. */
function diskArguments(file: string | undefined): string[] {
  if (file === undefined) return ['-no-reboot'];
  const drive = ['-drive', `if=none,id=disk,format=raw,file=${file}`];
  return ['-device', 'qemu-xhci', ...drive, '-device', 'usb-storage,drive=disk,bootindex=2'];
}

/** QEMU's arguments for such a machine, its serial console on stdio; what the firmware keeps is kept in `folder`. */
export function qemuArguments(spec: MachineSpec, folder: string): string[] {
  const hasRom = spec.firmware === 'bios' && spec.script === undefined;
  const card = `virtio-net-pci,netdev=lan,mac=${spec.mac},bootindex=1`;
  return [
    ...'-nodefaults -display none -vga none -monitor none -serial stdio'.split(' '),
    ...[
      '-M',
      `q35,graphics=off${spec.firmware === 'secure-boot' ? ',smm=on' : ''}`,
      '-accel',
      accelerator(),
      '-m',
      '1024',
    ],
    ...['-netdev', `tap,id=lan,ifname=${spec.tap},script=no,downscript=no`],
    ...['-device', hasRom ? card : `${card},romfile=`],
    ...diskArguments(spec.disk),
    // Firmware and installer wait for entropy where there is none.
    ...['-object', 'rng-random,id=entropy,filename=/dev/urandom', '-device', 'virtio-rng-pci,rng=entropy'],
    ...(spec.firmware === 'bios' ? biosArguments(spec.script, folder) : uefiArguments(spec.firmware, folder)),
  ];
}
