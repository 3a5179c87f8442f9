import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { type FileIdentity, isSameFile } from '../../files/identity.ts';
import { fileHead } from './file-head.ts';
import type { ByteRange } from './range.ts';
import {
  type BodyUnderWay,
  type FileReply,
  type Reply,
  type Sent,
  sentence,
  type TextReply,
} from './reply.ts';

const KIB = 1024;

/** How many bodies of files are on their way. */
let bodies = 0;

/**
 * How much is read at once for the next body: enough that the cost of a read is the copying, while no more machines ask
 * than a hall has; little for a crowd, of whom most must be slow, so that 2,000 of them hold 136 MiB and not 1 GiB.
 */
function chunkNow(): number {
  if (bodies <= 128) return 256 * KIB;
  return bodies <= 256 ? 64 * KIB : 16 * KIB;
}

/** Ends an answer; whether all of it has left for the client. */
async function end(response: ServerResponse, body?: Uint8Array): Promise<boolean> {
  // A client that went while its answer was made: to end the answer would look like success.
  if (response.destroyed) return false;
  response.end(body);
  return finished(response).then(
    () => true,
    () => false,
  );
}

async function sendText(request: IncomingMessage, response: ServerResponse, reply: TextReply): Promise<Sent> {
  const { status, contentType, headers } = reply;
  const body = Buffer.from(reply.body, 'utf8');
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  if (request.method === 'HEAD') {
    await end(response);
    return { status, bytes: 0, complete: false };
  }
  const left = await end(response, body);
  return { status, bytes: left ? body.length : 0, complete: left && status === 200 };
}

/** A validator that changes whenever the file does: its size and its time of change, to the nanosecond. */
function entityTag({ size, mtimeNs }: { readonly size: bigint; readonly mtimeNs: bigint }): string {
  return `"${size.toString(16)}-${mtimeNs.toString(16)}"`;
}

/** Resolves when the system has taken these bytes, or the client is gone: then the buffer may be used again. */
function written(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.removeListener('close', done);
      resolve();
    };
    response.once('close', done);
    response.write(bytes, done);
  });
}

/**
 * Writes a stretch of a file; the number of bytes that were read for it, fewer where the client or the file went away.
 * Two buffers take turns, one being read into while the other is on its way, so that a client costs no more than these.
 */
async function writeBytes(
  file: FileHandle,
  response: ServerResponse,
  { start, end: last }: ByteRange,
): Promise<number> {
  const length = last - start + 1;
  if (length <= 0) return 0;
  const chunk = chunkNow();
  const buffers = [chunk, length > chunk ? chunk : 0].map((size) =>
    Buffer.allocUnsafeSlow(Math.min(size, length)),
  );
  const onTheirWay = [Promise.resolve(), Promise.resolve()];
  let done = 0;
  for (let turn = 0; done < length; turn = 1 - turn) {
    await onTheirWay[turn];
    if (response.destroyed) break;
    const buffer = buffers[turn]!;
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length - done), start + done);
    if (bytesRead === 0 || response.destroyed) break;
    onTheirWay[turn] = written(response, buffer.subarray(0, bytesRead));
    done += bytesRead;
  }
  await Promise.all(onTheirWay);
  return done;
}

/** Told as a body begins to leave; what it gives back is called when that is over. */
type OnBody = (body: BodyUnderWay) => () => void;

/** Asks the socket, which counts anyway, so that nothing is paid for a body that nobody looks at. */
function underWay({ socket }: ServerResponse, total: number): BodyUnderWay {
  const before = socket?.bytesWritten ?? 0;
  return { total, bytes: () => Math.min(total, (socket?.bytesWritten ?? before) - before) };
}

async function sendOpened(
  request: IncomingMessage,
  response: ServerResponse,
  file: FileHandle,
  expected: FileIdentity | null,
  onBody: OnBody,
): Promise<Sent> {
  const stat = await file.stat({ bigint: true });
  if (expected !== null && !isSameFile(expected, stat))
    return sendText(request, response, sentence(503, 'vaq: this file has just changed; ask again'));
  if (!stat.isFile()) return sendText(request, response, sentence(404, 'vaq: this is not a file'));
  const { method = 'GET' } = request;
  const { status, headers, body } = fileHead(method, request.headers, Number(stat.size), entityTag(stat));
  response.writeHead(status, headers);
  const wanted = body === null ? 0 : body.end - body.start + 1;
  const over = onBody(underWay(response, wanted));
  // The last byte waits until it is known that all came from one state of the file.
  let bytes = body === null ? 0 : await writeBytes(file, response, { ...body, end: body.end - 1 });
  const isWhole =
    body === null || (bytes === wanted - 1 && isSameFile(stat, await file.stat({ bigint: true })));
  if (isWhole && body !== null) bytes += await writeBytes(file, response, { ...body, start: body.end });
  over();
  if (!isWhole || bytes < wanted) {
    // The length was said already: only a broken connection tells the client that this is not all.
    response.destroy();
    return { status, bytes, complete: false };
  }
  const left = await end(response);
  return { status, bytes, complete: left && status === 200 && method === 'GET' };
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { path, identity = null }: FileReply,
  onBody: OnBody,
): Promise<Sent> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) {
    const text = 'vaq: this file is declared, but it cannot be read in the files folder';
    return sendText(request, response, sentence(404, text));
  }
  bodies += 1;
  try {
    return await sendOpened(request, response, file, identity, onBody);
  } finally {
    bodies -= 1;
    await file.close();
  }
}

/** Sends a reply and says how it went; a client that goes away is no error. `onBody` is told of a file's body. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
  onBody: OnBody = () => () => undefined,
): Promise<Sent> {
  return reply.kind === 'file'
    ? sendFile(request, response, reply, onBody)
    : sendText(request, response, reply);
}
