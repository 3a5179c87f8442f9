import type { Host } from './model/types.ts';

/** The built-in pair of a shim and the GRUB that it vouches for. */
export const SHIM_GRUB = 'shim-grub';

const UEFI = ['efi-ia32', 'efi-x86_64', 'efi-arm64'] as const;

/** Whether a boot program ends in GRUB: the built-in pair, or a declared file that is named as shim and GRUB are everywhere. */
export function isGrub(program: string): boolean {
  return program === SHIM_GRUB || /(^|\/)(shim|grub)[^/]*$/i.test(program);
}

/** Whether a host comes to its kernel by GRUB where its firmware is UEFI's PXE client. */
export function startsByGrub({ bootPrograms }: Host): boolean {
  return UEFI.some((architecture) => isGrub(bootPrograms[architecture] ?? ''));
}
