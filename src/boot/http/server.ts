import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { heldTo } from '../device/held-to.ts';
import type { HttpHandler } from './handler.ts';
import { Places } from './places.ts';
import { refuseConnection } from './refuse-connection.ts';
import { type BodyUnderWay, type Reply, sentence } from './reply.ts';
import { methodsOf, parseRoute, type Route } from './route.ts';
import { send } from './send.ts';

/** How long clients may take, in milliseconds. */
export interface HttpPatience {
  /** For all of a request's headers. */
  readonly headers: number;
  /** For all of a request. */
  readonly request: number;
  /** Without a byte in either direction. */
  readonly idle: number;
  /** For the answers that are under way when the server is closed. */
  readonly closing: number;
}

const PATIENCE: HttpPatience = { headers: 15_000, request: 30_000, idle: 60_000, closing: 2000 };

/** More than a site has machines; who opens more must not take the last file descriptor. */
const MOST_CONNECTIONS = 4000;

/**
 * How many may wait to be accepted, as far as the system goes along: by default 511, and of more that come at once some would
 * take themselves for connected of whom the server never hears.
 */
const BACKLOG = 4096;

/** After so many requests a connection is closed: no machine sends more, and who sends them unread must not fill the memory. */
const MOST_REQUESTS = 200;

/** What a server needs. */
export interface HttpServerOptions<A extends { readonly reply: Reply }> {
  readonly address: string;
  /** The interface that everything is held to, as far as the system can; any, where there is none. */
  readonly device?: string | null;
  /** 0 for any free one. */
  readonly port: number;
  readonly handler: HttpHandler<A>;
  readonly onProblem: (message: string) => void;
  readonly patience?: HttpPatience;
  readonly mostConnections?: number;
}

/** A running HTTP server. */
export interface HttpServer {
  readonly port: number;
  /** Lets the answers that are under way come to their end for a moment; resolves when no handle is left. */
  readonly close: () => Promise<void>;
}

/** The refusal of a request that no handler needs to see, or null. */
function refusal(method: string, route: Route | null): Reply | null {
  if (route === null) return sentence(404, 'vaq: nothing is served at this path');
  const methods = methodsOf(route);
  if (methods.includes(method)) return null;
  const allowed = methods.join(', ');
  return { ...sentence(405, `vaq: only ${allowed} is answered here`), headers: { Allow: allowed } };
}

async function handle<A extends { readonly reply: Reply }>(
  request: IncomingMessage,
  response: ServerResponse,
  handler: HttpHandler<A>,
  idle: number,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = request;
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  // A body is never needed: it is read to its end so that the connection can go on.
  request.resume();
  const raw = { method, target, address };
  const route = parseRoute(target);
  const refused = refusal(method, route);
  // Who waits while a file is fetched from elsewhere is not idle.
  request.socket.setTimeout(0);
  const answered = refused === null ? await handler.answer({ ...raw, route: route! }) : null;
  request.socket.setTimeout(idle);
  const onBody = (body: BodyUnderWay): (() => void) =>
    (answered && handler.sending?.(raw, answered, body)) ?? (() => undefined);
  handler.sent(raw, answered, await send(request, response, refused ?? answered!.reply, onBody));
}

async function listen(server: Server, port: number, address: string, device: string | null): Promise<void> {
  const fd = device === null ? null : await heldTo(device, 'tcp', address, port);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const listening = (): void => {
      server.removeListener('error', reject);
      resolve();
    };
    const place = fd === null ? { port, host: address } : { fd };
    server.listen({ ...place, backlog: BACKLOG }, listening);
  });
}

/** Serves machines on one address; rejects with Node's error if it cannot have the port. Slow, idle and malformed clients are cut off in bounded time. */
export async function startHttpServer<A extends { readonly reply: Reply }>(
  options: HttpServerOptions<A>,
): Promise<HttpServer> {
  const { address, device = null, port, handler, onProblem, patience = PATIENCE } = options;
  const { mostConnections = MOST_CONNECTIONS } = options;
  const problem = (error: Error): void => onProblem(`HTTP: ${error.message}`);
  const server = createServer({
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    // How often the first two are looked at; by default half a minute.
    connectionsCheckingInterval: Math.min(patience.headers, 1000),
    maxHeaderSize: 16_384,
  });
  server.timeout = patience.idle;
  server.maxConnections = mostConnections;
  server.maxRequestsPerSocket = MOST_REQUESTS;
  const underWay = new Set<Promise<void>>();
  /** The last request of each connection: the next one is begun when it has its answer, however many were sent at once. */
  const lastOf = new WeakMap<Socket, Promise<void>>();
  const places = new Places(mostConnections);
  server.on('connection', (socket) => places.opened(socket));
  server.on('request', (request, response) => {
    const { socket } = request;
    places.asked(socket);
    const before = lastOf.get(socket) ?? Promise.resolve();
    const one = before
      .then(() => handle(request, response, handler, patience.idle))
      .catch((error: Error) => {
        problem(error);
        response.destroy();
      });
    lastOf.set(socket, one);
    underWay.add(one);
    void one.finally(() => {
      underWay.delete(one);
      if (lastOf.get(socket) === one) places.answered(socket);
    });
  });
  server.on('clientError', refuseConnection);
  await listen(server, port, address, device);
  server.on('error', problem);
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    const patienceEnds = new AbortController();
    const ending = delay(patience.closing, undefined, { signal: patienceEnds.signal }).catch(() => undefined);
    await Promise.race([Promise.all(underWay), ending]);
    patienceEnds.abort();
    server.closeAllConnections();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, close };
}
