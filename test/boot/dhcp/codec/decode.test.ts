import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { decodePacket } from '../../../../src/boot/dhcp/codec/decode.ts';
import { decoded } from '../captured.ts';

const test = suite('boot/dhcp/codec/decode');

/** A packet whose option area is given, after a header of zeros with op 1, Ethernet and 6 bytes of address. */
function withArea(...area: number[]): Uint8Array {
  const bytes = new Uint8Array(240 + area.length);
  bytes.set([1, 1, 6]);
  bytes.set([0x63, 0x82, 0x53, 0x63], 236);
  bytes.set(area, 240);
  return bytes;
}

function optionsOf(bytes: Uint8Array): [number, number[]][] {
  return [...decoded(bytes).options].map(([code, value]) => [code, [...value]]);
}

test('each field is read from its place', () => {
  const bytes = withArea(53, 1, 3, 255);
  bytes.set([2, 6, 5, 4, 0xde, 0xad, 0xbe, 0xef, 0x01, 0x02, 0x80, 0x01]);
  bytes.set([192, 0, 2, 1, 192, 0, 2, 2, 192, 0, 2, 3, 192, 0, 2, 4], 12);
  bytes.set([1, 2, 3, 4, 5, 6], 28);
  bytes.set(Buffer.from('tftp\0rest'), 44);
  bytes.set(Buffer.from('f'.repeat(128)), 108);
  assert.deepEqual(decodePacket(bytes), {
    ok: true,
    packet: {
      op: 2,
      htype: 6,
      hops: 4,
      xid: 0xdeadbeef,
      secs: 0x0102,
      flags: 0x8001,
      ciaddr: '192.0.2.1',
      yiaddr: '192.0.2.2',
      siaddr: '192.0.2.3',
      giaddr: '192.0.2.4',
      chaddr: Uint8Array.of(1, 2, 3, 4, 5),
      sname: new Uint8Array(Buffer.from('tftp')),
      file: new Uint8Array(Buffer.from('f'.repeat(128))),
      options: new Map([[53, Uint8Array.of(3)]]),
    },
  });
});

test('PAD is skipped, END ends, and what comes after it is not read', () => {
  assert.deepEqual(optionsOf(withArea(0, 0, 53, 1, 1, 0, 80, 0, 255, 99, 200)), [
    [53, [1]],
    [80, []],
  ]);
});

test('an area may stop without END, or have nothing', () => {
  assert.deepEqual(optionsOf(withArea(53, 1, 1)), [[53, [1]]]);
  assert.deepEqual(optionsOf(withArea()), []);
});

test('the pieces of one option are joined, at the place of the first', () => {
  assert.deepEqual(optionsOf(withArea(12, 2, 1, 2, 53, 1, 1, 12, 0, 12, 1, 3, 255)), [
    [12, [1, 2, 3]],
    [53, [1]],
  ]);
});

test('overloaded fields are read after the options, file before sname, and are then empty', () => {
  const bytes = withArea(52, 1, 3, 12, 1, 1, 255);
  bytes.set([12, 1, 3, 255], 44);
  bytes.set([12, 1, 2, 53, 1, 1, 255], 108);
  const packet = decoded(bytes);
  assert.deepEqual(
    [...packet.options],
    [
      [12, Uint8Array.of(1, 2, 3)],
      [53, Uint8Array.of(1)],
    ],
  );
  assert.deepEqual([packet.file, packet.sname], [new Uint8Array(), new Uint8Array()]);
});

test('overload of one field leaves the other as it is', () => {
  const bytes = withArea(52, 1, 2, 255);
  bytes.set([15, 1, 97, 255], 44);
  bytes.set(Buffer.from('snponly.efi'), 108);
  const packet = decoded(bytes);
  assert.equal(Buffer.from(packet.file).toString(), 'snponly.efi');
  assert.deepEqual([...packet.options], [[15, Uint8Array.of(97)]]);
});

test('an overload inside an overloaded field means nothing', () => {
  const bytes = withArea(52, 1, 1, 255);
  bytes.set([52, 1, 2, 255], 108);
  bytes.set([12, 1, 1, 255], 44);
  assert.deepEqual([...decoded(bytes).options], []);
});

const hlen17 = withArea(255);
hlen17[2] = 17;
const op3 = withArea(255);
op3[0] = 3;
const noCookie = withArea(255);
noCookie[239] = 0;
const brokenFile = withArea(52, 1, 1, 255);
brokenFile.set([12, 200], 108);
const brokenSname = withArea(52, 1, 2, 255);
brokenSname.set([12, 63], 44);

const MALFORMED: readonly [what: string, bytes: Uint8Array, problem: string, offset: number][] = [
  ['nothing', new Uint8Array(), '0 bytes, a DHCP packet has at least 240', 0],
  [
    'one byte less than a header',
    withArea().subarray(0, 239),
    '239 bytes, a DHCP packet has at least 240',
    239,
  ],
  ['an unknown op', op3, 'op is 3, neither 1 nor 2', 0],
  ['an address of 17 bytes', hlen17, 'the hardware address has 17 bytes, at most 16 fit', 2],
  ['another cookie', noCookie, 'no DHCP magic cookie: plain BOOTP or another protocol', 236],
  ['a code without a length', withArea(53), 'option 53 ends before its length', 240],
  ['a value over the end', withArea(53, 1, 1, 12, 9, 1), 'option 12 says 9 bytes, 1 are left', 243],
  ['overload of nothing', withArea(52, 1, 0, 255), 'option overload is 00, not 1, 2 or 3', 240],
  ['overload of two bytes', withArea(52, 2, 1, 1, 255), 'option overload is 0101, not 1, 2 or 3', 240],
  ['an empty overload', withArea(52, 0, 255), 'option overload is empty, not 1, 2 or 3', 240],
  ['a value over the end of file', brokenFile, 'option 12 says 200 bytes, 126 are left', 108],
  ['a value over the end of sname', brokenSname, 'option 12 says 63 bytes, 62 are left', 44],
];
for (const [what, bytes, problem, offset] of MALFORMED) {
  test(`${what} is malformed, and said so`, () => {
    assert.deepEqual(decodePacket(bytes), { ok: false, problem, offset });
  });
}

test('a view into a larger buffer is read from its own start', () => {
  const bytes = withArea(53, 1, 1, 255);
  const padded = new Uint8Array(bytes.length + 7);
  padded.set(bytes, 7);
  assert.deepEqual(decodePacket(padded.subarray(7)), decodePacket(bytes));
});

test('a datagram full of one-byte pieces is read at once', () => {
  const area = Array.from({ length: 20_000 }, () => [12, 1, 7]).flat();
  const started = performance.now();
  assert.equal(decoded(withArea(...area)).options.get(12)?.length, 20_000);
  assert.ok(performance.now() - started < 1000);
});

test.run();
