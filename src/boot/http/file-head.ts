import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { type ByteRange, parseRange } from './range.ts';

/** The start of an answer that is made from a file, and the bytes that follow it. */
export interface FileHead {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: OutgoingHttpHeaders;
  /** Null where no byte follows. */
  readonly body: ByteRange | null;
}

/** Whether an `If-None-Match` names the tag (RFC 9110 §13.1.2); it compares weakly, so `W/` does not count. */
function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return [...header.matchAll(/"[^"]*"/g)].some(([named]) => named === tag);
}

/**
 * What a GET or HEAD of a file is answered with, by the order of RFC 9110 §13.2.2. `tag` is the file's entity tag, in its
 * quotes. A range counts in a GET only (§14.2), and only of the file that the client has a part of (§13.1.5): a part of
 * another one would be glued to the wrong beginning.
 */
export function fileHead(method: string, headers: IncomingHttpHeaders, size: number, tag: string): FileHead {
  const common = { 'Content-Type': 'application/octet-stream', 'Accept-Ranges': 'bytes', ETag: tag };
  if (namesTag(headers['if-none-match'], tag)) return { status: 304, headers: common, body: null };
  const isSame = headers['if-range'] === undefined || headers['if-range'] === tag;
  const range = method === 'GET' && isSame ? parseRange(headers.range, size) : null;
  if (range === 'unsatisfiable') {
    const refusal = { ...common, 'Content-Range': `bytes */${size}`, 'Content-Length': 0 };
    return { status: 416, headers: refusal, body: null };
  }
  if (range !== null) {
    const { start, end } = range;
    const part = { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': end - start + 1 };
    return { status: 206, headers: { ...common, ...part }, body: range };
  }
  const body = method === 'GET' && size > 0 ? { start: 0, end: size - 1 } : null;
  return { status: 200, headers: { ...common, 'Content-Length': size }, body };
}
