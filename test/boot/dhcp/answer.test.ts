// The rules of RFC 2131 §4.3, one by one; whole replies are held by answer-captured.test.ts.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import type { Reply } from '../../../src/boot/dhcp/answer-types.ts';
import { dumpPacket } from '../../../src/boot/dhcp/codec/dump.ts';
import { ipv4Bytes } from '../../../src/boot/dhcp/codec/ipv4.ts';
import { type DhcpPacket, MESSAGE_TYPE } from '../../../src/boot/dhcp/codec/packet.ts';
import type { DhcpHost } from '../../../src/boot/dhcp/host.ts';
import { captured, withOptions } from './captured.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/answer');

const HOST = sampleHost();

type Changes = Partial<DhcpPacket> & {
  readonly type: keyof typeof MESSAGE_TYPE;
  readonly server?: string;
  readonly wants?: string;
};

/** dhclient's packet as another message. */
function message({ type, server, wants, ...fields }: Changes): DhcpPacket {
  const packet = withOptions(captured('dhclient-discover'), {
    53: Uint8Array.of(MESSAGE_TYPE[type]),
    54: server ? ipv4Bytes(server) : null,
    50: wants ? ipv4Bytes(wants) : null,
  });
  return { ...packet, ...fields };
}

function replyTo(packet: DhcpPacket, host: DhcpHost = HOST): Reply {
  const result = answer(packet, () => host, SERVER);
  assert.ok(result.kind === 'reply', JSON.stringify(result));
  return result;
}

/** In a few words what becomes of a packet: what is sent, with which addresses, and where to; or why nothing is. */
function outcome(packet: DhcpPacket): string {
  const result = answer(packet, () => HOST, SERVER);
  if (result.kind === 'silent') return `${result.code}: ${result.reason}`;
  const { yiaddr, ciaddr } = result.packet;
  const lease = result.packet.options.has(51) ? ' leased' : '';
  return `${result.type} yiaddr ${yiaddr} ciaddr ${ciaddr}${lease} to ${result.destination.address}:${result.destination.port}`;
}

const OURS = SERVER.address;
const WHO = 'ams1/r1-01 (52:54:00:c0:00:02)';
const NAKED = 'NAK yiaddr 0.0.0.0 ciaddr 0.0.0.0 to';
const EVERYONE = '255.255.255.255:68';

const RULES: readonly [rule: string, packet: Changes, outcome: string][] = [
  [
    'DISCOVER is offered the address',
    { type: 'DISCOVER' },
    `OFFER yiaddr 198.51.100.11 ciaddr 0.0.0.0 leased to ${EVERYONE}`,
  ],
  [
    'DISCOVER may wish for another address in vain',
    { type: 'DISCOVER', wants: '198.51.100.77' },
    `OFFER yiaddr 198.51.100.11 ciaddr 0.0.0.0 leased to ${EVERYONE}`,
  ],
  [
    'selecting us',
    { type: 'REQUEST', server: OURS, wants: '198.51.100.11' },
    `ACK yiaddr 198.51.100.11 ciaddr 0.0.0.0 leased to ${EVERYONE}`,
  ],
  [
    'selecting us with an address that we did not offer',
    { type: 'REQUEST', server: OURS, wants: '198.51.100.12' },
    `${NAKED} ${EVERYONE}`,
  ],
  [
    'selecting another server',
    { type: 'REQUEST', server: '198.51.100.9', wants: '198.51.100.11' },
    `other-server: REQUEST of ${WHO} is for the server 198.51.100.9`,
  ],
  [
    'init-reboot with its address',
    { type: 'REQUEST', wants: '198.51.100.11' },
    `ACK yiaddr 198.51.100.11 ciaddr 0.0.0.0 leased to ${EVERYONE}`,
  ],
  ['init-reboot with another address', { type: 'REQUEST', wants: '192.0.2.5' }, `${NAKED} ${EVERYONE}`],
  [
    'renewing or rebinding its address',
    { type: 'REQUEST', ciaddr: '198.51.100.11' },
    'ACK yiaddr 198.51.100.11 ciaddr 198.51.100.11 leased to 198.51.100.11:68',
  ],
  ['renewing another address', { type: 'REQUEST', ciaddr: '198.51.100.12' }, `${NAKED} ${EVERYONE}`],
  ['REQUEST for nothing', { type: 'REQUEST' }, `no-address: REQUEST of ${WHO} names no address`],
  [
    'INFORM',
    { type: 'INFORM', ciaddr: '198.51.100.11' },
    'ACK yiaddr 0.0.0.0 ciaddr 198.51.100.11 to 198.51.100.11:68',
  ],
  [
    'DECLINE is for people',
    { type: 'DECLINE', server: OURS, wants: '198.51.100.11' },
    `declined: ${WHO} declines 198.51.100.11: another machine uses it`,
  ],
  [
    'DECLINE of what another server gave',
    { type: 'DECLINE', server: '198.51.100.9', wants: '198.51.100.50' },
    `other-server: DECLINE of ${WHO} is for the server 198.51.100.9`,
  ],
  [
    'RELEASE',
    { type: 'RELEASE', server: OURS, ciaddr: '198.51.100.11' },
    `released: ${WHO} releases 198.51.100.11, which stays its own`,
  ],
  ['a reply of another server', { type: 'OFFER', op: 2 }, 'not-a-request: not a request of a DHCP client'],
  ['a reply that says it is a request', { type: 'ACK' }, 'not-a-request: not a request of a DHCP client'],
  [
    'through a relay agent in the network of its address',
    { type: 'DISCOVER', giaddr: '198.51.100.254' },
    'OFFER yiaddr 198.51.100.11 ciaddr 0.0.0.0 leased to 198.51.100.254:67',
  ],
  [
    'renewing through a relay agent there',
    { type: 'REQUEST', ciaddr: '198.51.100.11', giaddr: '198.51.100.254' },
    'ACK yiaddr 198.51.100.11 ciaddr 198.51.100.11 leased to 198.51.100.254:67',
  ],
  [
    'a refusal through a relay agent there',
    { type: 'REQUEST', ciaddr: '198.51.100.12', giaddr: '198.51.100.254' },
    `${NAKED} 198.51.100.254:67`,
  ],
];
for (const [rule, changes, expected] of RULES) {
  test(rule, () => assert.equal(outcome(message(changes)), expected));
}

