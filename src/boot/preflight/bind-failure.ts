/** Why a port could not be had, and what to do about it. */
export function bindFailure(
  service: string,
  protocol: 'TCP' | 'UDP',
  address: string,
  port: number,
  { code, message }: NodeJS.ErrnoException,
): string {
  const where = `${service} on ${address}, ${protocol} port ${port}`;
  switch (code) {
    case 'EACCES':
      return `${where}: ports below 1024 need root; run vaq boot with sudo, or move the port`;
    case 'EADDRINUSE':
      return `${where}: another program has this port (see: ss -lpn 'sport = :${port}'); stop it, or move the port`;
    case 'EADDRNOTAVAIL':
      return `${where}: this machine does not have the address`;
    default:
      return `${where}: ${message}`;
  }
}
