const PAD = 0;

/** The code that closes an option area (RFC 2132 §3.2). */
export const END = 255;

/** The most that one option holds; a longer value is cut into several (RFC 3396). */
const PIECE = 255;

/** The pieces of each option in wire order; the pieces of one code belong together (RFC 3396). */
export type OptionPieces = Map<number, Uint8Array[]>;

/** What is wrong with an option area, and at which byte of the area. */
export interface AreaProblem {
  readonly message: string;
  readonly offset: number;
}

/**
 * Adds the options of one area to `pieces`, or says what is wrong. An area that stops without END is taken as it is:
 * its end says the same.
 */
export function readOptionArea(area: Uint8Array, pieces: OptionPieces): AreaProblem | null {
  let at = 0;
  while (at < area.length) {
    const code = area[at]!;
    if (code === END) return null;
    if (code === PAD) {
      at += 1;
      continue;
    }
    const length = area[at + 1];
    if (length === undefined) return { message: `option ${code} ends before its length`, offset: at };
    const left = area.length - at - 2;
    if (length > left) {
      return { message: `option ${code} says ${length} bytes, ${left} are left`, offset: at };
    }
    const piece = area.subarray(at + 2, at + 2 + length);
    const earlier = pieces.get(code);
    if (earlier) earlier.push(piece);
    else pieces.set(code, [piece]);
    at += 2 + length;
  }
  return null;
}

/** How many bytes an option with this value takes on the wire, in as many pieces as it needs. */
export function wireLength({ length }: Uint8Array): number {
  return length + 2 * Math.max(1, Math.ceil(length / PIECE));
}

/** Writes an option at `at`, in as many pieces as it needs, and gives the place behind it. */
export function writeOption(bytes: Uint8Array, at: number, code: number, value: Uint8Array): number {
  let end = at;
  for (let from = 0; from === 0 || from < value.length; from += PIECE) {
    const piece = value.length <= PIECE ? value : value.subarray(from, from + PIECE);
    bytes[end] = code;
    bytes[end + 1] = piece.length;
    bytes.set(piece, end + 2);
    end += 2 + piece.length;
  }
  return end;
}

/** One option as it stands on the wire, piece by piece. */
export function optionPieces(code: number, value: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let from = 0; from === 0 || from < value.length; from += PIECE) {
    const part = value.subarray(from, from + PIECE);
    const piece = new Uint8Array(wireLength(part));
    writeOption(piece, 0, code, part);
    pieces.push(piece);
  }
  return pieces;
}

/** Several pieces one after another, closed by END. */
export function closedArea(pieces: readonly Uint8Array[]): Uint8Array {
  return joinBytes([...pieces, Uint8Array.of(END)]);
}

/** The bytes of all parts, in order. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(byteLength(parts));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** How many bytes all parts have together. */
export function byteLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
