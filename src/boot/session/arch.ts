import { kernelArch } from '../../render/script.ts';
import type { Boot, Host } from '../../sot/model/types.ts';

/**
 * Whether an iPXE that was built for one architecture can start a kernel for another; one that does not say what it is
 * gets the benefit of the doubt. i386 iPXE on a BIOS machine may start an x86_64 kernel; every other mismatch ends in a
 * kernel that cannot run.
 */
export function canStart(asked: string | null, wanted: string): boolean {
  return asked === null || asked === wanted || (asked === 'i386' && wanted === 'x86_64');
}

/** Why a boot is not given to a machine. */
export function mismatch(host: Host, boot: Boot, firmware: string): string {
  return `the boot ${boot.id} is for ${kernelArch(host, boot)}, and this machine's firmware is ${firmware}`;
}
