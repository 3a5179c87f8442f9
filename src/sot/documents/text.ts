import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../diagnostics/position.ts';

/** The text of a file, or why there is none. */
export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Where UTF-8 stops being UTF-8: lossy decoding is exact up to the first replacement that is not in the bytes themselves. */
function firstBadByte(bytes: Buffer): { readonly before: string; readonly offset: number } {
  const lossy = bytes.toString('utf8');
  let offset = 0;
  for (let from = 0; ; ) {
    const at = lossy.indexOf(REPLACEMENT, from);
    offset += Buffer.byteLength(lossy.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT_BYTES))
      return { before: lossy.slice(0, at), offset };
    offset += 3;
    from = at + 1;
  }
}

function notUtf8(file: string, bytes: Buffer): Diagnostic {
  const { before, offset } = firstBadByte(bytes);
  const byte = bytes[offset]!.toString(16).toUpperCase().padStart(2, '0');
  const isUtf16 = /^(fffe|feff)/.test(bytes.toString('hex', 0, 2));
  const what = isUtf16 ? 'the file is UTF-16' : `byte 0x${byte} at offset ${offset} is not UTF-8`;
  return diagnostic({
    ruleId: 'document/encoding',
    file,
    range: new LineIndex(before).rangeOf(before.length, before.length),
    message: `${what}; save the file as UTF-8`,
  });
}

/** The text of a file that is UTF-8 (RFC 3629), without its byte order mark, or a finding with the offset of the first byte that is not. */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { ok: false, diagnostic: notUtf8(file, buffer) };
  }
}
