/** What a transfer needs to know before it begins. */
export interface TransferPlan {
  /** Whole blocks and the short one that ends the file: at least 1. Block numbers here never roll over. */
  readonly blocks: number;
  readonly windowsize: number;
  /** Whether the client waits for an OACK before the first block. */
  readonly offersOptions: boolean;
  /** Whether that OACK tells the size: then an ERROR in reply means that the client wanted only that. */
  readonly tellsSize: boolean;
  /** Milliseconds before the first resend; each further one waits twice as long, unless `steady`. */
  readonly timeout: number;
  readonly steady: boolean;
  /** Resends without progress before the transfer is given up. */
  readonly retries: number;
}

/** What can happen to a transfer; `block` is as on the wire, modulo 65536. `timeout` is due `wait` after an action. */
export type TransferEvent =
  | { readonly kind: 'ack'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  | { readonly kind: 'timeout' };

/** What is to be done next: an action with `wait` starts the clock anew, `ignore` lets it run. */
export type TransferAction =
  | { readonly kind: 'send-options'; readonly wait: number }
  | { readonly kind: 'send-blocks'; readonly first: number; readonly last: number; readonly wait: number }
  | { readonly kind: 'hurry'; readonly wait: number }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'probe' }
  | { readonly kind: 'abort'; readonly reason: string };

/** Where a transfer stands; the client has `acked` blocks, and everything up to `sent` has gone out. */
export interface TransferState {
  readonly plan: TransferPlan;
  readonly phase: 'options' | 'data' | 'over';
  readonly acked: number;
  readonly sent: number;
  readonly resends: number;
  /** Whether a repeated ACK has shortened the wait since the last progress: once is all it can do. */
  readonly hurry: 'unused' | 'running' | 'used';
}

/** A state and the action that led to it. */
export interface TransferStep {
  readonly state: TransferState;
  readonly action: TransferAction;
}

const IGNORE: TransferAction = { kind: 'ignore' };
const BACKOFF_LIMIT = 8;
const HURRY_SHARE = 8;
// EDK II aborts a size probe with 8, the older PXE ROMs with 0.
const PROBE_CODES: readonly number[] = [0, 8];

function wait(state: TransferState): number {
  const { timeout, steady } = state.plan;
  return steady ? timeout : timeout * Math.min(2 ** state.resends, BACKOFF_LIMIT);
}

function over(state: TransferState, action: TransferAction): TransferStep {
  return { state: { ...state, phase: 'over' }, action };
}

function sendFrom(state: TransferState): TransferStep {
  // Each packet comes here: to copy a state by its spread costs more than all the rest.
  const { plan, acked, resends, hurry } = state;
  const sent = Math.min(acked + plan.windowsize, plan.blocks);
  const next: TransferState = { plan, phase: 'data', acked, sent, resends, hurry };
  return { state: next, action: { kind: 'send-blocks', first: acked + 1, last: sent, wait: wait(next) } };
}

/** The first step of a transfer: the OACK where one is due, else the first block (RFC 1350, section 4). */
export function beginTransfer(plan: TransferPlan): TransferStep {
  const state: TransferState = { plan, phase: 'options', acked: 0, sent: 0, resends: 0, hurry: 'unused' };
  if (plan.offersOptions) return { state, action: { kind: 'send-options', wait: wait(state) } };
  return sendFrom(state);
}

/** The next step of a transfer: pure, and total over all events in all phases. */
export function stepTransfer(state: TransferState, event: TransferEvent): TransferStep {
  if (state.phase === 'over') return { state, action: IGNORE };
  if (event.kind === 'ack') return onAck(state, event.block);
  if (event.kind === 'timeout') return onTimeout(state);
  if (state.phase === 'options' && state.plan.tellsSize && PROBE_CODES.includes(event.code))
    return over(state, { kind: 'probe' });
  return over(state, {
    kind: 'abort',
    reason: `the client gave up: error ${event.code} ${event.message}`.trim(),
  });
}

function onAck(state: TransferState, block: number): TransferStep {
  if (state.phase === 'options') return block === 0 ? sendFrom(fresh(state, 0)) : { state, action: IGNORE };
  // The distance modulo 65536 carries the count over the roll-over; an old ACK comes out far beyond `sent`.
  const acked = state.acked + ((block - state.acked) & 0xffff);
  if (acked > state.sent) return { state, action: IGNORE };
  if (acked === state.acked) return onRepeatedAck(state);
  const next = fresh(state, acked);
  return acked === state.plan.blocks ? over(next, { kind: 'finish' }) : sendFrom(next);
}

function fresh({ plan, phase, sent }: TransferState, acked: number): TransferState {
  return { plan, phase, acked, sent, resends: 0, hurry: 'unused' };
}

/**
 * A repeated ACK never sends anything by itself, or each duplicate would beget another for the rest of the file (the
 * Sorcerer's Apprentice, RFC 1123, section 4.2.3.1). In a window it may also say that the first block was lost (RFC 7440,
 * section 4): then the client stays silent. So it shortens the wait, once; where the client goes on, nothing is resent.
 */
function onRepeatedAck(state: TransferState): TransferStep {
  if (state.plan.windowsize === 1 || state.hurry !== 'unused') return { state, action: IGNORE };
  return {
    state: { ...state, hurry: 'running' },
    action: { kind: 'hurry', wait: Math.ceil(state.plan.timeout / HURRY_SHARE) },
  };
}

function onTimeout(state: TransferState): TransferStep {
  if (state.hurry === 'running') return sendFrom({ ...state, hurry: 'used' });
  const { retries, blocks } = state.plan;
  if (state.resends >= retries) {
    // Some firmware boots without acknowledging the end: whoever reads this must not think that nothing arrived.
    const what = state.sent === blocks ? 'the last block was sent but not acknowledged' : 'no answer';
    return over(state, { kind: 'abort', reason: `${what} after ${retries} resends` });
  }
  const next = { ...state, resends: state.resends + 1 };
  if (state.phase === 'options') return { state: next, action: { kind: 'send-options', wait: wait(next) } };
  return sendFrom(next);
}
