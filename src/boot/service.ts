import { fileUrl } from '../render/urls.ts';
import type { Host } from '../sot/model/types.ts';
import { CLIENT_PORT, PXE_PORT, SERVER_PORT } from './dhcp/destination.ts';
import { startDhcpServer } from './dhcp/server.ts';
import { startHttpServer } from './http/server.ts';
import { bindFailure } from './preflight/bind-failure.ts';
import type { DhcpMode } from './preflight/venue.ts';
import { httpHandler } from './session/answer.ts';
import type { DhcpService } from './session/dhcp.ts';
import { type DhcpHandler, dhcpHandler, pxeHandler } from './session/dhcp-handler.ts';
import { ARCHITECTURES, hostProgram } from './session/programs.ts';
import type { Session } from './session/session.ts';
import { openTftp, type TftpEntry } from './session/tftp-files.ts';
import { tftpReporter } from './session/tftp-report.ts';
import { startTftpServer } from './tftp/server.ts';

/** Where a session is served. Ports other than the standard ones are for use without privileges. */
export interface ServiceOptions {
  readonly interfaceName: string;
  readonly address: string;
  readonly baseUrl: string;
  readonly dhcp: DhcpMode;
  readonly dhcpPort: number;
  readonly dhcpClientPort?: number;
  readonly tftpPort: number;
  readonly tftpSinglePort?: boolean;
  readonly httpPort: number;
}

/** A service that answers; `close` resolves when no socket is left. */
export interface Service {
  readonly close: () => Promise<void>;
}

const NOTHING: Service = { close: async () => undefined };

/** A service, or a sentence that says which port could not be had and what to do. */
export type Started =
  | { readonly ok: true; readonly service: Service }
  | { readonly ok: false; readonly message: string };

function tftpTable(session: Session, hosts: readonly Host[]): ReadonlyMap<string, TftpEntry> {
  const { files, scripts } = session.parts;
  const table = new Map<string, TftpEntry>([['autoexec.ipxe', { text: scripts.boot }]]);
  for (const host of hosts) {
    for (const architecture of ARCHITECTURES) {
      const program = hostProgram(host, architecture, files);
      if (program !== null) table.set(program.tftpName, program.file);
    }
  }
  return table;
}

type Start = (session: Session, hosts: readonly Host[], options: ServiceOptions) => Promise<Started>;

function problemLog({ parts: { log } }: Session): (message: string) => void {
  return (message) => log({ event: 'problem', host: null, message });
}

const startHttp: Start = async (session, _, { address, httpPort: port }) => {
  try {
    const service = await startHttpServer({
      address,
      port,
      handler: httpHandler(session),
      onProblem: problemLog(session),
    });
    return { ok: true, service };
  } catch (error) {
    return {
      ok: false,
      message: bindFailure('HTTP', 'TCP', address, port, error as NodeJS.ErrnoException),
    };
  }
};

const startTftp: Start = async (session, hosts, options) => {
  const { address, tftpPort: port, tftpSinglePort: singlePort = false } = options;
  const problem = problemLog(session);
  const table = tftpTable(session, hosts);
  try {
    const service = await startTftpServer({
      address,
      port,
      open: (path) => openTftp(table, path, (message) => problem(`TFTP: ${message}`)),
      onEvent: tftpReporter(session),
      settings: { singlePort },
      onProblem: ({ client, message }) =>
        problem(`TFTP${client === null ? '' : `, ${client.address}`}: ${message}`),
    });
    return { ok: true, service };
  } catch (error) {
    return {
      ok: false,
      message: bindFailure('TFTP', 'UDP', address, port, error as NodeJS.ErrnoException),
    };
  }
};

/** What DHCP says of where everything is. */
function dhcpService({ parts: { files } }: Session, baseUrl: string): DhcpService {
  return {
    scriptUrl: `${baseUrl}/boot.ipxe`,
    tftpProgram: (host, architecture) => hostProgram(host, architecture, files)?.tftpName ?? null,
    httpProgram: (host, architecture) => {
      const program = hostProgram(host, architecture, files);
      return program && fileUrl(baseUrl, program.filePath);
    },
  };
}

/** Opens one port of DHCP on the interface. */
async function openDhcp(
  session: Session,
  { interfaceName, dhcpPort, dhcpClientPort }: ServiceOptions,
  port: number,
  handle: DhcpHandler,
): Promise<Started> {
  const problem = problemLog(session);
  const dhcp = await startDhcpServer({
    interfaceName,
    port,
    clientPort: dhcpClientPort ?? (dhcpPort === SERVER_PORT ? CLIENT_PORT : dhcpPort + 1),
    handle,
    onProblem: ({ message, sender }) =>
      problem(`DHCP${sender === null ? '' : `, ${sender.address}`}: ${message}`),
  });
  return dhcp.kind === 'failed'
    ? { ok: false, message: `DHCP: ${dhcp.message}` }
    : { ok: true, service: dhcp };
}

const startDhcp: Start = async (session, _, options) => {
  const { dhcp, address, baseUrl, dhcpPort } = options;
  if (dhcp === 'off') return { ok: true, service: NOTHING };
  const handle = dhcpHandler(session, dhcpService(session, baseUrl), { address, networks: [] }, dhcp);
  return openDhcp(session, options, dhcpPort, handle);
};

const startPxe: Start = async (session, _, options) => {
  const { dhcp, address, baseUrl, dhcpPort } = options;
  if (dhcp === 'off') return { ok: true, service: NOTHING };
  const handle = pxeHandler(session, dhcpService(session, baseUrl), { address, networks: [] });
  // As far from a port of one's own as the standard ports are from each other.
  return openDhcp(session, options, dhcpPort + PXE_PORT - SERVER_PORT, handle);
};

/** Opens every port, or none. HTTP and TFTP answer before DHCP says that they are there. */
export async function startService(
  session: Session,
  hosts: readonly Host[],
  options: ServiceOptions,
): Promise<Started> {
  const running: Service[] = [];
  const close = async (): Promise<void> => {
    for (const service of running) await service.close();
  };
  for (const start of [startHttp, startTftp, startPxe, startDhcp]) {
    const started = await start(session, hosts, options);
    if (!started.ok) {
      await close();
      return started;
    }
    // Closed in the opposite order: what leads machines here goes first.
    running.unshift(started.service);
  }
  return { ok: true, service: { close } };
}
