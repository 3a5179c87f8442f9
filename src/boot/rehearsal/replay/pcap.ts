import { type Frame, MOST_FRAME, type ReadCapture } from './capture.ts';

const HEADER = 24;
const RECORD = 16;

/** How the four first bytes of a classic capture are to be read: byte order, and nanoseconds in a unit of its clock. */
const MAGIC: ReadonlyMap<number, { readonly isLittle: boolean; readonly unit: bigint }> = new Map([
  [0xa1b2c3d4, { isLittle: false, unit: 1000n }],
  [0xd4c3b2a1, { isLittle: true, unit: 1000n }],
  [0xa1b23c4d, { isLittle: false, unit: 1n }],
  [0x4d3cb2a1, { isLittle: true, unit: 1n }],
]);

/** Whether bytes begin as a classic capture does. */
export function isPcap(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && MAGIC.has(viewOf(bytes).getUint32(0));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads a classic capture (draft-ietf-opsawg-pcap): both byte orders, micro- and nanoseconds. Total. */
export function readPcap(bytes: Uint8Array): ReadCapture {
  const frames: Frame[] = [];
  const view = viewOf(bytes);
  const { isLittle, unit } = MAGIC.get(view.getUint32(0))!;
  if (bytes.length < HEADER)
    return { frames, problem: `it ends within its header, which has ${HEADER} bytes` };
  const version = view.getUint16(4, isLittle);
  if (version !== 2) return { frames, problem: `it is of version ${version} of the format, and 2 is known` };
  // The upper half says whether frames end with their checksum.
  const linkType = view.getUint32(20, isLittle) & 0xffff;
  for (let at = HEADER; at < bytes.length; ) {
    const number = frames.length + 1;
    const left = bytes.length - at;
    if (left < RECORD) return { frames, problem: `packet ${number}: the capture ends within its header` };
    const length = view.getUint32(at + 8, isLittle);
    if (length > MOST_FRAME)
      return {
        frames,
        problem: `packet ${number}: its length is ${length}, at most ${MOST_FRAME} are possible`,
      };
    if (length > left - RECORD)
      return {
        frames,
        problem: `packet ${number}: it says ${length} bytes, and the capture ends after ${left - RECORD}`,
      };
    const seconds = BigInt(view.getUint32(at, isLittle));
    const time = seconds * 1_000_000_000n + BigInt(view.getUint32(at + 4, isLittle)) * unit;
    const start = at + RECORD;
    frames.push({ number, time, linkType, bytes: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return { frames, problem: null };
}
