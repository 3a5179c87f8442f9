import type { FileHandle } from 'node:fs/promises';

const NEWLINE = 0x0a;
const CHUNK = 64 * 1024;
/** No header is longer, in bytes; what has no line end by then is not a journal. */
const LONGEST_HEADER = 4096;

/** The first line of a file without its end; `whole` where the end was there. */
export async function readFirstLine(
  handle: FileHandle,
): Promise<{ readonly text: string; readonly whole: boolean }> {
  const bytes = await readAt(handle, 0, LONGEST_HEADER);
  const end = bytes.indexOf(NEWLINE);
  return { text: bytes.toString('utf8', 0, end === -1 ? bytes.length : end), whole: end !== -1 };
}

/** Cuts off what stands after the last line end: a crash left it, and nobody was told that it is there. Returns the length. */
export async function cutTornLine(handle: FileHandle): Promise<number> {
  const { size } = await handle.stat();
  const good = await endOfLastLine(handle, size);
  if (good < size) await handle.truncate(good);
  return good;
}

async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; end -= CHUNK) {
    const start = Math.max(0, end - CHUNK);
    const at = (await readAt(handle, start, end - start)).lastIndexOf(NEWLINE);
    if (at !== -1) return start + at + 1;
  }
  return 0;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
