import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { parseRange } from './range.ts';
import { type FileReply, type Reply, type Sent, sentence, type TextReply } from './reply.ts';

/** Large enough that the cost of a read is the copying, small enough for hundreds of clients at once. */
const CHUNK = 1024 * 1024;

function finished(response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    response.once('finish', () => resolve(true));
    response.once('close', () => resolve(response.writableFinished));
  });
}

async function sendText(request: IncomingMessage, response: ServerResponse, reply: TextReply): Promise<Sent> {
  const body = Buffer.from(reply.body, 'utf8');
  response.writeHead(reply.status, {
    'Content-Type': reply.contentType,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  const whole = finished(response);
  const head = request.method === 'HEAD';
  response.end(head ? undefined : body);
  const complete = (await whole) && !head && reply.status === 200;
  return { status: reply.status, bytes: head ? 0 : body.length, complete };
}

/** A validator that changes whenever the file does: its size and its time of change, to the nanosecond. */
function entityTag(size: bigint, mtimeNs: bigint): string {
  return `"${size.toString(16)}-${mtimeNs.toString(16)}"`;
}

async function sendFile(request: IncomingMessage, response: ServerResponse, reply: FileReply): Promise<Sent> {
  const file = await open(reply.path, 'r').catch(() => null);
  if (file === null)
    return sendText(
      request,
      response,
      sentence(404, 'vaq: this file is declared, but it is not in the files folder'),
    );
  try {
    const stat = await file.stat({ bigint: true });
    if (!stat.isFile()) return sendText(request, response, sentence(404, 'vaq: this is not a file'));
    const size = Number(stat.size);
    const tag = entityTag(stat.size, stat.mtimeNs);
    const headers = { 'Content-Type': 'application/octet-stream', 'Accept-Ranges': 'bytes', ETag: tag };
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return { status: 304, bytes: 0, complete: false };
    }
    // A part of a file that has changed since would be glued to the wrong beginning (RFC 9110 §13.1.5).
    const condition = request.headers['if-range'];
    const asked = condition === undefined || condition === tag ? request.headers.range : undefined;
    const range = parseRange(asked, size);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
      return { status: 416, bytes: 0, complete: false };
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    const length = end - start + 1;
    const status = range === null ? 200 : 206;
    const part = range === null ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` };
    response.writeHead(status, { ...headers, ...part, 'Content-Length': length });
    if (request.method === 'HEAD' || length === 0) {
      response.end();
      return { status, bytes: 0, complete: request.method !== 'HEAD' };
    }
    const stream = file.createReadStream({ start, end, highWaterMark: CHUNK, autoClose: false });
    const complete = await pipeline(stream, response).then(
      () => true,
      () => false,
    );
    return { status, bytes: stream.bytesRead, complete: complete && range === null };
  } finally {
    await file.close();
  }
}

/** Sends a reply and says how it went; a client that goes away is no error. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<Sent> {
  return reply.kind === 'file' ? sendFile(request, response, reply) : sendText(request, response, reply);
}
