import { TFTP_ERROR, type TftpRequest } from '../codec.ts';
import type { TftpRefusal } from '../content.ts';
import { PLAIN_TERMS, type TftpClient, type TftpEvent } from '../events.ts';
import { negotiate, type TftpTerms } from '../negotiate.ts';
import { closeContent, isRefusal, openContent } from './open-content.ts';
import type { Line } from './port.ts';
import type { Connect } from './ports.ts';
import { type Session, startSession } from './session.ts';
import type { TftpServerOptions, TftpSettings } from './settings.ts';

/** One read request that is to be answered; `path` is normalised. */
export interface ReadInput {
  readonly options: TftpServerOptions;
  readonly settings: TftpSettings;
  readonly client: TftpClient;
  readonly path: string;
  readonly request: TftpRequest;
  readonly connect: Connect;
  readonly onProblem: (message: string) => void;
  /** Sends an ERROR that stands for the whole answer. */
  readonly refuse: (refusal: TftpRefusal) => void;
}

/** A read request being answered. */
export interface Reading {
  /** Whether the client has answered our first packet. */
  readonly heard: () => boolean;
  readonly stop: (reason: string) => void;
  /** Resolves when nothing of it is left; rejects only if a callback of the caller throws. */
  readonly done: Promise<void>;
}

/** Answers one read request, from opening the file to the last event. */
export function serveRead(input: ReadInput): Reading {
  const { options, settings, client, path, request, connect, onProblem, refuse } = input;
  const began = performance.now();
  let session: Session | null = null;
  let stopped: string | null = null;

  function report(kind: TftpEvent['kind'], terms: TftpTerms, bytes = 0, reason: string | null = null): void {
    const ms = Math.round(performance.now() - began);
    const { blksize, windowsize } = terms;
    const heard = session?.heard() ?? false;
    options.onEvent({ kind, path, client, bytes, ms, blksize, windowsize, heard, reason });
  }

  function decline(refusal: TftpRefusal): void {
    refuse(refusal);
    report('refused', PLAIN_TERMS, 0, refusal.message);
  }

  async function lineToClient(): Promise<Line | null> {
    try {
      return await connect(client);
    } catch (error) {
      onProblem(`no port for the transfer: ${String(error)}`);
      return null;
    }
  }

  async function run(): Promise<void> {
    const opened = await openContent(() => options.open(path, client), request.mode, onProblem);
    if (isRefusal(opened)) return decline(opened);
    const line = stopped === null ? await lineToClient() : null;
    if (!line) {
      await closeContent(opened, onProblem);
      return decline({ code: TFTP_ERROR.undefined, message: stopped ?? 'the server is out of ports' });
    }
    const terms = negotiate(request.options, opened.size, settings);
    report('started', terms);
    const { timeout, retries } = settings;
    session = startSession({ line, content: opened, terms, timeout, retries, onProblem });
    const { acknowledged: bytesNow } = session;
    const over = options.onTransfer?.({ path, client, total: opened.size, bytes: bytesNow });
    if (stopped !== null) session.stop(stopped);
    const { kind, bytes, reason } = await session.ended;
    over?.();
    report(kind, terms, bytes, reason);
  }

  const stop = (reason: string) => {
    stopped ??= reason;
    session?.stop(reason);
  };
  return { heard: () => session?.heard() ?? false, stop, done: run() };
}
