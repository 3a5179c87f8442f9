import type { Architecture } from '../dhcp/client.ts';
import type { ProgramKind } from './program-kind.ts';

/** What a program must be for each firmware, in words of `programKind`. */
const MACHINE: Readonly<Record<Architecture, string>> = {
  bios: 'bios',
  'efi-ia32': 'ia32',
  'efi-x86_64': 'x86_64',
  'efi-arm64': 'arm64',
  'http-x86_64': 'x86_64',
  'http-arm64': 'arm64',
};

/** Why firmware of an architecture cannot start a program; null where it can. */
export function misfit(architecture: Architecture, program: ProgramKind): string | null {
  if (program.kind === 'broken') return program.message;
  const wanted = MACHINE[architecture];
  if (program.kind === 'bios')
    return wanted === 'bios' ? null : `it is no EFI program: it does not begin with \`MZ\``;
  const found = `it is an EFI program for ${program.machine}`;
  if (wanted === 'bios') return `${found}, and a BIOS starts none`;
  if (program.machine !== wanted) return `${found}, and ${architecture} starts one for ${wanted}`;
  return program.isApplication ? null : 'it is an EFI driver, and firmware starts applications';
}
