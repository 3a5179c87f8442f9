import { decodePacket, TFTP_ERROR } from '../codec.ts';
import type { TftpContent } from '../content.ts';
import { FrameStore } from '../frames.ts';
import type { TftpTerms } from '../negotiate.ts';
import { printable } from '../strings.ts';
import { beginTransfer, stepTransfer, type TransferAction, type TransferEvent } from '../transfer.ts';
import { BlockSender } from './block-sender.ts';
import { closeContent } from './open-content.ts';
import type { Line } from './port.ts';
import { WaitTimer } from './wait-timer.ts';

/** How one transfer ended; `bytes` are those that the client has acknowledged. */
export interface SessionEnd {
  readonly kind: 'finished' | 'probed' | 'failed';
  readonly bytes: number;
  readonly reason: string | null;
}

/** What one transfer works with; the session closes line and content. */
export interface SessionInput {
  readonly line: Line;
  readonly content: TftpContent;
  readonly terms: TftpTerms;
  /** Milliseconds before the first resend, where the client did not ask for a timeout. */
  readonly timeout: number;
  readonly retries: number;
  readonly onProblem: (message: string) => void;
}

/** A transfer under way. */
export interface Session {
  /** Whether the client has answered on this transfer's port yet. */
  readonly heard: () => boolean;
  /** How many octets the client has acknowledged so far. */
  readonly acknowledged: () => number;
  /** Ends the transfer as failed and tells the client why; nothing happens if it is over. */
  readonly stop: (reason: string) => void;
  /** Resolves when the transfer is over and its socket and content are closed; never rejects. */
  readonly ended: Promise<SessionEnd>;
}

function eventOf(bytes: Uint8Array): TransferEvent | null {
  const packet = decodePacket(bytes);
  if (packet.kind === 'ack') return packet;
  if (packet.kind === 'error') return { ...packet, message: printable(packet.message) };
  return null;
}

/** Carries out one transfer on its own line, from the first packet to the last. */
export function startSession(input: SessionInput): Session {
  const { line, content, terms, onProblem } = input;
  let heard = false;
  let over = false;
  let finish!: (end: SessionEnd) => void;
  const ended = new Promise<SessionEnd>((resolve) => {
    finish = resolve;
  });
  const frames = new FrameStore(content, terms.blksize, terms.windowsize);
  const timer = new WaitTimer(() => advance({ kind: 'timeout' }));
  const sender = new BlockSender(frames, {
    sendFrame: line.sendFrame,
    onSent: (wait) => timer.set(wait),
    onReadError: (error) => {
      onProblem(`the file could not be read: ${String(error)}`);
      stop('the file could not be read');
    },
  });

  const acknowledged = (): number => Math.min(step.state.acked * terms.blksize, content.size);

  async function end(kind: SessionEnd['kind'], reason: string | null): Promise<void> {
    if (over) return;
    over = true;
    timer.clear();
    await Promise.all([line.close(), sender.stop()]);
    await closeContent(content, onProblem);
    finish({ kind, bytes: acknowledged(), reason });
  }

  function stop(reason: string): void {
    if (over) return;
    line.send({ kind: 'error', code: TFTP_ERROR.undefined, message: reason });
    void end('failed', reason);
  }

  function act(action: TransferAction): void {
    switch (action.kind) {
      case 'ignore':
        break;
      case 'send-options':
        line.send({ kind: 'options', options: terms.accepted });
        timer.set(action.wait);
        break;
      case 'send-blocks':
        sender.send(action);
        if (sender.reading) timer.clear();
        break;
      case 'hurry':
        if (!sender.reading) timer.set(action.wait);
        break;
      case 'finish':
        void end('finished', null);
        break;
      case 'probe':
        void end('probed', null);
        break;
      case 'abort':
        void end('failed', action.reason);
    }
  }

  function advance(event: TransferEvent): void {
    step = stepTransfer(step.state, event);
    act(step.action);
  }

  line.hear({
    onDatagram: (bytes) => {
      const event = eventOf(bytes);
      if (!event) return;
      heard = true;
      advance(event);
    },
    onCut: (reason) => void end('failed', reason),
    onProblem,
  });

  let step = beginTransfer({
    blocks: frames.blocks,
    windowsize: terms.windowsize,
    offersOptions: terms.accepted.size > 0,
    tellsSize: terms.accepted.has('tsize'),
    timeout: terms.timeout === null ? input.timeout : terms.timeout * 1000,
    steady: terms.timeout !== null,
    retries: input.retries,
  });
  act(step.action);
  return { heard: () => heard, acknowledged, stop, ended };
}
