import { readFileSync } from 'node:fs';

/** A capture of the project. */
export function capture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../../fixtures/captures/${name}.pcap`, import.meta.url)));
}

/** Numbers of some sizes in one byte order, behind each other; bytes as they are. */
export function pack(
  isLittle: boolean,
  ...parts: readonly (Uint8Array | readonly [size: 1 | 2 | 4, value: number])[]
): Uint8Array {
  return Buffer.concat(
    parts.map((part) => {
      if (part instanceof Uint8Array) return part;
      const [size, value] = part;
      const bytes = Buffer.alloc(size);
      if (isLittle) bytes.writeUIntLE(value, 0, size);
      else bytes.writeUIntBE(value, 0, size);
      return bytes;
    }),
  );
}

/** A classic capture of frames at 1 s and 5 units of its clock. */
export function pcap(
  frames: readonly Uint8Array[],
  { isLittle = true, magic = 0xa1b2c3d4, linkType = 1 } = {},
): Uint8Array {
  const header = pack(isLittle, [4, magic], [2, 2], [2, 4], [4, 0], [4, 0], [4, 65535], [4, linkType]);
  const records = frames.map((frame) =>
    pack(isLittle, [4, 1], [4, 5], [4, frame.length], [4, frame.length], frame),
  );
  return Buffer.concat([header, ...records]);
}

function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** A block of a capture of the next generation. */
export function block(isLittle: boolean, type: number, body: Uint8Array): Uint8Array {
  const length = 12 + body.length;
  return pack(isLittle, [4, type], [4, length], body, [4, length]);
}

/** A capture of the next generation: a section, an interface whose clock counts nanoseconds, and frames. */
export function pcapng(frames: readonly Uint8Array[], isLittle: boolean, linkType = 1): Uint8Array {
  const section = pack(isLittle, [4, 0x1a2b3c4d], [2, 1], [2, 0], [4, 0xffffffff], [4, 0xffffffff]);
  const iface = pack(
    isLittle,
    [2, linkType],
    [2, 0],
    [4, 0],
    [2, 9],
    [2, 1],
    Uint8Array.of(9, 0, 0, 0),
    [2, 0],
    [2, 0],
  );
  const blocks = frames.map((frame) =>
    block(
      isLittle,
      6,
      pack(isLittle, [4, 0], [4, 0], [4, 1_000_000_005], [4, frame.length], [4, frame.length], padded(frame)),
    ),
  );
  return Buffer.concat([block(isLittle, 0x0a0d0d0a, section), block(isLittle, 1, iface), ...blocks]);
}

/** A UDP datagram of `hi` from 192.0.2.1:68 to 192.0.2.2:67, as an IP packet. */
export const IP_PACKET: Uint8Array = pack(
  false,
  Uint8Array.of(0x45, 0),
  [2, 30],
  [2, 0],
  [2, 0],
  Uint8Array.of(64, 17),
  [2, 0],
  Uint8Array.of(192, 0, 2, 1, 192, 0, 2, 2),
  [2, 68],
  [2, 67],
  [2, 10],
  [2, 0],
  Buffer.from('hi'),
);

/** The packet in an Ethernet frame, in as many VLANs. */
export function ethernet(...vlans: readonly number[]): Uint8Array {
  const tags = vlans.map((type) => pack(false, [2, type], [2, 7]));
  return Buffer.concat([Buffer.alloc(12), ...tags, pack(false, [2, 0x0800]), IP_PACKET]);
}
