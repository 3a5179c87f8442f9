import { bytesContent, type TftpContent, type TftpRefusal } from '../../../src/boot/tftp/content.ts';
import type { TftpEvent, TftpProblem, TftpTransfer } from '../../../src/boot/tftp/events.ts';
import type { TftpSettings } from '../../../src/boot/tftp/server/settings.ts';
import { startTftpServer, type TftpServer } from '../../../src/boot/tftp/server.ts';

/** What a test can give by name: octets, content of its own, or a failure. */
export type Files = Readonly<Record<string, Uint8Array | (() => Promise<TftpContent>)>>;

/** A server on loopback and all that it has said. */
export interface Harness extends TftpServer {
  readonly events: TftpEvent[];
  readonly problems: TftpProblem[];
  /** The transfers that have begun, each with whether it is over. */
  readonly transfers: { readonly transfer: TftpTransfer; over: boolean }[];
  /** How many contents are open. */
  readonly open: () => number;
  /** Each event as `kind path: bytes reason`, without what differs from run to run. */
  readonly story: () => readonly string[];
  /** Resolves when there are that many events; rejects after five seconds. */
  readonly told: (count: number) => Promise<void>;
}

/** Serves these files on a free port of loopback. */
export async function serve(
  files: Files,
  settings: Partial<TftpSettings> = {},
  address = '127.0.0.1',
): Promise<Harness> {
  const events: TftpEvent[] = [];
  const problems: TftpProblem[] = [];
  const transfers: { readonly transfer: TftpTransfer; over: boolean }[] = [];
  let count = 0;

  async function open(path: string): Promise<TftpContent | TftpRefusal> {
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (file === undefined) return { code: 1, message: 'file not found' };
    const content = typeof file === 'function' ? await file() : bytesContent(file);
    count += 1;
    const close = async () => {
      count -= 1;
      await content.close();
    };
    return { ...content, close };
  }

  const server = await startTftpServer({
    address,
    port: 0,
    open,
    onEvent: (event) => events.push(event),
    onProblem: (problem) => problems.push(problem),
    onTransfer: (transfer) => {
      const one = { transfer, over: false };
      transfers.push(one);
      return () => {
        one.over = true;
      };
    },
    settings,
  });
  const story = () =>
    events.map(
      ({ kind, path, bytes, reason }) => `${kind} ${path}: ${bytes}${reason === null ? '' : ` ${reason}`}`,
    );
  async function told(wanted: number): Promise<void> {
    const until = Date.now() + 5000;
    while (events.length < wanted) {
      if (Date.now() > until) throw new Error(`only ${events.length} events: ${story().join('; ')}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  return { ...server, events, problems, transfers, open: () => count, story, told };
}
