import type { Host } from '../sot/model/types.ts';
import { CLIENT_PORT, SERVER_PORT } from './dhcp/destination.ts';
import { startDhcpServer } from './dhcp/server.ts';
import { startHttpServer } from './http/server.ts';
import { bindFailure } from './preflight/bind-failure.ts';
import { httpHandler } from './session/answer.ts';
import { dhcpHandler } from './session/dhcp-handler.ts';
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
  /** Null where DHCP is not ours. */
  readonly dhcpPort: number | null;
  readonly dhcpClientPort?: number;
  readonly tftpPort: number;
  readonly httpPort: number;
}

/** A service that answers; `close` resolves when no socket is left. */
export interface Service {
  readonly close: () => Promise<void>;
}

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
      if (program !== null) table.set(program.tftpName, { path: program.path });
    }
  }
  return table;
}

/** Opens every port, or none. HTTP and TFTP answer before DHCP says that they are there. */
export async function startService(
  session: Session,
  hosts: readonly Host[],
  options: ServiceOptions,
): Promise<Started> {
  const { interfaceName, address, baseUrl, dhcpPort, tftpPort, httpPort } = options;
  const { files, log } = session.parts;
  const problem = (message: string): void => log({ event: 'problem', host: null, message });
  const running: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of running.reverse()) await end();
  };
  const refuse = async (message: string): Promise<Started> => {
    await close();
    return { ok: false, message };
  };
  try {
    const http = await startHttpServer({
      address,
      port: httpPort,
      handler: httpHandler(session),
      onProblem: problem,
    });
    running.push(http.close);
  } catch (error) {
    return refuse(bindFailure('HTTP', 'TCP', address, httpPort, error as NodeJS.ErrnoException));
  }
  try {
    const table = tftpTable(session, hosts);
    const tftp = await startTftpServer({
      address,
      port: tftpPort,
      open: (path) => openTftp(table, path),
      onEvent: tftpReporter(session),
      onProblem: ({ client, message }) =>
        problem(`TFTP${client === null ? '' : `, ${client.address}`}: ${message}`),
    });
    running.push(tftp.close);
  } catch (error) {
    return refuse(bindFailure('TFTP', 'UDP', address, tftpPort, error as NodeJS.ErrnoException));
  }
  if (dhcpPort !== null) {
    const service = {
      scriptUrl: `${baseUrl}/boot.ipxe`,
      tftpProgram: (host: Host, architecture: (typeof ARCHITECTURES)[number]) =>
        hostProgram(host, architecture, files)?.tftpName ?? null,
      httpProgram: (host: Host, architecture: (typeof ARCHITECTURES)[number]) => {
        const program = hostProgram(host, architecture, files);
        return program && `${baseUrl}/files/${program.filePath}`;
      },
    };
    const dhcp = await startDhcpServer({
      interfaceName,
      port: dhcpPort,
      clientPort: options.dhcpClientPort ?? (dhcpPort === SERVER_PORT ? CLIENT_PORT : dhcpPort + 1),
      handle: dhcpHandler(session, service, address),
      onProblem: ({ message, sender }) =>
        problem(`DHCP${sender === null ? '' : `, ${sender.address}`}: ${message}`),
    });
    if (dhcp.kind === 'failed') return refuse(`DHCP: ${dhcp.message}`);
    running.push(dhcp.close);
  }
  return { ok: true, service: { close } };
}
