import type { Interface, Subnet } from '../../sot/model/types.ts';
import { answer } from '../dhcp/answer.ts';
import type { Answer } from '../dhcp/answer-types.ts';
import type { DhcpClient } from '../dhcp/client.ts';
import type { DhcpPacket } from '../dhcp/codec/packet.ts';
import type { DhcpHost } from '../dhcp/host.ts';
import type { Outgoing } from '../dhcp/server.ts';
import { askerOf, type DhcpService, dhcpHost } from './dhcp.ts';
import type { Session } from './session.ts';

function hasSubnet(iface: Interface): iface is Interface & { readonly subnet: Subnet } {
  return iface.subnet !== null;
}

function splitLabel(label: string): { readonly site: string; readonly host: string } {
  const cut = label.indexOf('/');
  return { site: label.slice(0, cut), host: label.slice(cut + 1) };
}

/** Records and says what became of one packet. */
function report(session: Session, result: Answer, refusal: string | null): void {
  const { memory, log } = session.parts;
  const { client, request } = result;
  const mac = client.mac;
  const type = request ?? '?';
  if (result.kind !== 'silent') {
    const { host, type: reply, summary } = result;
    memory.note({
      kind: 'dhcp',
      ...splitLabel(host.label),
      mac: mac ?? '',
      type,
      reply,
      address: host.address,
    });
    log({
      event: 'dhcp',
      host: host.label,
      mac,
      type,
      reply,
      address: host.address,
      message: `${type} → ${summary}`,
    });
    return;
  }
  if (result.code === 'not-a-request' || result.code === 'other-server') return;
  if (result.host !== null) {
    log({
      event: 'dhcp',
      host: result.host.label,
      mac,
      type,
      reply: null,
      message: `${type}: ${result.reason}`,
    });
    return;
  }
  const known = refusal !== null && refusal !== 'not known here';
  if (!session.firstSightOf(`${mac} ${refusal}`)) return;
  if (mac !== null) memory.note({ kind: 'unknown-client', mac });
  const message = known ? `${mac} is not answered: ${refusal}` : `${result.reason}; not answered`;
  log({ event: 'unknown-client', host: null, mac, type, message });
}

/** What a session sends for a DHCP packet: the one place where packets meet the source of truth. */
export function dhcpHandler(
  session: Session,
  service: DhcpService,
  address: string,
): (packet: DhcpPacket) => Outgoing | null {
  return (packet) => {
    let refusal: string | null = null;
    const lookup = (client: DhcpClient): DhcpHost | null => {
      const asker = askerOf(session, client);
      if ('refusal' in asker) {
        refusal = asker.refusal;
        return null;
      }
      if (!hasSubnet(asker.iface)) return null;
      session.release(asker.host);
      return dhcpHost(session, asker.host, asker.iface, service);
    };
    const result = answer(packet, lookup, { address });
    report(session, result, refusal);
    return result.kind === 'silent' ? null : result;
  };
}
