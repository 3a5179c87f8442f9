import { type Frame, MOST_FRAME, type ReadCapture } from './capture.ts';

// Types of blocks, and what tells the byte order of a section.
const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const SIMPLE = 3;
const ENHANCED = 6;
const BYTE_ORDER = 0x1a2b3c4d;

/** Type, length, and the length once more. */
const LEAST_BLOCK = 12;

/** Options of an interface: the end, and the resolution of its clock. */
const END_OF_OPTIONS = 0;
const RESOLUTION = 9;

/** An interface of a section; `unit` is as many ticks of its clock as a second has. */
interface CaptureInterface {
  readonly linkType: number;
  readonly unit: bigint;
  readonly snapLength: number;
}

/** Whether bytes begin as a capture of the next generation does. */
export function isPcapng(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === SECTION;
}

/** The ticks of a second: a power of ten, or of two where the upper bit is set. */
function ticks(resolution: number): bigint {
  const exponent = BigInt(resolution & 0x7f);
  return resolution & 0x80 ? 2n ** exponent : 10n ** exponent;
}

function interfaceOf(body: DataView, isLittle: boolean): CaptureInterface | string {
  if (body.byteLength < 8) return 'an interface has at least 8 bytes';
  let unit = 1_000_000n;
  for (let at = 8; at + 4 <= body.byteLength; ) {
    const code = body.getUint16(at, isLittle);
    const length = body.getUint16(at + 2, isLittle);
    if (code === END_OF_OPTIONS) break;
    if (code === RESOLUTION && length === 1 && at + 5 <= body.byteLength) unit = ticks(body.getUint8(at + 4));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return { linkType: body.getUint16(0, isLittle), unit, snapLength: body.getUint32(4, isLittle) };
}

/** Reads a capture of the next generation (draft-ietf-opsawg-pcapng): sections in either byte order, several interfaces. Total. */
export function readPcapng(bytes: Uint8Array): ReadCapture {
  const frames: Frame[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isLittle = false;
  let interfaces: CaptureInterface[] = [];
  for (let at = 0; at < bytes.length; ) {
    const number = frames.length + 1;
    const wrong = (what: string): ReadCapture => ({
      frames,
      problem: `packet ${number}: ${what}, at byte ${at}`,
    });
    const left = bytes.length - at;
    if (left < LEAST_BLOCK) return wrong('the capture ends within a block');
    const isSection = view.getUint32(at) === SECTION;
    if (isSection) {
      if (view.getUint32(at + 8) !== BYTE_ORDER && view.getUint32(at + 8, true) !== BYTE_ORDER)
        return wrong('a section does not tell its byte order');
      isLittle = view.getUint32(at + 8) !== BYTE_ORDER;
      interfaces = [];
    }
    const length = view.getUint32(at + 4, isLittle);
    if (length < LEAST_BLOCK || length % 4 !== 0) return wrong(`a block cannot have ${length} bytes`);
    if (length > left) return wrong(`a block says ${length} bytes, and the capture ends after ${left}`);
    const body = new DataView(bytes.buffer, bytes.byteOffset + at + 8, length - LEAST_BLOCK);
    const type = isSection ? SECTION : view.getUint32(at, isLittle);
    if (type === INTERFACE) {
      const found = interfaceOf(body, isLittle);
      if (typeof found === 'string') return wrong(found);
      interfaces.push(found);
    } else if (type === ENHANCED || type === SIMPLE) {
      const fixed = type === ENHANCED ? 20 : 4;
      if (body.byteLength < fixed) return wrong(`its block has less than ${fixed} bytes`);
      const from = interfaces[type === ENHANCED ? body.getUint32(0, isLittle) : 0];
      if (from === undefined) return wrong('its interface was not described');
      const said = body.getUint32(type === ENHANCED ? 12 : 0, isLittle);
      const size = type === SIMPLE ? Math.min(said, from.snapLength || said, body.byteLength - fixed) : said;
      if (size > MOST_FRAME || size > body.byteLength - fixed)
        return wrong(`it says ${size} bytes, and its block has ${body.byteLength - fixed}`);
      const stamp =
        (BigInt(type === ENHANCED ? body.getUint32(4, isLittle) : 0) << 32n) +
        BigInt(type === ENHANCED ? body.getUint32(8, isLittle) : 0);
      const start = at + 8 + fixed;
      frames.push({
        number,
        time: type === ENHANCED ? (stamp * 1_000_000_000n) / from.unit : null,
        linkType: from.linkType,
        bytes: bytes.subarray(start, start + size),
      });
    }
    at += length;
  }
  return { frames, problem: null };
}
