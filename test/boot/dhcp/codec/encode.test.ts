import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { encodePacket } from '../../../../src/boot/dhcp/codec/encode.ts';
import type { DhcpPacket } from '../../../../src/boot/dhcp/codec/packet.ts';
import { CAPTURED, captured, capturedBytes, decoded } from '../captured.ts';

const test = suite('boot/dhcp/codec/encode');

const empty: DhcpPacket = {
  op: 2,
  htype: 1,
  hops: 0,
  xid: 0xdeadbeef,
  secs: 0,
  flags: 0,
  ciaddr: '0.0.0.0',
  yiaddr: '0.0.0.0',
  siaddr: '0.0.0.0',
  giaddr: '0.0.0.0',
  chaddr: Uint8Array.of(0x52, 0x54, 0, 0, 0, 1),
  sname: new Uint8Array(),
  file: new Uint8Array(),
  options: new Map([[53, Uint8Array.of(2)]]),
};

function filled(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, n) => n % 251);
}

for (const name of CAPTURED) {
  test(`${name} is the same after decode, encode, decode, and byte for byte after one round`, () => {
    const packet = captured(name);
    const bytes = encodePacket(packet);
    assert.deepEqual(decoded(bytes), packet);
    assert.deepEqual(encodePacket(decoded(bytes)), bytes);
  });
}

test('firmware that writes as we do is reproduced byte for byte', () => {
  for (const name of ['ovmf-pxe-discover', 'ipxe-rom-bios-discover', 'dhclient-discover']) {
    assert.deepEqual(encodePacket(captured(name)), capturedBytes(name), name);
  }
});

test('a short packet is padded to 300 bytes with zeros behind END', () => {
  const bytes = encodePacket(empty);
  assert.equal(bytes.length, 300);
  assert.deepEqual([...bytes.subarray(236, 246)], [0x63, 0x82, 0x53, 0x63, 53, 1, 2, 255, 0, 0]);
});

test('an option longer than 255 bytes is split, an empty one kept', () => {
  const packet = {
    ...empty,
    options: new Map([
      [43, filled(600)],
      [80, new Uint8Array()],
    ]),
  };
  const bytes = encodePacket(packet);
  assert.deepEqual(
    [bytes[240], bytes[241], bytes[497], bytes[498], bytes[754], bytes[755]],
    [43, 255, 43, 255, 43, 90],
  );
  assert.deepEqual([...bytes.subarray(846)], [80, 0, 255]);
  assert.deepEqual(decoded(bytes), packet);
});

const crowded = {
  ...empty,
  options: new Map([
    [53, Uint8Array.of(2)],
    [12, filled(200)],
    [15, filled(100)],
    [17, filled(60)],
  ]),
};

test('without a limit nothing is overloaded', () => {
  const bytes = encodePacket(crowded);
  assert.equal(bytes.length, 240 + 3 + 202 + 102 + 62 + 1);
  assert.deepEqual(decoded(bytes), crowded);
});

test('over the limit, empty fields take options, whole ones, in order', () => {
  const bytes = encodePacket(crowded, 460);
  assert.deepEqual([bytes.length, bytes[240], bytes[242]], [240 + 3 + 3 + 202 + 1, 52, 3]);
  assert.deepEqual([bytes[108], bytes[210], bytes[44], bytes[106]], [15, 255, 17, 255]);
  assert.deepEqual(decoded(bytes), crowded);
});

test('a packet that just fits is not overloaded, one byte less is', () => {
  const length = encodePacket(crowded).length;
  assert.equal(encodePacket(crowded, length)[240], 53);
  const bytes = encodePacket(crowded, length - 1);
  assert.deepEqual([bytes[240], bytes[242]], [52, 1]);
  assert.deepEqual(decoded(bytes), crowded);
});

test('a field in use is not overloaded', () => {
  const packet = {
    ...crowded,
    file: Buffer.from('snponly.efi'),
    options: new Map([...crowded.options].slice(0, 3)),
  };
  const sname = {
    ...packet,
    options: new Map([
      [53, Uint8Array.of(2)],
      [12, filled(200)],
      [17, filled(60)],
    ]),
  };
  assert.equal(encodePacket(packet, 460).length, encodePacket(packet).length);
  assert.deepEqual([...encodePacket(sname, 460).subarray(240, 243)], [52, 1, 2]);
});

test('what fits nowhere is sent too long rather than cut', () => {
  assert.deepEqual(encodePacket(crowded, 300), encodePacket(crowded));
});

test('a value that would run into the next field is a defect, and throws', () => {
  assert.throws(
    () => encodePacket({ ...empty, file: filled(129) }),
    /^RangeError: file has more than 128 bytes$/,
  );
  assert.throws(
    () => encodePacket({ ...empty, sname: filled(65) }),
    /^RangeError: sname has more than 64 bytes$/,
  );
  assert.throws(
    () => encodePacket({ ...empty, yiaddr: '1.2.3' }),
    /^TypeError: not an IPv4 address: 1\.2\.3$/,
  );
});

test.run();
