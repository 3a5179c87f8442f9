// Beside another DHCP server (PXE specification 2.1, "Proxy DHCP"), rule by rule and with captured packets.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Reply } from '../../../src/boot/dhcp/answer-types.ts';
import { dumpPacket } from '../../../src/boot/dhcp/codec/dump.ts';
import { encodePacket } from '../../../src/boot/dhcp/codec/encode.ts';
import { ipv4Bytes } from '../../../src/boot/dhcp/codec/ipv4.ts';
import { type DhcpPacket, MESSAGE_TYPE } from '../../../src/boot/dhcp/codec/packet.ts';
import type { BootTarget } from '../../../src/boot/dhcp/host.ts';
import { type ProxyPort, proxyAnswer } from '../../../src/boot/dhcp/proxy.ts';
import { CAPTURED_REQUESTS, captured, decoded, PACKETS, withOptions } from './captured.ts';
import { assertGolden } from './golden.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/proxy');

const HOST = sampleHost();
const OVMF: ProxyPort = { pxe: { address: '198.51.100.103', port: 4011 } };
const WHO = 'ams1/r1-01 (52:54:00:00:00:31)';

function ask(
  packet: DhcpPacket,
  port: ProxyPort = 'dhcp',
  host: BootTarget | null = HOST,
): ReturnType<typeof proxyAnswer> {
  return proxyAnswer(packet, port, () => host, SERVER);
}

function replyTo(packet: DhcpPacket, port: ProxyPort = 'dhcp'): Reply {
  const result = ask(packet, port);
  assert.ok(result.kind === 'reply', JSON.stringify(result));
  return result;
}

/** In a few words what becomes of a packet. */
function outcome(packet: DhcpPacket, port: ProxyPort = 'dhcp', host: BootTarget | null = HOST): string {
  const result = ask(packet, port, host);
  if (result.kind === 'silent') return `${result.code}: ${result.reason}`;
  return `${result.summary}, to ${result.destination.address}:${result.destination.port}`;
}

function typed(
  packet: DhcpPacket,
  type: keyof typeof MESSAGE_TYPE,
  fields: Partial<DhcpPacket> = {},
): DhcpPacket {
  return { ...withOptions(packet, { 53: Uint8Array.of(MESSAGE_TYPE[type]) }), ...fields };
}

for (const name of CAPTURED_REQUESTS.filter((one) => one.endsWith('-discover'))) {
  test(`${name} is answered beside another server as its golden file says`, () => {
    const result = ask(captured(name));
    if (result.kind === 'silent') {
      assertGolden(new URL(`answers/proxy-${name}.txt`, PACKETS), `no answer: ${result.reason}\n`);
      return;
    }
    const bytes = encodePacket(result.packet, result.maxBytes);
    assert.deepEqual(decoded(bytes), result.packet);
    assert.equal(result.packet.yiaddr, '0.0.0.0');
    assert.equal(result.packet.options.has(51), false, 'no lease');
    const { address, port } = result.destination;
    const text = `${result.summary}\n${bytes.length} bytes to ${address}:${port}\n${dumpPacket(decoded(bytes))}`;
    assertGolden(new URL(`answers/proxy-${name}.txt`, PACKETS), text);
  });
  test(`${name} of a stranger, of a host that is done, and of a BMC is not answered`, () => {
    for (const host of [null, sampleHost({ boot: 'local' }), sampleHost({ boot: 'none' })])
      assert.equal(ask(captured(name), 'dhcp', host).kind, 'silent');
  });
}

test('OVMF is answered on port 4011, where it asked from, as golden says', () => {
  const { packet, destination, summary } = replyTo(captured('ovmf-pxe-4011-request'), OVMF);
  assert.deepEqual(destination, { address: '198.51.100.103', port: 4011 });
  assert.equal(summary, `ACK without an address to ${WHO}: snponly.efi from 198.51.100.1`);
  assert.equal(
    dumpPacket(packet),
    `BOOTREPLY
      transaction             d54f8afa
      hardware                type 1 52:54:00:00:00:31
      ciaddr                  198.51.100.103
      siaddr                  198.51.100.1
      sname                   "198.51.100.1"
      file                    "snponly.efi"
   53 message type            ACK
   54 server identifier       198.51.100.1
   60 vendor class            "PXEClient"
   66 TFTP server name        "198.51.100.1"
   67 boot file name          "snponly.efi\\u{0}"
   97 machine identifier      6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab
`,
  );
});

const PXE = captured('ovmf-pxe-4011-request');
const DISCOVER = { ...captured('ovmf-pxe-discover'), chaddr: PXE.chaddr };

