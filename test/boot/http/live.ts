import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { HttpHandler, HttpRequest, RawRequest } from '../../../src/boot/http/handler.ts';
import type { BodyUnderWay, Reply, Sent } from '../../../src/boot/http/reply.ts';
import { type HttpPatience, type HttpServer, startHttpServer } from '../../../src/boot/http/server.ts';

/** A reply that knows nothing more of itself. */
interface Bare {
  readonly reply: Reply;
}

/** What a live server has told its handler. */
export interface Told {
  readonly request: RawRequest;
  /** Whether the handler had answered it, and not the server itself. */
  readonly answered: boolean;
  readonly sent: Sent;
}

/** A server on loopback with what it was asked and what it has told. */
export interface Live {
  readonly server: HttpServer;
  readonly asked: HttpRequest[];
  readonly told: Told[];
  readonly problems: string[];
  /** The bodies of files that have begun to leave, each with whether it is over. */
  readonly bodies: { readonly body: BodyUnderWay; over: boolean }[];
  /** The next thing that is told, also one that was told already. */
  readonly nextTold: () => Promise<Told>;
}

/** Starts a server on a free port of loopback that answers as `reply` says. */
export async function startLive(
  reply: (request: HttpRequest) => Reply | Promise<Reply>,
  patience?: HttpPatience,
  mostConnections?: number,
): Promise<Live> {
  const asked: HttpRequest[] = [];
  const told: Told[] = [];
  const problems: string[] = [];
  const bodies: { readonly body: BodyUnderWay; over: boolean }[] = [];
  let read = 0;
  let wake = (): void => undefined;
  const handler: HttpHandler<Bare> = {
    answer: async (request) => {
      asked.push(request);
      return { reply: await reply(request) };
    },
    sending: (_, __, body) => {
      const one = { body, over: false };
      bodies.push(one);
      return () => {
        one.over = true;
      };
    },
    sent: (request, answered, sent) => {
      told.push({ request, answered: answered !== null, sent });
      wake();
    },
  };
  const nextTold = async (): Promise<Told> => {
    while (told.length <= read) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return told[read++]!;
  };
  const server = await startHttpServer({
    address: '127.0.0.1',
    port: 0,
    handler,
    onProblem: (problem) => problems.push(problem),
    ...(patience && { patience }),
    ...(mostConnections !== undefined && { mostConnections }),
  });
  return { server, asked, told, problems, bodies, nextTold };
}

/** A connection to a port of loopback. */
export async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // The server may cut it at any time: what has come by then is what counts.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes on a connection until the other side ends it, as latin1. */
export async function drain(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (bytes) => parts.push(bytes));
  // Not `once` of node:events: it rejects where the other side has cut the connection, and what has come still counts.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(parts).toString('latin1');
}

/**
 * Sends octets written as latin1 on a connection of their own, and gives all that comes back until nothing more has come for
 * `quiet` ms; for the first of it a busy machine has longer.
 */
export async function exchange(port: number, octets: string, quiet = 2000): Promise<string> {
  const socket = await dial(port);
  const answer = drain(socket);
  socket.setTimeout(Math.max(quiet, 20_000), () => socket.end());
  socket.once('data', () => socket.setTimeout(quiet));
  socket.write(Buffer.from(octets, 'latin1'));
  return answer;
}
