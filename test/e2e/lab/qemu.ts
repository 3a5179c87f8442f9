import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { accelerator } from './accelerator.ts';

/** `bios` boots by the iPXE in the network card's ROM; `uefi` by the PXE client of the firmware itself (OVMF), which has no iPXE. */
export type Firmware = 'bios' | 'uefi';

/** A machine with one network card, without a disk. */
export interface MachineSpec {
  readonly namespace: string;
  readonly tap: string;
  readonly mac: string;
  readonly firmware: Firmware;
}

const OVMF = '/usr/share/OVMF';

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

/** QEMU's arguments for such a machine, its serial console on stdio; what the firmware keeps is kept in `folder`. */
export function qemuArguments(spec: MachineSpec, folder: string): string[] {
  const card = `virtio-net-pci,netdev=lan,mac=${spec.mac},bootindex=1`;
  return [
    ...'-nodefaults -no-reboot -display none -vga none -monitor none -serial stdio'.split(' '),
    ...['-M', 'q35,graphics=off', '-accel', accelerator(), '-m', '1024'],
    ...['-netdev', `tap,id=lan,ifname=${spec.tap},script=no,downscript=no`],
    ...['-device', spec.firmware === 'bios' ? card : `${card},romfile=`],
    // Firmware and installer wait for entropy where there is none.
    ...['-object', 'rng-random,id=entropy,filename=/dev/urandom', '-device', 'virtio-rng-pci,rng=entropy'],
    ...firmwareArguments(spec.firmware, folder),
  ];
}
