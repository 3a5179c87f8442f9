import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply, Sent } from './reply.ts';
import { sentence } from './reply.ts';
import { parseRoute, type Route } from './route.ts';
import { send } from './send.ts';

/** One request as the session sees it. */
export interface HttpRequest {
  readonly method: string;
  /** The path and query as asked. */
  readonly target: string;
  /** The client's address. */
  readonly address: string;
  readonly route: Route;
}

/** The side that knows what to answer. */
export interface HttpHandler {
  /** The answer to a request whose route exists; what it depends on is durable when this resolves. */
  readonly answer: (request: HttpRequest) => Promise<Reply>;
  /** Told once an answer has gone out, also for requests that lead nowhere (`route` null). */
  readonly sent: (request: Omit<HttpRequest, 'route'> & { readonly route: Route | null }, sent: Sent) => void;
}

/** A running HTTP server. */
export interface HttpServer {
  readonly port: number;
  /** Ends every connection; resolves when no handle is left. */
  readonly close: () => Promise<void>;
}

const METHODS = new Set(['GET', 'HEAD']);

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  handler: HttpHandler,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = request;
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const route = parseRoute(target);
  const allowed = METHODS.has(method) || (method === 'POST' && route?.kind === 'checkpoint');
  // A body is never needed: it is read to its end so that the connection can go on.
  request.resume();
  let reply: Reply;
  if (!allowed) reply = sentence(405, 'vaq: only GET and HEAD are answered here');
  else if (route === null) reply = sentence(404, 'vaq: nothing is served at this path');
  else reply = await handler.answer({ method, target, address, route });
  handler.sent({ method, target, address, route }, await send(request, response, reply));
}

/** Serves machines on one address. Slow, idle and malformed clients are cut off in bounded time. */
export function startHttpServer(options: {
  readonly address: string;
  readonly port: number;
  readonly handler: HttpHandler;
  readonly onProblem: (message: string) => void;
}): Promise<HttpServer> {
  const { address, port, handler, onProblem } = options;
  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 15_000,
    keepAliveTimeout: 30_000,
    maxHeaderSize: 16_384,
  });
  server.on('request', (request, response) => {
    handle(request, response, handler).catch((error: Error) => {
      onProblem(`HTTP: ${error.message}`);
      response.destroy();
    });
  });
  server.on('clientError', (_, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.removeListener('error', reject);
      server.on('error', (error) => onProblem(`HTTP: ${error.message}`));
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ port: (server.address() as AddressInfo).port, close });
    });
  });
}