const RULES: readonly (readonly [rule: string, packet: DhcpPacket, port: ProxyPort, outcome: string])[] = [
  [
    'a DISCOVER through a relay agent goes back to it',
    { ...DISCOVER, giaddr: '203.0.113.1' },
    'dhcp',
    `OFFER without an address to ${WHO}: snponly.efi from 198.51.100.1, to 203.0.113.1:67`,
  ],
  [
    'a REQUEST that takes the address of another server is that server’s',
    withOptions(typed(DISCOVER, 'REQUEST'), {
      54: ipv4Bytes('198.51.100.254'),
      50: ipv4Bytes('198.51.100.103'),
    }),
    'dhcp',
    `other-server: REQUEST of ${WHO} is for the server of its address`,
  ],
  [
    'so is one that takes up an old address, which names no server',
    withOptions(typed(DISCOVER, 'REQUEST'), { 50: ipv4Bytes('198.51.100.103') }),
    'dhcp',
    `other-server: REQUEST of ${WHO} is for the server of its address`,
  ],
  [
    'a REQUEST on port 67 for a boot server is answered to the address that the client has',
    PXE,
    'dhcp',
    `ACK without an address to ${WHO}: snponly.efi from 198.51.100.1, to 198.51.100.103:68`,
  ],
  [
    'one that names another boot server is not',
    withOptions(PXE, { 54: ipv4Bytes('198.51.100.254') }),
    'dhcp',
    `other-server: REQUEST of ${WHO} is for the server of its address`,
  ],
  [
    'an INFORM on port 67',
    typed(PXE, 'INFORM'),
    'dhcp',
    `ACK without an address to ${WHO}: snponly.efi from 198.51.100.1, to 198.51.100.103:68`,
  ],
  [
    'an INFORM on port 4011',
    typed(PXE, 'INFORM'),
    { pxe: { address: '198.51.100.103', port: 68 } },
    `ACK without an address to ${WHO}: snponly.efi from 198.51.100.1, to 198.51.100.103:68`,
  ],
  [
    'who asks on port 4011 without an address hears a broadcast',
    typed(PXE, 'REQUEST', { ciaddr: '0.0.0.0' }),
    { pxe: { address: '0.0.0.0', port: 68 } },
    `ACK without an address to ${WHO}: snponly.efi from 198.51.100.1, to 255.255.255.255:68`,
  ],
  [
    'a DISCOVER on port 4011 is no request there',
    DISCOVER,
    OVMF,
    'not-a-request: not a request of a machine that boots',
  ],
  [
    'a DECLINE is between the client and its server',
    typed(DISCOVER, 'DECLINE'),
    'dhcp',
    'not-a-request: not a request of a machine that boots',
  ],
  [
    'an architecture without a program',
    withOptions(DISCOVER, { 93: Uint8Array.of(0, 6) }),
    'dhcp',
    `not-booting: ${WHO}: no TFTP program for efi-ia32`,
  ],
  [
    'an operating system is left to the other server, known or not',
    captured('dhclient-discover'),
    'dhcp',
    'not-booting: it asks for an address only',
  ],
];
for (const [rule, packet, port, expected] of RULES) {
  test(rule, () => assert.equal(outcome(packet, port), expected));
}

test('a host that is done gets no packet on either port, and a stranger none', () => {
  const done = sampleHost({ boot: 'local' });
  assert.equal(outcome(PXE, OVMF, done), `not-booting: ${WHO} boots its disk`);
  assert.equal(outcome(DISCOVER, 'dhcp', done), `not-booting: ${WHO} boots its disk`);
  assert.equal(outcome(PXE, OVMF, null), 'unknown-client: REQUEST of an unknown client, 52:54:00:00:00:31');
});

test('a reply of another server is not answered, whatever it says', () => {
  assert.equal(outcome(captured('proxydhcp-offer')), 'not-a-request: not a request of a machine that boots');
});

test('the item that a client has chosen from a menu comes back to it; a malformed one does not', () => {
  const item = Uint8Array.of(71, 4, 0x80, 1, 0, 0, 255);
  assert.deepEqual(replyTo(withOptions(PXE, { 43: item }), OVMF).packet.options.get(43), item);
  for (const broken of [Uint8Array.of(71, 4, 0x80), Uint8Array.of(71, 1, 9, 255), Uint8Array.of(1, 1, 1)])
    assert.equal(replyTo(withOptions(PXE, { 43: broken }), OVMF).packet.options.has(43), false);
});

test.run();
