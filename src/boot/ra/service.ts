import { networkInterfaces } from 'node:os';
import { isFound } from '../session/directory.ts';
import type { Session } from '../session/session.ts';
import { problemLog, type Started } from '../started.ts';
import { emptyAdvertisement, isLinkLocal, solicitingMac } from './codec.ts';
import { addressIn, openSolicitations } from './socket.ts';

/** Nobody waits longer than this for an advertisement, and an idle service is woken no more often. */
const LOOK_EVERY_MS = 100;

/** Solicitations that are answered at a time, so that a flood of them keeps nobody else waiting. */
const AT_ONCE = 64;

function explain(code: string, interfaceName: string): string {
  switch (code) {
    case 'EPERM':
    case 'EACCES':
      return '`--ra` needs root, or the capability CAP_NET_RAW';
    case 'EAFNOSUPPORT':
      return '`--ra` needs IPv6, which this kernel does not have';
    default:
      return `\`--ra\`: no ICMPv6 socket on ${interfaceName} can be opened: ${code}`;
  }
}

/** Why router solicitations cannot be answered on an interface; null where they can. */
export function raObstacle(
  interfaceName: string,
  platform: NodeJS.Platform = process.platform,
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string | null {
  if (platform !== 'linux') return '`--ra` is for Linux: no other system gives Node a way to ICMPv6';
  const hasAddress = (interfaces[interfaceName] ?? []).some(({ address }) => /^fe[89ab]/i.test(address));
  if (hasAddress) return null;
  return `\`--ra\` needs an IPv6 address on ${interfaceName}, and it has none; \`sysctl net.ipv6.conf.${interfaceName}.disable_ipv6=0\` gives it one`;
}

/** Whether a MAC is that of an interface that is told what to boot. */
export function isAnswered({ parts: { directory } }: Session, mac: string): boolean {
  const found = directory.find({ mac, uuid: null, serial: null });
  return isFound(found) && found.iface?.ignoreDhcp !== true && found.iface?.type !== 'bmc';
}

/**
 * Tells the iPXEs of known hosts on an interface that there is no IPv6 to be had, for which they would wait 13 s at every boot.
 * Others are left alone.
 */
export async function startRa(session: Session, interfaceName: string): Promise<Started> {
  const obstacle = raObstacle(interfaceName);
  if (obstacle !== null) return { ok: false, message: obstacle };
  const socket = await openSolicitations(interfaceName);
  if (socket.kind === 'failed') return { ok: false, message: explain(socket.code, interfaceName) };
  const problem = problemLog(session);
  const { said } = session.parts;
  const look = (): void => {
    for (let count = 0; count < AT_ONCE; count++) {
      const heard = socket.receive();
      if (heard === null) return;
      const address = addressIn(heard.sender);
      const mac = solicitingMac(heard.message, address);
      // A link-local sender is on this network, which no hop limit needs to prove.
      if (mac === null || !isLinkLocal(address) || !isAnswered(session, mac)) continue;
      const code = socket.send(emptyAdvertisement(), heard.sender);
      if (code === null || !said.isNew(`ra ${code}`)) continue;
      problem(`router advertisements on ${interfaceName} cannot be sent: ${code}`);
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    socket.close();
  };
  return { ok: true, service: { close } };
}