test('plain BOOTP and unknown message types are no requests', () => {
  for (const type of [null, new Uint8Array(), Uint8Array.of(0), Uint8Array.of(9), Uint8Array.of(1, 1)]) {
    const packet = withOptions(captured('dhclient-discover'), { 53: type });
    assert.equal(outcome(packet), 'not-a-request: not a request of a DHCP client');
  }
});

test('a stranger is not answered, whatever it says, and the reason names it', () => {
  for (const type of Object.keys(MESSAGE_TYPE) as (keyof typeof MESSAGE_TYPE)[]) {
    const result = answer(message({ type, wants: '198.51.100.11' }), () => null, SERVER);
    assert.equal(result.kind, 'silent', type);
    assert.equal(result.host, null, type);
  }
  assert.deepEqual(
    answer(message({ type: 'DISCOVER' }), () => null, SERVER),
    {
      kind: 'silent',
      code: 'unknown-client',
      reason: 'DISCOVER of an unknown client, 52:54:00:c0:00:02',
      client: {
        mac: '52:54:00:c0:00:02',
        uuid: null,
        uuidBigEndian: null,
        kind: 'ordinary',
        architecture: null,
      },
      host: null,
      request: 'DISCOVER',
    },
  );
});

test('a client without a MAC is named by its UUID, else said to have neither', () => {
  const reason = (packet: DhcpPacket) => {
    const result = answer({ ...packet, htype: 32, chaddr: new Uint8Array() }, () => null, SERVER);
    return result.kind === 'silent' && result.reason;
  };
  assert.equal(
    reason(captured('ovmf-pxe-discover')),
    'DISCOVER of an unknown client, 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab',
  );
  assert.equal(reason(captured('dhclient-discover')), 'DISCOVER of an unknown client, without MAC and UUID');
});

test('a refusal says why, has no addresses, and asks the relay agent to broadcast it', () => {
  const relay = withOptions(message({ type: 'REQUEST', wants: '192.0.2.5', giaddr: '198.51.100.254' }), {
    61: Uint8Array.of(1, 2),
    82: Uint8Array.of(1, 1, 7),
  });
  const result = answer(relay, () => HOST, SERVER);
  assert.ok(result.kind === 'nak');
  assert.equal(
    dumpPacket(result.packet),
    [
      'BOOTREPLY',
      '      transaction             4f42455d',
      '      hardware                type 1 52:54:00:c0:00:02',
      '      flags                   8000 broadcast',
      '      giaddr                  198.51.100.254',
      '   53 message type            NAK',
      '   54 server identifier       198.51.100.1',
      '   56 message                 "the address of ams1/r1-01 is 198.51.100.11"',
      '   61 client identifier       0102',
      '   82 relay agent information 1=07',
      '',
    ].join('\n'),
  );
  assert.equal(result.summary, `NAK to ${WHO}: it asks for 192.0.2.5, its address is 198.51.100.11`);
});

test('an ACK to INFORM has options and no lease', () => {
  const { packet } = replyTo(message({ type: 'INFORM', ciaddr: '198.51.100.11' }));
  assert.deepEqual([...packet.options.keys()], [53, 54, 1, 28, 3, 15, 6, 12, 42]);
});

test('option 82 comes back last and unchanged, with and without a relay agent, as snooping switches want it', () => {
  const information = Uint8Array.of(1, 3, 0x65, 0x74, 0x68, 2, 0);
  for (const giaddr of ['198.51.100.254', '0.0.0.0']) {
    const request = withOptions(message({ type: 'DISCOVER', giaddr }), {
      82: information,
      61: Uint8Array.of(1, 2),
    });
    assert.deepEqual([...replyTo(request).packet.options].at(-1), [82, information]);
  }
});

test('flags, xid, hardware and relay agent are the request’s; hops and secs are not', () => {
  const request = message({ type: 'DISCOVER', flags: 0x8000, hops: 3, secs: 9, giaddr: '198.51.100.254' });
  const { packet } = replyTo(request);
  const { op, htype, hops, xid, secs, flags, giaddr, chaddr } = packet;
  assert.deepEqual(
    { op, htype, hops, xid, secs, flags, giaddr, chaddr },
    {
      op: 2,
      htype: 1,
      hops: 0,
      xid: 0x4f42455d,
      secs: 0,
      flags: 0x8000,
      giaddr: '198.51.100.254',
      chaddr: request.chaddr,
    },
  );
});

test('a reply that had to leave options out says so', () => {
  const long = { code: 119, bytes: new Uint8Array(600) };
  const { summary, maxBytes, packet } = replyTo(
    message({ type: 'DISCOVER' }),
    sampleHost({ extraOptions: [long] }),
  );
  assert.equal(summary, `OFFER 198.51.100.11 to ${WHO}: address only; no room for options 119`);
  assert.equal(maxBytes, 548);
  assert.equal(packet.options.has(119), false);
});

test.run();
