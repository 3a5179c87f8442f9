import { isGrub } from '../../sot/grub-program.ts';
import type { Architecture } from '../dhcp/client.ts';
import type { Due } from '../session/due.ts';
import { hostProgram } from '../session/programs.ts';
import type { ClientName } from './clients.ts';
import { readGrub, readTftp } from './fetch.ts';
import { addressOf, broken, type Ended, noted, type Scene } from './scene.ts';
import { runSystem } from './system.ts';

/** The firmware that can start a shim, by whose signature Secure Boot goes. */
const SECURE: Readonly<Partial<Record<ClientName, Architecture>>> = {
  uefi: 'efi-x86_64',
  arm64: 'efi-arm64',
};

/** The architecture of the shim or GRUB that a host's firmware has loaded; null where it has loaded something else. */
export function grubArchitecture({ firmware, host }: Scene): Architecture | null {
  const architecture = SECURE[firmware];
  return architecture !== undefined && isGrub(host.bootPrograms[architecture] ?? '') ? architecture : null;
}

/** The names that a configuration of ours has TFTP asked for, in order. */
function namesIn(config: string): readonly string[] {
  return [...config.matchAll(/'\(tftp,[^)]*\)\/([^']+)'|\(tftp,[^)]*\)\/(\S+)/g)].map(
    ([, quoted, bare]) => (quoted ?? bare)!,
  );
}

/** A shim, the GRUB that it vouches for, and what that loads; what it asks for in vain is left out. */
export async function grubRuns(scene: Scene, architecture: Architecture, due: Due | null): Promise<Ended> {
  const { rehearsal, host, machine, table } = scene;
  const load = async (name: string): Promise<Ended | null> => {
    const got = await readTftp(table, name);
    return noted(scene, 'GRUB', `TFTP ${name}`, got) ? null : broken(`${name} cannot be loaded: ${got.why}`);
  };
  const program = hostProgram(host, architecture, rehearsal.session.parts.files);
  for (const name of program?.companions?.keys() ?? []) {
    const ended = await load(name);
    if (ended !== null) return ended;
  }
  const got = await readGrub(rehearsal, host, host.primary?.mac ?? null, addressOf(machine));
  if (!noted(scene, 'GRUB', 'TFTP grub/grub.cfg', got) || got.text === null)
    return broken(`grub.cfg cannot be loaded: ${got.why ?? got.answer}`);
  const linux = /^if (linux .*) ; then$/m.exec(got.text)?.[1];
  if (due === null || linux === undefined) {
    const said = /^echo '?vaq: (.*?)'?$/m.exec(got.text)?.[1] ?? 'it is told of no kernel';
    return due === null
      ? { kind: 'disk', outcome: `the firmware starts the disk: GRUB gives back to it (${said})` }
      : broken(`GRUB ends: ${said}`);
  }
  for (const name of namesIn(got.text)) {
    const ended = await load(name);
    if (ended !== null) return ended;
  }
  return runSystem(scene, due, linux);
}
