import { UNSET } from './dhcp/codec/ipv4.ts';
import { readOption } from './dhcp/codec/options.ts';
import type { DhcpPacket } from './dhcp/codec/packet.ts';
import { BOOTREQUEST, MESSAGE_TYPE } from './dhcp/codec/packet.ts';
import { type Endpoint, SERVER_PORT } from './dhcp/destination.ts';
import { describeServer, type OtherServer } from './dhcp/others/other-server.ts';
import { isProbe } from './dhcp/others/probe.ts';
import { ownAddresses, watchServers } from './dhcp/others/watch.ts';
import type { Session } from './session/session.ts';
import { problemLog, type Started } from './started.ts';

/** How often it is asked who else is there: a server that is plugged in meanwhile is noticed within a minute. */
const INTERVAL = 60_000;

/** Says, once in a session, that another DHCP server is in the network of an interface. */
export function reportServer(
  { parts: { log, said } }: Session,
  interfaceName: string,
  server: OtherServer,
): void {
  if (!said.isNew(`server ${interfaceName} ${server.address}`)) return;
  const message = `another DHCP server on ${interfaceName}: ${describeServer(server)}`;
  log({ event: 'other-server', host: null, message, interface: interfaceName, ...server });
}

/** The server that a client names, which was there to be chosen; null where it names none. */
function namedServer({ op, options, giaddr }: DhcpPacket): string | null {
  if (op !== BOOTREQUEST || giaddr !== UNSET || readOption(options, 53) !== MESSAGE_TYPE.REQUEST) return null;
  return readOption(options, 54);
}

const UNKNOWN = { gives: null, file: null, nextServer: null, isProxy: false } as const;

/**
 * Ears that learn from the packets on the port of servers who else is there: the server that a client has chosen, or another
 * vaq that looks for servers. What they give is whether a packet is such a probe, which is to have no answer.
 */
export function earsFor(
  session: Session,
  interfaceName: string,
): (packet: DhcpPacket, sender: Endpoint) => boolean {
  const own = ownAddresses();
  const { log, said } = session.parts;
  return (packet, { address: from }) => {
    const address = namedServer(packet);
    if (address !== null && !own.has(address)) reportServer(session, interfaceName, { address, ...UNKNOWN });
    if (!isProbe(packet)) return false;
    const message = `another vaq on ${interfaceName}, ${from}, looks for DHCP servers: it serves there, or is about to`;
    if (!own.has(from) && said.isNew(message))
      log({
        event: 'other-server',
        host: null,
        message,
        interface: interfaceName,
        address: from,
        ...UNKNOWN,
      });
    return true;
  };
}

/** Watches for other DHCP servers while the service runs; on ports of one's own there is nobody to find. */
export async function startWatch(
  session: Session,
  interfaceName: string,
  { dhcpPort }: { readonly dhcpPort: number },
): Promise<Started> {
  if (dhcpPort !== SERVER_PORT) return { ok: true, service: { close: async () => undefined } };
  const watch = await watchServers({
    interfaceName,
    onServer: (server) => reportServer(session, interfaceName, server),
  });
  if (watch.kind === 'failed') {
    problemLog(session)(`other DHCP servers on ${interfaceName} are not watched for: ${watch.message}`);
    return { ok: true, service: { close: async () => undefined } };
  }
  const timer = setInterval(watch.ask, INTERVAL);
  timer.unref();
  return {
    ok: true,
    service: {
      close: () => {
        clearInterval(timer);
        return watch.close();
      },
    },
  };
}
