import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodePacket } from '../../src/boot/dhcp/codec/decode.ts';
import { encodePacket } from '../../src/boot/dhcp/codec/encode.ts';
import { encodeOption } from '../../src/boot/dhcp/codec/options.ts';
import { type DhcpPacket, MESSAGE_TYPE } from '../../src/boot/dhcp/codec/packet.ts';
import { type KnownHost, NETWORK } from './known-hosts.ts';

const PATIENCE = 4000;
const ATTEMPTS = 5;

/** A relay agent that all simulated machines stand behind. */
export interface Relay {
  /** Gets a machine its address; how often nothing came in time. */
  readonly lease: (host: KnownHost, number: number) => Promise<number>;
  readonly close: () => void;
}

function request(host: KnownHost, xid: number, type: number, offer: DhcpPacket | null): Uint8Array {
  const options = new Map<number, Uint8Array>([
    [53, encodeOption(53, type)],
    [55, Uint8Array.of(1, 3, 6, 66, 67)],
    [60, encodeOption(60, 'PXEClient:Arch:00007:UNDI:003016')],
    [93, encodeOption(93, [7])],
  ]);
  if (offer !== null) {
    options.set(50, encodeOption(50, offer.yiaddr));
    options.set(54, offer.options.get(54)!);
  }
  return encodePacket({
    op: 1,
    htype: 1,
    hops: 1,
    xid,
    secs: 0,
    flags: 0,
    ciaddr: '0.0.0.0',
    yiaddr: '0.0.0.0',
    siaddr: '0.0.0.0',
    giaddr: NETWORK.client,
    chaddr: Buffer.from(host.mac.replaceAll(':', ''), 'hex'),
    sname: new Uint8Array(),
    file: new Uint8Array(),
    options,
  });
}

/** Opens port 67 of the relay agent. */
export async function openRelay(): Promise<Relay> {
  const socket: Socket = createSocket('udp4');
  const waiting = new Map<number, (packet: DhcpPacket) => void>();
  socket.on('message', (bytes) => {
    const decoded = decodePacket(bytes);
    if (decoded.ok) waiting.get(decoded.packet.xid)?.(decoded.packet);
  });
  socket.bind(67, NETWORK.client);
  await once(socket, 'listening');

  async function exchange(
    host: KnownHost,
    xid: number,
    type: number,
    offer: DhcpPacket | null,
  ): Promise<{ readonly reply: DhcpPacket; readonly retries: number }> {
    for (let retries = 0; retries < ATTEMPTS; retries++) {
      const reply = await new Promise<DhcpPacket | null>((resolve) => {
        const timer = setTimeout(() => resolve(null), PATIENCE);
        waiting.set(xid, (packet) => {
          clearTimeout(timer);
          resolve(packet);
        });
        socket.send(request(host, xid, type, offer), 67, NETWORK.server);
      });
      waiting.delete(xid);
      if (reply !== null) return { reply, retries };
    }
    throw new Error(`${host.name} gets no address`);
  }

  return {
    lease: async (host, number) => {
      const xid = 2 * number;
      const offer = await exchange(host, xid, MESSAGE_TYPE.DISCOVER, null);
      const ack = await exchange(host, xid + 1, MESSAGE_TYPE.REQUEST, offer.reply);
      if (ack.reply.yiaddr !== host.address) throw new Error(`${host.name} is given ${ack.reply.yiaddr}`);
      return offer.retries + ack.retries;
    },
    close: () => socket.close(),
  };
}
