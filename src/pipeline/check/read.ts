import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { MAX_BYTES, tooLarge } from '../../sot/documents/limits.ts';
import { type DecodedText, decodeText } from '../../sot/documents/text.ts';
import { reasonOf, unreadable } from '../../sot/source/findings.ts';
import { systemCode } from '../../state/problem.ts';

/** The text of a file, or one finding that says why there is none. */
export async function readText(file: string): Promise<DecodedText> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return failed(unreadable(file, 'it is a folder, and a file is expected'));
    // What a shell writes as `<(…)` is a pipe.
    if (!found.isFile()) return await readStream(file, createReadStream(file));
    if (found.size > MAX_BYTES) return failed(tooLarge(file, found.size));
    return decodeText(file, await readFile(file));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return failed(unreadable(file, reasonOf(error)));
  }
}

/** The text of a stream, or one finding; it is read no further than a file would be. */
export async function readStream(name: string, stream: AsyncIterable<Uint8Array>): Promise<DecodedText> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_BYTES) return failed(tooLarge(name, size));
    chunks.push(chunk);
  }
  return decodeText(name, Buffer.concat(chunks));
}

function failed(diagnostic: Diagnostic): DecodedText {
  return { ok: false, diagnostic };
}
