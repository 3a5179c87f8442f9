import { fileUrl } from '../render/urls.ts';
import type { Host } from '../sot/model/types.ts';
import type { Architecture } from './dhcp/client.ts';
import { CLIENT_PORT, PXE_PORT, SERVER_PORT } from './dhcp/destination.ts';
import { startDhcpServer } from './dhcp/server.ts';
import { earsFor } from './other-servers.ts';
import { bindFailure } from './preflight/bind-failure.ts';
import { urlOf, type Venue } from './preflight/venue.ts';
import type { DhcpService } from './session/dhcp.ts';
import { type DhcpHandler, dhcpHandler, pxeHandler } from './session/dhcp-handler.ts';
import { type HostProgram, hostProgram } from './session/programs.ts';
import type { Session } from './session/session.ts';
import { problemLog, type Started } from './started.ts';

/** The ports of DHCP. */
export interface DhcpPorts {
  readonly dhcpPort: number;
  /** The port of clients, where it is not the next one. */
  readonly dhcpClientPort?: number;
  /** The port of PXE boot servers, where it is not as far from that of DHCP as the standard ports are. */
  readonly pxePort?: number;
}

/** How DHCP is answered, and for whom. */
type DhcpOptions = DhcpPorts & Pick<Venue, 'placeOf' | 'httpPort' | 'dhcp'>;

/** Looks for each host's program once for each architecture, and not with every packet: that asks the disk. */
function remembered(
  find: (host: Host, architecture: Architecture) => HostProgram | null,
): (host: Host, architecture: Architecture) => HostProgram | null {
  const found = new Map<Host, Map<Architecture, HostProgram | null>>();
  return (host, architecture) => {
    const own = found.get(host) ?? new Map<Architecture, HostProgram | null>();
    found.set(host, own);
    const before = own.get(architecture);
    if (before !== undefined) return before;
    const program = find(host, architecture);
    own.set(architecture, program);
    return program;
  };
}

/** What DHCP says on an interface of where everything is. */
export function serviceOn(
  interfaceName: string,
  { parts: { files } }: Session,
  options: Pick<Venue, 'placeOf' | 'httpPort'>,
): DhcpService {
  const programOf = remembered((host: Host, architecture: Architecture) =>
    hostProgram(host, architecture, files),
  );
  return {
    serverOf: ({ label }) => {
      const place = options.placeOf.get(label);
      return place?.interfaceName === interfaceName ? place : null;
    },
    scriptUrl: (host) => `${urlOf(options, host)}/boot.ipxe`,
    tftpProgram: (host, architecture) => programOf(host, architecture)?.tftpName ?? null,
    httpProgram: (host, architecture) => {
      const program = programOf(host, architecture);
      return program && fileUrl(urlOf(options, host), program.filePath);
    },
  };
}

/** Opens one port of DHCP on the interface. */
async function open(
  session: Session,
  interfaceName: string,
  { dhcpPort, dhcpClientPort }: DhcpPorts,
  port: number,
  handle: DhcpHandler,
): Promise<Started> {
  const problem = problemLog(session);
  const isProbe = earsFor(session, interfaceName);
  const dhcp = await startDhcpServer({
    interfaceName,
    port,
    clientPort: dhcpClientPort ?? (dhcpPort === SERVER_PORT ? CLIENT_PORT : dhcpPort + 1),
    handle: (packet, sender) => (isProbe(packet, sender) ? null : handle(packet, sender)),
    onProblem: ({ message, sender }) =>
      problem(`DHCP on ${interfaceName}${sender === null ? '' : `, ${sender.address}`}: ${message}`),
  });
  if (dhcp.kind === 'started') return { ok: true, service: dhcp };
  const service = port === dhcpPort ? 'DHCP' : 'PXE';
  return { ok: false, message: bindFailure(service, interfaceName, port, dhcp) };
}

/** Answers clients and relay agents on an interface. */
export function startDhcp(session: Session, interfaceName: string, options: DhcpOptions): Promise<Started> {
  const mode = options.dhcp === 'proxy' ? 'proxy' : 'server';
  const handle = dhcpHandler(session, serviceOn(interfaceName, session, options), mode);
  return open(session, interfaceName, options, options.dhcpPort, handle);
}

/** Answers on an interface as a PXE boot server. */
export function startPxe(session: Session, interfaceName: string, options: DhcpOptions): Promise<Started> {
  const handle = pxeHandler(session, serviceOn(interfaceName, session, options));
  // As far from a port of one's own as the standard ports are from each other.
  const { dhcpPort, pxePort = dhcpPort + PXE_PORT - SERVER_PORT } = options;
  return open(session, interfaceName, options, pxePort, handle);
}
