/** A port of the service, and the flag that moves it. */
interface Purpose {
  readonly protocol: 'TCP' | 'UDP';
  readonly flag: string;
}

const PURPOSES = {
  HTTP: { protocol: 'TCP', flag: '--http-port' },
  TFTP: { protocol: 'UDP', flag: '--tftp-port' },
  DHCP: { protocol: 'UDP', flag: '--dhcp-port' },
  PXE: { protocol: 'UDP', flag: '--pxe-port' },
  'the API': { protocol: 'TCP', flag: '--api-port' },
} as const satisfies Record<string, Purpose>;

/** What a port is for. */
export type Service = keyof typeof PURPOSES;

/** The system that a command is for. */
export interface System {
  readonly platform: NodeJS.Platform;
  /** The program that needs the privileges. */
  readonly node: string;
}

const HERE: System = { platform: process.platform, node: process.execPath };

/** How to get the privileges, as commands of this system. */
function privileges({ platform, node }: System): string {
  if (platform === 'win32') return 'run vaq boot in a terminal of an administrator';
  if (platform !== 'linux') return 'run vaq boot with sudo';
  return `run vaq boot with sudo, or allow it to every program of this Node (sudo setcap cap_net_bind_service,cap_net_raw=+ep ${node})`;
}

/** How to see which program has a port. */
function whoHas({ protocol }: Purpose, port: number, { platform }: System): string {
  if (platform === 'win32') return `netstat -ano -p ${protocol} | findstr :${port}`;
  return platform === 'linux' ? `ss -lpn 'sport = :${port}'` : `sudo lsof -nP -i ${protocol}:${port}`;
}

/** Why a port could not be had, and what to do about it; `where` is an address or an interface. */
export function bindFailure(
  service: Service,
  where: string,
  port: number,
  { code, message }: Pick<NodeJS.ErrnoException, 'code' | 'message'>,
  system: System = HERE,
): string {
  const purpose = PURPOSES[service];
  const what = `${service} on ${where}, ${purpose.protocol} port ${port}`;
  const move = `move the port with ${purpose.flag}`;
  switch (code) {
    case 'EACCES':
      return `${what}: ports below 1024 need privileges; ${privileges(system)}, or ${move}`;
    case 'EPERM':
      return `${what}: listening on one interface needs privileges; ${privileges(system)}`;
    case 'EADDRINUSE':
      return `${what}: another program has this port (see: ${whoHas(purpose, port, system)}); stop it, or ${move}`;
    case 'EADDRNOTAVAIL':
      return `${what}: this machine does not have the address`;
    default:
      return `${what}: ${message}`;
  }
}
