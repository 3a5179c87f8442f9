import type { Architecture } from '../dhcp/client.ts';
import { DEFAULT_PROGRAMS, isBuiltIn } from '../programs.ts';
import type { ClientName } from './clients.ts';
import type { Scene } from './scene.ts';

const ARCHITECTURE: Readonly<Partial<Record<ClientName, Exclude<Architecture, 'efi-ia32'>>>> = {
  bios: 'bios',
  uefi: 'efi-x86_64',
  arm64: 'efi-arm64',
  'uefi-http': 'http-x86_64',
  'arm64-http': 'http-arm64',
};

/** Why firmware is told of no boot program: the one that is stated has no file, or it is not installed on this machine. */
export function bootItem({ host, firmware, rehearsal }: Scene, answer: string): string {
  const architecture = ARCHITECTURE[firmware];
  if (architecture === undefined || rehearsal.session.due(host) === null) return answer;
  const stated = host.bootPrograms[architecture] ?? DEFAULT_PROGRAMS[architecture];
  if (isBuiltIn(stated))
    return `\`${stated}\` for ${architecture} is on no place of this machine where packages of iPXE put it; \`vaq firmware\` names the package; or declare a file of your own in \`boot_programs\``;
  return rehearsal.session.parts.files.has(stated)
    ? answer
    : `the file \`${stated}\` of \`boot_programs\` for ${architecture} is not there, or not declared in files.yml`;
}
