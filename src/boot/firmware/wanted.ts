import { kernelArch } from '../../render/script.ts';
import type { Host } from '../../sot/model/types.ts';
import type { Architecture } from '../dhcp/client.ts';
import { DEFAULT_PROGRAMS } from '../programs.ts';
import { ARCHITECTURES } from '../session/programs.ts';

/** A boot program that some hosts are given if their firmware is of that type. */
export interface Wanted {
  readonly firmware: Architecture;
  readonly program: string;
  /** Whether any of `boot_programs` names it; else it is what vaq takes by itself. */
  readonly isStated: boolean;
  readonly hosts: readonly Host[];
}

/** The types of firmware that a machine may have, by the architecture of what it is to run. */
const FIRMWARE: Readonly<Record<string, readonly Architecture[]>> = {
  x86_64: ['bios', 'efi-x86_64', 'http-x86_64'],
  i386: ['bios', 'efi-ia32'],
  arm64: ['efi-arm64', 'http-arm64'],
};

function firmwareOf(host: Host): ReadonlySet<Architecture> {
  const boots = host.workflow?.boots ?? [];
  const kernels = boots.map((boot) => kernelArch(host, boot));
  const all = kernels.length > 0 ? kernels : [host.data.arch ?? 'x86_64'];
  return new Set(all.flatMap((arch) => FIRMWARE[arch] ?? []));
}

/** The boot programs of hosts, by firmware and then by program; a type of firmware that has none by itself only where one is stated. */
export function wantedPrograms(hosts: readonly Host[]): readonly Wanted[] {
  return ARCHITECTURES.flatMap((firmware) => {
    const found = new Map<string, { isStated: boolean; hosts: Host[] }>();
    for (const host of hosts) {
      const stated = host.bootPrograms[firmware];
      const program = stated ?? DEFAULT_PROGRAMS[firmware];
      if (program === undefined || !firmwareOf(host).has(firmware)) continue;
      const one = found.get(program) ?? { isStated: false, hosts: [] };
      one.hosts.push(host);
      one.isStated ||= stated !== undefined;
      found.set(program, one);
    }
    return [...found].map(([program, one]) => ({ firmware, program, ...one }));
  });
}
