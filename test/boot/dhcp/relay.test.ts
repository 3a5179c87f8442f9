// Relay agents: which network they speak for, and what they want back (RFC 3011, 3046, 3527, 5107).
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import { ipv4Bytes } from '../../../src/boot/dhcp/codec/ipv4.ts';
import { encodeOption, readOption } from '../../../src/boot/dhcp/codec/options.ts';
import { type DhcpPacket, MESSAGE_TYPE } from '../../../src/boot/dhcp/codec/packet.ts';
import { linkOf, serverIdentifier } from '../../../src/boot/dhcp/relay.ts';
import { captured, withOptions } from './captured.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/relay');

/** The captured relay agent serves 203.0.113.0/24. */
const RELAYED = captured('udhcpc-relayed-discover');
const HOST = sampleHost({ address: '203.0.113.127', broadcast: '203.0.113.255', router: '203.0.113.1' });
const WHO = 'ams1/r1-01 (52:54:00:fa:00:01)';

type Suboptions = readonly (readonly [code: number, value: Uint8Array])[];

/** A packet with this in option 82, and what else is said. */
function told(suboptions: Suboptions, changes: Record<number, Uint8Array | null> = {}): DhcpPacket {
  return withOptions(RELAYED, { 82: encodeOption(82, suboptions), ...changes });
}

function outcome(packet: DhcpPacket, host = HOST, networks: readonly string[] = []): string {
  const result = answer(packet, () => host, { ...SERVER, networks });
  if (result.kind === 'silent') return `${result.code}: ${result.reason}`;
  return `${result.summary}, to ${result.destination.address}:${result.destination.port}`;
}

const ELSEWHERE = ipv4Bytes('192.0.2.0');
const HERE = ipv4Bytes('203.0.113.0');
const OFFER = `OFFER 203.0.113.127 to ${WHO}: address only, to 203.0.113.1:67`;

function misplaced(network: string, by: string): string {
  return `wrong-network: DISCOVER of ${WHO} is not answered: it stands in the network of ${network}, says ${by}, and its address is 203.0.113.127 (255.255.255.0)`;
}

const RULES: readonly (readonly [rule: string, packet: DhcpPacket, outcome: string])[] = [
  ['the address of the relay agent says where the client stands', RELAYED, OFFER],
  [
    'an address of another network is not given through it',
    { ...RELAYED, giaddr: '192.0.2.1' },
    misplaced('192.0.2.1', 'its relay agent'),
  ],
  [
    'a link selection comes before that',
    { ...told([[5, HERE]]), giaddr: '192.0.2.1' },
    OFFER.replace('203.0.113.1:', '192.0.2.1:'),
  ],
  [
    'also where it leads elsewhere',
    told([[5, ELSEWHERE]]),
    misplaced('192.0.2.0', 'the link selection of its relay agent'),
  ],
  [
    'a subnet selection comes before the relay agent',
    told([], { 118: ELSEWHERE }),
    misplaced('192.0.2.0', 'its subnet selection'),
  ],
  ['and behind the link selection', told([[5, HERE]], { 118: ELSEWHERE }), OFFER],
  ['a malformed link selection says nothing', told([[5, Uint8Array.of(192, 0, 2)]]), OFFER],
  ['a malformed subnet selection says nothing', told([], { 118: Uint8Array.of(1) }), OFFER],
  [
    'an old address that is taken up in another network is refused at once',
    {
      ...withOptions(RELAYED, { 53: Uint8Array.of(MESSAGE_TYPE.REQUEST), 50: ipv4Bytes('203.0.113.127') }),
      giaddr: '192.0.2.1',
    },
    `NAK to ${WHO}: it stands in the network of 192.0.2.1, says its relay agent, and its address is 203.0.113.127 (255.255.255.0), to 192.0.2.1:67`,
  ],
];
for (const [rule, packet, expected] of RULES) {
  test(rule, () => assert.equal(outcome(packet), expected));
}

