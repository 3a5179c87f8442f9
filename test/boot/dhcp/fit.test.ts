import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { encodePacket } from '../../../src/boot/dhcp/codec/encode.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import { fitReply, maxReplyBytes } from '../../../src/boot/dhcp/fit.ts';
import { captured, decoded, withOptions } from './captured.ts';

const test = suite('boot/dhcp/fit');

function sizeFor(option57: Uint8Array | null): number {
  return maxReplyBytes(withOptions(captured('dhclient-discover'), { 57: option57 }));
}

test('a client that says nothing takes 576 bytes of datagram, 548 of payload', () => {
  assert.equal(sizeFor(null), 548);
});

test('less than the protocol’s least is not believed', () => {
  assert.equal(sizeFor(Uint8Array.of(0, 1)), 548);
  assert.equal(sizeFor(Uint8Array.of(1)), 548);
});

test('1472 is 1444 of payload, and 65280, which OVMF says in its REQUEST, is one Ethernet frame', () => {
  assert.equal(maxReplyBytes(captured('ovmf-pxe-discover')), 1444);
  assert.equal(maxReplyBytes(captured('ovmf-pxe-request')), 1472);
});

const file = new TextEncoder().encode('snponly.efi');
const reply: DhcpPacket = {
  ...captured('dnsmasq-ipxe-offer'),
  file,
  sname: new TextEncoder().encode('198.51.100.1'),
  options: new Map([
    [53, Uint8Array.of(2)],
    [15, new Uint8Array(120)],
    [17, new Uint8Array(100)],
    [66, new TextEncoder().encode('198.51.100.1')],
    [67, file],
  ]),
};
const whole = encodePacket(reply).length;

test('what fits is left as it is', () => {
  assert.deepEqual(fitReply(reply, [15, 17], whole), { packet: reply, maxBytes: whole, omitted: [] });
});

test('fields give way to options that say the same, and then nothing is lost', () => {
  const fitted = fitReply(reply, [15, 17], whole - 1);
  const freed = { ...reply, file: new Uint8Array(), sname: new Uint8Array() };
  assert.deepEqual(fitted, { packet: freed, maxBytes: whole - 1, omitted: [] });
  const bytes = encodePacket(fitted.packet, fitted.maxBytes);
  assert.ok(bytes.length <= whole - 1);
  assert.deepEqual(decoded(bytes), freed);
});

test('an option without room does not drive out those after it', () => {
  const options = new Map([
    [53, Uint8Array.of(2)],
    [119, new Uint8Array(900)],
    [12, Uint8Array.of(1)],
  ]);
  const fitted = fitReply({ ...reply, options }, [119, 12], 548);
  assert.deepEqual([[...fitted.packet.options.keys()], fitted.omitted], [[53, 12], [119]]);
});

test('a field that no option repeats is kept, and the first options named stay', () => {
  const only = { ...reply, options: new Map([...reply.options].filter(([code]) => code < 66)) };
  const fitted = fitReply(only, [15, 17], 400);
  assert.deepEqual(fitted.omitted, [17]);
  assert.deepEqual([...fitted.packet.options.keys()], [53, 15]);
  assert.deepEqual([fitted.packet.file, fitted.packet.sname], [file, reply.sname]);
});

test('what may not be left out is sent, though too long', () => {
  const long = {
    ...reply,
    options: new Map([
      [53, Uint8Array.of(2)],
      [82, new Uint8Array(900)],
    ]),
  };
  const fitted = fitReply(long, [], 548);
  assert.deepEqual(fitted, { packet: long, maxBytes: 548, omitted: [] });
  assert.deepEqual(decoded(encodePacket(fitted.packet, 548)), long);
});

test.run();
