import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bindFailure } from '../preflight/bind-failure.ts';
import type { Started } from '../started.ts';
import { type ApiGround, answerApi, EVENTS } from './answer.ts';
import type { Feed, FeedEvent } from './feed.ts';
import { type ApiReply, problem } from './reply.ts';

/** What the server of the API needs; a port of 0 is any that is free. */
export interface ApiOptions extends Omit<ApiGround, 'port'> {
  readonly port: number;
  readonly feed: Feed;
  /** Between two signs of life on a stream, in milliseconds. */
  readonly heartbeat?: number;
}

const LOOPBACK = '127.0.0.1';
const MOST_BODY = 65_536;
const MOST_STREAMS = 32;
/** A subscriber that has so much unread is gone, or will never catch up. */
const MOST_UNREAD = 1024 * 1024;

/** The body as text; null where it is longer than any that is answered. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, headers }: ApiReply): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(text);
}

function written({ id, event, data }: FeedEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Sends events as they happen, after those that a subscriber has missed (HTML, "Server-sent events"). */
function stream(request: IncomingMessage, response: ServerResponse, feed: Feed, heartbeat: number): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.write(': the events of this session\n\n');
  const write = (text: string): void => {
    if (response.writableLength > MOST_UNREAD) response.destroy();
    else response.write(text);
  };
  const last = request.headers['last-event-id'];
  for (const event of feed.after(typeof last === 'string' ? last : null)) write(written(event));
  const end = feed.listen((event) => write(written(event)));
  const beat = setInterval(() => write(': heartbeat\n\n'), heartbeat);
  response.once('close', () => {
    clearInterval(beat);
    end();
  });
}

/** Answers programs of this machine, on loopback alone. */
export async function startApi(options: ApiOptions): Promise<Started & { readonly port?: number }> {
  const { feed, heartbeat = 15_000 } = options;
  let streams = 0;
  let port = options.port;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (body === null)
      return send(response, problem(413, `a body has ${MOST_BODY} bytes at most`, { Connection: 'close' }));
    const { method = 'GET', url: target = '/', headers } = request;
    const { host, authorization } = headers;
    const reply = await answerApi({ ...options, port }, { method, target, host, authorization, body });
    if (reply !== EVENTS) return send(response, reply);
    if (streams >= MOST_STREAMS) return send(response, problem(503, `${MOST_STREAMS} others listen already`));
    streams += 1;
    response.once('close', () => {
      streams -= 1;
    });
    stream(request, response, feed, heartbeat);
  };
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 30_000, maxHeaderSize: 16_384 });
  server.on('request', (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen(options.port, LOOPBACK, () => resolve(null));
  });
  if (failed !== null) return { ok: false, message: bindFailure('the API', LOOPBACK, options.port, failed) };
  ({ port } = server.address() as AddressInfo);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ok: true, service: { close }, port };
}
