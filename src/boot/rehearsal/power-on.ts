import { readOption } from '../dhcp/codec/options.ts';
import type { DhcpPacket } from '../dhcp/codec/packet.ts';
import { urlOf } from '../preflight/venue.ts';
import type { Due } from '../session/due.ts';
import { bootItem } from './boot-item.ts';
import type { ClientName } from './clients.ts';
import { getHttp, readTftp } from './fetch.ts';
import { grubArchitecture, grubRuns } from './grub-run.ts';
import { type IpxeEnd, runIpxe } from './ipxe-run.ts';
import { ipxeSettings } from './ipxe-settings.ts';
import { addressOf, askDhcp, broken, type Ended, noted, type Scene } from './scene.ts';
import { runSystem } from './system.ts';

/** The iPXE that firmware comes to. */
const IPXE: Readonly<Partial<Record<ClientName, ClientName>>> = {
  bios: 'ipxe-bios',
  uefi: 'ipxe-uefi',
  'uefi-http': 'ipxe-uefi',
  arm64: 'ipxe-arm64',
  'arm64-http': 'ipxe-arm64',
};

/** The boot file that a reply names; null where it names none. */
function fileOf({ file, options }: DhcpPacket): string | null {
  const named = readOption(options, 67)?.replace(/\0+$/, '') || Buffer.from(file).toString('utf8');
  return named === '' ? null : named;
}

/** Whether firmware that was told nothing was meant to start its disk. */
function atDisk(due: Due | null, why: string): Ended | null {
  return due === null ? { kind: 'disk', outcome: `the firmware starts the disk: ${why}` } : null;
}

/** Bare firmware until it has loaded its boot program; null where it goes on with that. */
async function firmwareLoads(scene: Scene, due: Due | null): Promise<Ended | null> {
  const { rehearsal, firmware, machine, table } = scene;
  const packet = askDhcp(scene, 'firmware', firmware);
  const { dhcp } = rehearsal.venue;
  if (dhcp === 'off') return null;
  const last = scene.asked.at(-1)!;
  const file = packet && fileOf(packet);
  if (file === null || file === undefined) {
    const ended = atDisk(due, 'it is told of no boot program');
    return ended ?? broken(`the firmware gets no boot program: ${bootItem(scene, last.answer)}`);
  }
  if (/^https?:/.test(file)) {
    const url = file;
    for (const method of ['HEAD', 'GET'] as const) {
      const got = await getHttp(rehearsal, url, addressOf(machine), method);
      if (!noted(scene, 'firmware', `${method} ${url}`, got))
        return broken(`the boot program ${url} cannot be loaded: ${got.why}`);
    }
    return null;
  }
  const got = await readTftp(table, file);
  return noted(scene, 'firmware', `TFTP ${file}`, got)
    ? null
    : broken(`the boot program ${file} cannot be loaded: ${got.why}`);
}

function scriptUrl(scene: Scene): string {
  return `${urlOf(scene.rehearsal.venue, scene.host)}/boot.ipxe`;
}

/** What iPXE is led to by its script. */
async function ipxeRuns(scene: Scene, client: ClientName): Promise<IpxeEnd | Ended> {
  const { rehearsal, machine } = scene;
  const packet = askDhcp(scene, 'iPXE', client);
  const url = rehearsal.venue.dhcp === 'off' ? scriptUrl(scene) : packet && fileOf(packet);
  if (url === null)
    return broken(`iPXE gets no script: ${scene.asked.at(-1)?.answer ?? 'DHCP is not answered'}`);
  const load = async (wanted: string) => {
    const got = await getHttp(rehearsal, wanted, addressOf(machine));
    noted(scene, 'iPXE', `GET ${wanted}`, got);
    return got;
  };
  const first = await load(url);
  if (first.text === null) return broken(`the script ${url} cannot be loaded: ${first.why ?? first.answer}`);
  return runIpxe(first.text, url, { settings: ipxeSettings(machine, client), load });
}

/** The last that iPXE was refused in this round. */
function lastRefusal({ asked }: Scene): string | null {
  const refused = asked.findLast((step) => step.broken !== null);
  return refused === undefined ? null : `${refused.asks} → ${refused.answer}: ${refused.broken}`;
}

async function after(scene: Scene, due: Due | null, end: IpxeEnd): Promise<Ended> {
  const why = lastRefusal(scene);
  switch (end.kind) {
    case 'kernel':
      if (due === null) return broken(`the host is to boot its disk, and is given the kernel ${end.kernel}`);
      return runSystem(scene, due, end.cmdline);
    case 'disk':
      return (
        atDisk(due, end.how) ??
        broken(`the boot ${due!.boot.id} is due, and its script starts the disk: ${end.how}`)
      );
    case 'program':
      return { kind: 'endless', outcome: `${end.url} takes over; what it asks for is its own affair` };
    case 'stuck':
      return atDisk(due, `iPXE gives up (${why ?? end.why})`) ?? broken(why ?? end.why);
    case 'exit': {
      const told = end.said === null ? '' : `; it says: ${end.said}`;
      return (
        atDisk(due, `iPXE gives back to it (${end.how})`) ?? broken(why ?? `iPXE ends (${end.how})${told}`)
      );
    }
  }
}

/** One time that a machine is switched on, from its firmware to the end of its boot. */
export async function powerOn(scene: Scene, due: Due | null): Promise<Ended> {
  const ipxe = IPXE[scene.firmware];
  if (ipxe !== undefined) {
    const ended = await firmwareLoads(scene, due);
    if (ended !== null) return ended;
  }
  const grub = grubArchitecture(scene);
  if (grub !== null) return grubRuns(scene, grub, due);
  const end = await ipxeRuns(scene, ipxe ?? scene.firmware);
  return 'outcome' in end ? end : after(scene, due, end);
}
