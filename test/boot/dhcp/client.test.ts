import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Architecture, type ClientKind, describeClient } from '../../../src/boot/dhcp/client.ts';
import { CAPTURED_REQUESTS, captured, withOptions } from './captured.ts';

const test = suite('boot/dhcp/client');

const UUID = '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab';

const SEEN: readonly [name: string, mac: string, uuid: string | null, ClientKind, Architecture | null][] = [
  ['aavmf-pxe-discover', '52:54:00:00:00:0e', UUID, 'pxe', 'efi-arm64'],
  ['aavmf-pxe-request', '52:54:00:00:00:0e', UUID, 'pxe', 'efi-arm64'],
  ['debian-installer-discover', '52:54:00:00:00:10', null, 'ordinary', null],
  ['debian-installer-request', '52:54:00:00:00:10', null, 'ordinary', null],
  ['dhclient-discover', '52:54:00:c0:00:02', null, 'ordinary', null],
  ['dhclient-request', '52:54:00:c0:00:02', null, 'ordinary', null],
  ['ipxe-efi-discover', '52:54:00:00:00:1c', UUID, 'ipxe', 'efi-x86_64'],
  ['ipxe-rom-bios-discover', '52:54:00:00:00:0a', UUID, 'ipxe', 'bios'],
  ['ipxe-rom-bios-request', '52:54:00:00:00:0a', UUID, 'ipxe', 'bios'],
  ['ipxe-rom-user-class-discover', '52:54:00:00:00:0b', UUID, 'ipxe', 'bios'],
  ['ovmf-http-after-exit-discover', '52:54:00:00:00:22', UUID, 'http', 'http-x86_64'],
  ['ovmf-http-discover', '52:54:00:00:00:0d', UUID, 'http', 'http-x86_64'],
  ['ovmf-http-request', '52:54:00:00:00:0d', UUID, 'http', 'http-x86_64'],
  ['ovmf-pxe-discover', '52:54:00:00:00:1c', UUID, 'pxe', 'efi-x86_64'],
  ['ovmf-pxe-request', '52:54:00:00:00:1c', UUID, 'pxe', 'efi-x86_64'],
  ['snponly-discover', '52:54:00:00:00:31', UUID, 'ipxe', 'efi-x86_64'],
  ['snponly-other-server-request', '52:54:00:00:00:31', UUID, 'ipxe', 'efi-x86_64'],
  ['udhcpc-relayed-discover', '52:54:00:fa:00:01', null, 'ordinary', null],
  ['udhcpc-relayed-request', '52:54:00:fa:00:01', null, 'ordinary', null],
  ['undionly-discover', '52:54:00:00:00:0b', UUID, 'ipxe', 'bios'],
  ['undionly-request', '52:54:00:00:00:0b', UUID, 'ipxe', 'bios'],
];

test('every captured request has its line here', () => {
  assert.deepEqual(
    SEEN.map(([name]) => name),
    CAPTURED_REQUESTS,
  );
});

for (const [name, mac, uuid, kind, architecture] of SEEN) {
  test(`${name} is described whole`, () => {
    const uuidBigEndian = uuid && '9e0c1b6a-2f3d-5a4b-8c7d-0123456789ab';
    assert.deepEqual(describeClient(captured(name)), { mac, uuid, uuidBigEndian, kind, architecture });
  });
}

const firmware = captured('ovmf-pxe-discover');

function architectureOf(...numbers: number[]): Architecture | null {
  const bytes = Uint8Array.from(numbers.flatMap((number) => [number >> 8, number & 255]));
  return describeClient(withOptions(firmware, { 93: bytes })).architecture;
}

test('each number of option 93 has its architecture, others none', () => {
  assert.deepEqual(
    [0, 6, 7, 9, 11, 16, 19].map((number) => architectureOf(number)),
    ['bios', 'efi-ia32', 'efi-x86_64', 'efi-x86_64', 'efi-arm64', 'http-x86_64', 'http-arm64'],
  );
  assert.deepEqual(
    [1, 2, 8, 10, 15, 27, 256].map((number) => architectureOf(number)),
    Array(7).fill(null),
  );
});

