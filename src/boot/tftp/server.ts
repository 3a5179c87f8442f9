import { decodePacket, isRequest, TFTP_ERROR, type TftpMalformed, type TftpRequest } from './codec.ts';
import type { TftpRefusal } from './content.ts';
import { PLAIN_TERMS, type TftpClient } from './events.ts';
import { judgeRequest } from './request.ts';
import { Port } from './server/port.ts';
import { sharedPorts, singlePort } from './server/ports.ts';
import { type Reading, serveRead } from './server/serve-read.ts';
import { settingsFor, type TftpServerOptions } from './server/settings.ts';
import { bindBatched, bindSocket, sendPacket } from './server/socket.ts';

/** A server at work. */
export interface TftpServer {
  readonly port: number;
  /** Ends every transfer; resolves when no socket, timer or file is left, however often it is called. */
  readonly close: () => Promise<void>;
}

/** A request that is being answered, and where and how it came. */
interface Pending {
  readonly client: TftpClient;
  readonly bytes: Uint8Array;
  readonly reading: Reading;
}

/**
 * Serves reads by TFTP (RFC 1350, RFC 2347–2349, RFC 7440) until it is closed; rejects with Node's error if it cannot
 * have the port. What comes from the network never throws: it ends as an event, as a problem, or as nothing.
 */
export async function startTftpServer(options: TftpServerOptions): Promise<TftpServer> {
  const settings = settingsFor(options.address, options.settings);
  // Only where transfers stay on it is there much to send.
  const own = settings.singlePort
    ? await bindBatched(options.address, options.port, options.device)
    : { socket: await bindSocket(options.address, options.port, options.device), batch: null };
  const { socket } = own;
  const pending = new Set<Pending>();
  let closing: Promise<void> | null = null;
  // Closed with the server, and not with its last transfer.
  const ownPort = new Port(own, async () => undefined);
  const connect = settings.singlePort
    ? singlePort(ownPort)
    : sharedPorts(options.address, (message) => options.onProblem({ client: null, message }), options.device);

  const problemOf = (client: TftpClient) => (message: string) => options.onProblem({ client, message });
  const refuse = (client: TftpClient, { code, message }: TftpRefusal) =>
    sendPacket(socket, { kind: 'error', code, message }, client, problemOf(client));
  const report = (path: string, client: TftpClient, reason: string) => {
    const { blksize, windowsize } = PLAIN_TERMS;
    options.onEvent({
      kind: 'refused',
      path,
      client,
      bytes: 0,
      ms: 0,
      blksize,
      windowsize,
      heard: false,
      reason,
    });
  };

  /**
   * Whether this request is being answered already: until the client has spoken, the transfer resends by itself. After
   * that it is one more transfer beside the first, for a machine that was reset may ask again from the same port.
   */
  function isRepeated(client: TftpClient, bytes: Uint8Array): boolean {
    for (const one of pending) {
      const { address, port } = one.client;
      if (port !== client.port || address !== client.address || one.reading.heard()) continue;
      if (Buffer.compare(one.bytes, bytes) === 0) return true;
    }
    return false;
  }

  function serve(request: TftpRequest, path: string, bytes: Uint8Array, client: TftpClient): void {
    const reading = serveRead({
      options,
      settings,
      client,
      path,
      request,
      connect,
      onProblem: problemOf(client),
      refuse: (refusal) => refuse(client, refusal),
    });
    const one: Pending = { client, bytes: Uint8Array.from(bytes), reading };
    pending.add(one);
    void reading.done.finally(() => pending.delete(one));
  }

  function onRequest(request: TftpRequest, bytes: Uint8Array, client: TftpClient): void {
    const { path, refusal } = judgeRequest(request);
    if (refusal) {
      refuse(client, refusal);
      report(path, client, refusal.message);
    } else if (isRepeated(client, bytes)) {
      return;
    } else if (pending.size >= settings.maxTransfers) {
      // Firmware gives up at an ERROR, but asks again after silence.
      report(path, client, 'too many transfers at once');
    } else {
      serve(request, path, bytes, client);
    }
  }

  function onMalformed({ opcode, problem }: TftpMalformed, client: TftpClient): void {
    problemOf(client)(problem);
    // Only a broken request gets an answer: an ERROR in reply to an ERROR might never end.
    if (opcode === 1 || opcode === 2)
      refuse(client, { code: TFTP_ERROR.illegalOperation, message: `malformed request: ${problem}` });
  }

  ownPort.hearAll((bytes, client) => {
    if (closing) return;
    if (settings.singlePort && !isRequest(bytes)) {
      // What comes from nobody who is served is the rest of a transfer that has ended.
      ownPort.deliver(bytes, client);
      return;
    }
    const packet = decodePacket(bytes);
    if (packet.kind === 'malformed') return onMalformed(packet, client);
    if (packet.kind === 'read' || packet.kind === 'write') return onRequest(packet, bytes, client);
    problemOf(client)(`a packet of kind "${packet.kind}" came to the port for requests`);
  });
  socket.on('error', (error) => options.onProblem({ client: null, message: error.message }));

  async function shutDown(): Promise<void> {
    for (const { reading } of pending) reading.stop('the server is closing');
    await Promise.all([...pending].map(({ reading }) => reading.done));
    await ownPort.close();
  }

  const close = () => {
    closing ??= shutDown();
    return closing;
  };
  return { port: socket.address().port, close };
}
