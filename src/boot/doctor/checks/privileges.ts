import type { MachineFacts } from '../facts.ts';
import { fine, type Line, warning } from '../line.ts';
import type { NeededPort } from '../needed-ports.ts';

/** capabilities(7) by their bits. */
const CAP_NET_BIND_SERVICE = 1n << 10n;
const CAP_NET_RAW = 1n << 13n;

/** Whether this process may have the ports, and hold sockets to one interface. Without privileges, `sudo vaq boot` has them. */
export function privilegeLine(
  { platform, nodePath, privileges }: Pick<MachineFacts, 'platform' | 'nodePath' | 'privileges'>,
  ports: readonly NeededPort[],
): Line {
  const { isRoot, capabilities, firstFreePort } = privileges;
  const has = (bit: bigint): boolean => (capabilities === null ? isRoot : (capabilities & bit) !== 0n);
  const denied = has(CAP_NET_BIND_SERVICE) ? [] : ports.filter(({ port }) => port < firstFreePort);
  if (platform === 'win32') return fine('privileges', 'Windows asks none for ports');
  if (denied.length > 0) {
    const names = denied.map(({ port }) => port).join(', ');
    const mend =
      platform === 'linux'
        ? `sudo vaq boot; or sudo setcap cap_net_bind_service,cap_net_raw=+ep ${nodePath}`
        : 'sudo vaq boot';
    const verb = isRoot ? 'even root may not have here' : 'this user may not have';
    return warning('privileges', `the ports ${names} are privileged, which ${verb}`, mend);
  }
  if (platform === 'linux' && !has(CAP_NET_RAW))
    return warning('privileges', 'it may not be allowed to listen on one interface alone', 'sudo vaq boot');
  return fine('privileges', isRoot ? 'root' : 'enough for the ports');
}