const DIRECT = { ...RELAYED, giaddr: '0.0.0.0' };

test('without a relay agent, a client stands in a network of the interface, where that is known', () => {
  const offered = OFFER.replace('203.0.113.1:67', '255.255.255.255:68');
  assert.equal(outcome(DIRECT), offered);
  assert.equal(outcome(DIRECT, HOST, ['198.51.100.1', '203.0.113.1']), offered);
  assert.equal(
    outcome(DIRECT, HOST, ['198.51.100.1', '192.0.2.1']),
    `wrong-network: DISCOVER of ${WHO} is not answered: it stands in the network of 198.51.100.1 or 192.0.2.1, and its address is 203.0.113.127 (255.255.255.0)`,
  );
});

test('a renewal that was routed here is no matter of networks', () => {
  const renewal = {
    ...withOptions(DIRECT, { 53: Uint8Array.of(MESSAGE_TYPE.REQUEST) }),
    ciaddr: '203.0.113.127',
  };
  assert.equal(
    outcome(renewal, HOST, ['198.51.100.1']),
    `ACK 203.0.113.127 to ${WHO}: address only, to 203.0.113.127:68`,
  );
});

test('a relay agent that puts itself in our place is named as the server, and heard', () => {
  const relay: Suboptions = [
    [1, Uint8Array.of(7)],
    [11, ipv4Bytes('203.0.113.1')],
  ];
  const offer = answer(told(relay), () => HOST, SERVER);
  assert.ok(offer.kind === 'reply');
  assert.equal(readOption(offer.packet.options, 54), '203.0.113.1');
  assert.deepEqual(offer.packet.options.get(82), encodeOption(82, relay));
  const type = { 53: Uint8Array.of(MESSAGE_TYPE.REQUEST), 50: ipv4Bytes('203.0.113.127') };
  for (const [server, expected] of [
    ['203.0.113.1', 'reply'],
    [SERVER.address, 'reply'],
    ['192.0.2.9', 'silent'],
  ] as const) {
    const request = told(relay, { ...type, 54: ipv4Bytes(server) });
    assert.equal(answer(request, () => HOST, SERVER).kind, expected, server);
  }
  const plain = withOptions(RELAYED, { ...type, 54: ipv4Bytes('203.0.113.1') });
  assert.equal(
    answer(plain, () => HOST, SERVER).kind,
    'silent',
    'without the relay agent’s word it is another server',
  );
});

test('subnet selection, client identifier and relay agent information come back as they were', () => {
  const request = told(
    [
      [5, HERE],
      [151, new Uint8Array(200)],
    ],
    { 118: HERE, 61: Uint8Array.of(0, 9) },
  );
  for (const type of ['DISCOVER', 'REQUEST'] as const) {
    const asked = withOptions(request, { 53: Uint8Array.of(MESSAGE_TYPE[type]), 50: ipv4Bytes('192.0.2.7') });
    const result = answer(asked, () => HOST, SERVER);
    assert.ok(result.kind !== 'silent');
    for (const code of [61, 82, 118])
      assert.deepEqual(result.packet.options.get(code), request.options.get(code));
    assert.equal([...result.packet.options.keys()].at(-1), 82);
  }
});

test('who says nothing of its network, or in vain, has none', () => {
  assert.equal(linkOf(DIRECT), null);
  assert.equal(
    linkOf(withOptions(DIRECT, { 82: encodeOption(82, [[5, new Uint8Array(4)]]), 118: new Uint8Array(4) })),
    null,
  );
  assert.equal(
    serverIdentifier(withOptions(DIRECT, { 82: encodeOption(82, [[11, new Uint8Array(4)]]) }), SERVER),
    SERVER.address,
  );
  assert.equal(serverIdentifier(withOptions(DIRECT, { 82: Uint8Array.of(11, 9) }), SERVER), SERVER.address);
});

test.run();
