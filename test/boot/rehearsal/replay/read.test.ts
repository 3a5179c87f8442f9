import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { datagramOf } from '../../../../src/boot/rehearsal/replay/datagram.ts';
import { readCapture } from '../../../../src/boot/rehearsal/replay/read.ts';
import { block, capture, ethernet, IP_PACKET, pack, pcap, pcapng } from './made.ts';

const test = suite('boot/rehearsal/replay/read');

const FRAMES = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];

function gist(bytes: Uint8Array) {
  const { frames, problem } = readCapture(bytes);
  return {
    frames: frames.map(({ number, time, linkType, bytes }) => [number, time, linkType, [...bytes]]),
    problem,
  };
}

function both(time: bigint, linkType = 1) {
  return {
    frames: [
      [1, time, linkType, [1, 2, 3]],
      [2, time, linkType, [4]],
    ],
    problem: null,
  };
}

test('a classic capture is read in both byte orders, in micro- and nanoseconds', () => {
  for (const isLittle of [true, false]) {
    assert.deepEqual(gist(pcap(FRAMES, { isLittle })), both(1_000_005_000n));
    assert.deepEqual(
      gist(pcap(FRAMES, { isLittle, magic: 0xa1b23c4d, linkType: 113 })),
      both(1_000_000_005n, 113),
    );
  }
});

test('a capture of the next generation is read in both byte orders, and a second section in another', () => {
  for (const isLittle of [true, false])
    assert.deepEqual(gist(pcapng(FRAMES, isLittle)), both(1_000_000_005n));
  const two = gist(Buffer.concat([pcapng(FRAMES, true), pcapng(FRAMES, false, 276)]));
  assert.deepEqual(
    two.frames.map(([number, , linkType]) => [number, linkType]),
    [
      [1, 1],
      [2, 1],
      [3, 276],
      [4, 276],
    ],
  );
  const simple = Buffer.concat([
    pcapng([], true),
    block(true, 3, pack(true, [4, 3], Uint8Array.of(1, 2, 3, 0))),
  ]);
  assert.deepEqual(gist(simple), { frames: [[1, null, 1, [1, 2, 3]]], problem: null });
});

test('the captures of the project are read whole', () => {
  for (const [name, count] of [
    ['a-bios-rom-ipxe', 8],
    ['c-uefi-snponly', 12],
    ['i-proxydhcp-uefi', 12],
  ] as const) {
    const { frames, problem } = readCapture(capture(name));
    assert.equal(problem, null);
    assert.ok(frames.length >= count, `${name} ${frames.length}`);
    assert.ok(frames.some((frame) => typeof datagramOf(frame) === 'object'));
  }
});

const PROBLEMS: readonly (readonly [bytes: Uint8Array, read: number, problem: string])[] = [
  [new Uint8Array(), 0, 'it begins neither as a pcap nor as a pcapng file'],
  [Buffer.from('GIF89a'), 0, 'it begins neither as a pcap nor as a pcapng file'],
  [pcap([]).subarray(0, 20), 0, 'it ends within its header, which has 24 bytes'],
  [pcap(FRAMES).subarray(0, -2), 1, 'packet 2: the capture ends within its header'],
  [pcap(FRAMES).subarray(0, 42), 0, 'packet 1: it says 3 bytes, and the capture ends after 2'],
  [pcap([new Uint8Array(300_000)]), 0, 'packet 1: its length is 300000, at most 262144 are possible'],
  [
    pcapng(FRAMES, true).subarray(0, -4),
    1,
    'packet 2: a block says 36 bytes, and the capture ends after 32, at byte 96',
  ],
  [
    Buffer.concat([pcapng([], true), block(true, 6, new Uint8Array(20)).fill(7, 8, 12)]),
    0,
    'packet 1: its interface was not described, at byte 60',
  ],
  [
    Buffer.concat([pcapng([], true), block(true, 6, new Uint8Array(8))]),
    0,
    'packet 1: its block has less than 20 bytes, at byte 60',
  ],
];

test('a capture that is cut off or hostile is read as far as it goes, and the packet is named', () => {
  for (const [bytes, read, problem] of PROBLEMS) {
    const found = readCapture(bytes);
    assert.deepEqual([found.problem, found.frames.length], [problem, read]);
  }
});

const DATAGRAM = {
  from: { address: '192.0.2.1', port: 68 },
  to: { address: '192.0.2.2', port: 67 },
  payload: new Uint8Array(Buffer.from('hi')),
};

function datagram(linkType: number, bytes: Uint8Array) {
  const found = datagramOf({ number: 1, time: null, linkType, bytes });
  return typeof found === 'object' && found !== null
    ? { ...found, payload: new Uint8Array(found.payload) }
    : found;
}

test('a datagram is found in every frame that can be read', () => {
  const cooked = Buffer.concat([Buffer.alloc(14), pack(false, [2, 0x0800]), IP_PACKET]);
  const cooked2 = Buffer.concat([pack(false, [2, 0x0800]), Buffer.alloc(18), IP_PACKET]);
  const frames: readonly (readonly [number, Uint8Array])[] = [
    [1, ethernet()],
    [1, ethernet(0x8100)],
    [1, ethernet(0x88a8, 0x8100)],
    [113, cooked],
    [276, cooked2],
    [101, IP_PACKET],
    [228, IP_PACKET],
  ];
  for (const [linkType, bytes] of frames)
    assert.deepEqual(datagram(linkType, bytes), DATAGRAM, String(linkType));
  assert.equal(datagram(105, ethernet()), null);
  assert.equal(datagram(1, Buffer.concat([Buffer.alloc(12), pack(false, [2, 0x86dd]), IP_PACKET])), null);
});

test('what is cut off or in pieces says so', () => {
  assert.equal(datagram(101, IP_PACKET.subarray(0, 24)), 'its UDP header is cut off');
  assert.equal(datagram(101, IP_PACKET.subarray(0, 29)), 'it is cut off: 1 of 2 bytes were captured');
  assert.equal(
    datagram(101, Buffer.from(IP_PACKET).fill(0x20, 6, 7)),
    'it is the first of several fragments',
  );
  assert.equal(datagram(101, Buffer.from(IP_PACKET).fill(9, 7, 8)), null);
  assert.equal(datagram(101, IP_PACKET.subarray(0, 12)), null);
});

test.run();