test('of several architectures the first that is known counts', () => {
  assert.equal(architectureOf(27, 11, 7), 'efi-arm64');
});

test('option 93 of an odd length is none', () => {
  assert.equal(describeClient(withOptions(firmware, { 93: Uint8Array.of(7) })).architecture, null);
});

const USER_CLASSES: readonly [what: string, bytes: string, kind: ClientKind][] = [
  ['the bare word', 'iPXE', 'ipxe'],
  ['a list of one', '\x04iPXE', 'ipxe'],
  ['a list with others', '\x03abc\x04iPXE', 'ipxe'],
  ['another word', 'PLAINPXE', 'pxe'],
  ['a longer word', 'iPXE2', 'pxe'],
  ['another case', 'ipxe', 'pxe'],
  ['a list that runs over its end', '\x09iPXE', 'pxe'],
  ['nothing', '', 'pxe'],
];
for (const [what, bytes, kind] of USER_CLASSES) {
  test(`a user class that is ${what} makes the client ${kind}`, () => {
    assert.equal(describeClient(withOptions(firmware, { 77: Buffer.from(bytes, 'latin1') })).kind, kind);
  });
}

test('a user class set in a ROM does not hide iPXE, so that no chain is loaded twice', () => {
  const packet = captured('ipxe-rom-user-class-discover');
  assert.equal(Buffer.from(packet.options.get(77)!).toString(), 'PLAINPXE');
  assert.equal(describeClient(packet).kind, 'ipxe');
  assert.equal(describeClient(withOptions(packet, { 175: null })).kind, 'pxe');
});

test('a vendor class must begin with the word', () => {
  const kinds = ['PXEClient', 'HTTPClient:Arch:00016', 'xPXEClient', 'anaconda-Linux', ''].map(
    (word) => describeClient(withOptions(firmware, { 60: Buffer.from(word) })).kind,
  );
  assert.deepEqual(kinds, ['pxe', 'http', 'ordinary', 'ordinary', 'ordinary']);
});

test('no MAC is made of InfiniBand, of other lengths, or of zeros', () => {
  const macs = [
    { ...firmware, htype: 32 },
    { ...firmware, chaddr: new Uint8Array() },
    { ...firmware, chaddr: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    { ...firmware, chaddr: new Uint8Array(6) },
  ].map((packet) => describeClient(packet).mac);
  assert.deepEqual(macs, [null, null, null, null]);
});

test('where there is no MAC in the header, one in the client identifier counts, and only there', () => {
  const mac = '52540000000a';
  const named = '52:54:00:00:00:0a';
  const table: readonly (readonly [identifier: string, mac: string | null])[] = [
    [`01${mac}`, named],
    [`ff00000001${'00030001'}${mac}`, named],
    [`ff00000001${'00010001'}29d3a1b2${mac}`, named],
    [`ff00000001${'00030020'}${mac}`, null],
    [`ff00000001${'0004'}00112233445566778899aabbccddeeff`, null],
    [`00${mac}`, null],
    [`01${mac}00`, null],
    ['01000000000000', null],
    ['', null],
  ];
  for (const [identifier, expected] of table) {
    const options = { 61: new Uint8Array(Buffer.from(identifier, 'hex')) };
    const packet = withOptions(captured('dhclient-discover'), options);
    const infiniband = { ...packet, htype: 32, chaddr: new Uint8Array() };
    assert.equal(describeClient(infiniband).mac, expected, identifier);
    assert.equal(
      describeClient({ ...packet, chaddr: Uint8Array.of(2, 0, 0, 0, 0, 1) }).mac,
      '02:00:00:00:00:01',
    );
  }
});

test('a machine identifier of another type or length is none', () => {
  for (const bytes of [new Uint8Array(16), Uint8Array.of(1, ...new Uint8Array(16))]) {
    const { uuid, uuidBigEndian } = describeClient(withOptions(firmware, { 97: bytes }));
    assert.deepEqual([uuid, uuidBigEndian], [null, null]);
  }
});

test.run();
