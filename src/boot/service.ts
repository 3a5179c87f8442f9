import { grubFile } from '../render/grub.ts';
import { startsByGrub } from '../sot/grub-program.ts';
import type { Host } from '../sot/model/types.ts';
import { type DhcpPorts, startDhcp, startPxe } from './dhcp-service.ts';
import { startHttpServer } from './http/server.ts';
import { startWatch } from './other-servers.ts';
import { bindFailure } from './preflight/bind-failure.ts';
import type { Place } from './preflight/places.ts';
import type { Venue } from './preflight/venue.ts';
import { startRa } from './ra/service.ts';
import { httpHandler } from './session/answer.ts';
import { grubWish, openGrub } from './session/grub.ts';
import { ARCHITECTURES, hostProgram } from './session/programs.ts';
import type { Session } from './session/session.ts';
import { openTftp, type TftpEntry } from './session/tftp-files.ts';
import { tftpReporter } from './session/tftp-report.ts';
import { problemLog, type Service, type Started } from './started.ts';
import { startTftpServer } from './tftp/server.ts';

/** Where a session is served. Ports other than the standard ones are for use without privileges. */
export interface ServiceOptions extends DhcpPorts, Pick<Venue, 'places' | 'placeOf' | 'httpPort' | 'dhcp'> {
  readonly tftpPort: number;
  readonly tftpSinglePort?: boolean;
  /** Whether interfaces were named: TFTP and HTTP are held to them too, as DHCP always is. */
  readonly holdsToInterfaces?: boolean;
  /** Whether router solicitations are answered too. */
  readonly ra?: boolean;
}

/** What TFTP serves at a place, by name. */
export function tftpTable(
  session: Session,
  hosts: readonly Host[],
  { address }: Pick<Place, 'address'>,
): ReadonlyMap<string, TftpEntry> {
  const { files, scripts } = session.parts;
  const table = new Map<string, TftpEntry>([['autoexec.ipxe', { text: scripts.boot(address) }]]);
  for (const host of hosts) {
    for (const architecture of ARCHITECTURES) {
      const program = hostProgram(host, architecture, files);
      if (program === null) continue;
      table.set(program.tftpName, program.file);
      for (const [name, file] of program.companions ?? []) table.set(name, file);
    }
    if (startsByGrub(host)) for (const [path, file] of files) table.set(grubFile(path), file);
  }
  return table;
}

async function startHttp(
  session: Session,
  { address }: Place,
  device: string | null,
  { httpPort: port }: ServiceOptions,
): Promise<Started> {
  try {
    const service = await startHttpServer({
      address,
      device,
      port,
      handler: httpHandler(session, address),
      onProblem: problemLog(session),
    });
    return { ok: true, service };
  } catch (error) {
    return {
      ok: false,
      message: bindFailure('HTTP', address, port, error as NodeJS.ErrnoException),
    };
  }
}

async function startTftp(
  session: Session,
  hosts: readonly Host[],
  place: Place,
  device: string | null,
  { tftpPort: port, tftpSinglePort: singlePort = false }: ServiceOptions,
): Promise<Started> {
  const { address } = place;
  const problem = problemLog(session);
  const table = tftpTable(session, hosts, place);
  try {
    const service = await startTftpServer({
      address,
      device,
      port,
      open: (path, client) => {
        const wish = table.has(path) ? null : grubWish(path);
        if (wish !== null) return openGrub(session, address, wish, client.address);
        return openTftp(table, path, (message) => problem(`TFTP: ${message}`));
      },
      onEvent: tftpReporter(session),
      onTransfer: ({ path, client: { address: to }, total, bytes }) =>
        session.parts.transfers.begin({
          host: session.speakerAt(to)?.label ?? null,
          protocol: 'tftp',
          path,
          address: to,
          total,
          bytes,
        }),
      settings: { singlePort },
      onProblem: ({ client, message }) =>
        problem(`TFTP${client === null ? '' : `, ${client.address}`}: ${message}`),
    });
    return { ok: true, service };
  } catch (error) {
    return {
      ok: false,
      message: bindFailure('TFTP', address, port, error as NodeJS.ErrnoException),
    };
  }
}

const LOOPBACK = 'lo';

/**
 * The interfaces by which a place is reached over TFTP and HTTP; null stands for any. A system takes a packet for any of its
 * addresses on any interface, and would answer another network than was named. What this machine asks itself comes by
 * loopback.
 */
function devicesOf(
  { interfaceName }: Place,
  { holdsToInterfaces = false }: ServiceOptions,
): readonly (string | null)[] {
  const isPossible = holdsToInterfaces && process.platform === 'linux';
  return isPossible ? [...new Set([interfaceName, LOOPBACK])] : [null];
}

/** Opens every port, or none. HTTP and TFTP answer before DHCP says that they are there. */
export async function startService(
  session: Session,
  hosts: readonly Host[],
  options: ServiceOptions,
): Promise<Started> {
  const { places, dhcp, ra = false } = options;
  const served = [...new Set(places.map(({ interfaceName }) => interfaceName))];
  const interfaces = dhcp === 'off' ? [] : served;
  const ways = places.flatMap((place) => devicesOf(place, options).map((device) => [place, device] as const));
  const starts = [
    ...ways.map(
      ([place, device]) =>
        () =>
          startHttp(session, place, device, options),
    ),
    ...ways.map(
      ([place, device]) =>
        () =>
          startTftp(session, hosts, place, device, options),
    ),
    ...(ra ? served : []).map((name) => () => startRa(session, name)),
    ...interfaces.map((name) => () => startPxe(session, name, options)),
    ...interfaces.map((name) => () => startDhcp(session, name, options)),
    ...interfaces.map((name) => () => startWatch(session, name, options)),
  ];
  const running: Service[] = [];
  const close = async (): Promise<void> => {
    for (const service of running) await service.close();
  };
  for (const start of starts) {
    const started = await start();
    if (!started.ok) {
      await close();
      return started;
    }
    // Closed in the opposite order: what leads machines here goes first.
    running.unshift(started.service);
  }
  return { ok: true, service: { close } };
}
