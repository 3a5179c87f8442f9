import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  beginTransfer,
  stepTransfer,
  type TransferAction,
  type TransferEvent,
  type TransferPlan,
  type TransferState,
} from '../../../src/boot/tftp/transfer.ts';

const test = suite('boot/tftp/transfer');

const PLAIN: TransferPlan = {
  blocks: 3,
  windowsize: 1,
  offersOptions: false,
  tellsSize: false,
  timeout: 1000,
  steady: false,
  retries: 5,
};
const OFFER: TransferPlan = { ...PLAIN, offersOptions: true, tellsSize: true };
const WINDOW: TransferPlan = { ...OFFER, blocks: 10, windowsize: 4 };

function show(action: TransferAction): string {
  if (action.kind === 'send-blocks') return `send ${action.first}..${action.last} wait ${action.wait}`;
  if (action.kind === 'send-options' || action.kind === 'hurry') return `${action.kind} wait ${action.wait}`;
  return action.kind === 'abort' ? `abort: ${action.reason}` : action.kind;
}

function eventOf(text: string): TransferEvent {
  const [kind, number = '', ...message] = text.split(' ');
  if (kind === 'ack') return { kind, block: Number(number) };
  if (kind === 'error') return { kind, code: Number(number), message: message.join(' ') };
  return { kind: 'timeout' };
}

/** Plays `event → action` lines: the first line is the beginning, each event must bring about its action. */
function play(plan: TransferPlan, begin: string, ...lines: string[]): TransferState {
  let step = beginTransfer(plan);
  const played = [show(step.action)];
  for (const line of lines) {
    const event = line.split(' → ')[0]!;
    step = stepTransfer(step.state, eventOf(event));
    played.push(`${event} → ${show(step.action)}`);
  }
  assert.deepEqual(played, [begin, ...lines]);
  return step.state;
}

test('without options the first block goes out at once, and each ACK brings the next', () => {
  play(
    PLAIN,
    'send 1..1 wait 1000',
    'ack 1 → send 2..2 wait 1000',
    'ack 2 → send 3..3 wait 1000',
    'ack 3 → finish',
    'ack 3 → ignore',
    'timeout → ignore',
    'error 0 late → ignore',
  );
});

test('with options the OACK comes first, and ACK 0 starts the blocks', () => {
  play(
    { ...OFFER, blocks: 1 },
    'send-options wait 1000',
    'ack 1 → ignore',
    'ack 0 → send 1..1 wait 1000',
    'ack 1 → finish',
  );
});

test('a window goes out whole, and an ACK inside it starts the next one there', () => {
  play(
    WINDOW,
    'send-options wait 1000',
    'ack 0 → send 1..4 wait 1000',
    'ack 4 → send 5..8 wait 1000',
    'ack 6 → send 7..10 wait 1000',
    'ack 10 → finish',
  );
});

test('an ERROR to the OACK that told the size is a probe, with the codes that firmware uses', () => {
  play(OFFER, 'send-options wait 1000', 'error 8 User aborted → probe', 'ack 0 → ignore');
  play(OFFER, 'send-options wait 1000', 'error 0 TFTP Aborted → probe');
});

test('any other ERROR is a failure', () => {
  play(OFFER, 'send-options wait 1000', 'error 3 Disk full → abort: the client gave up: error 3 Disk full');
  play(
    { ...OFFER, tellsSize: false },
    'send-options wait 1000',
    'error 8  → abort: the client gave up: error 8',
  );
  play(
    OFFER,
    'send-options wait 1000',
    'ack 0 → send 1..1 wait 1000',
    'error 8 User aborted → abort: the client gave up: error 8 User aborted',
  );
});

test('silence is answered by a resend, each wait twice as long up to eight times, and then by giving up', () => {
  play(
    WINDOW,
    'send-options wait 1000',
    'timeout → send-options wait 2000',
    'ack 0 → send 1..4 wait 1000',
    'ack 4 → send 5..8 wait 1000',
    'timeout → send 5..8 wait 2000',
    'timeout → send 5..8 wait 4000',
    'timeout → send 5..8 wait 8000',
    'timeout → send 5..8 wait 8000',
    'timeout → send 5..8 wait 8000',
    'timeout → abort: no answer after 5 resends',
    'ack 8 → ignore',
  );
});

test('progress, however small, starts the count of resends anew', () => {
  play(
    { ...PLAIN, retries: 1 },
    'send 1..1 wait 1000',
    'timeout → send 1..1 wait 2000',
    'ack 1 → send 2..2 wait 1000',
    'timeout → send 2..2 wait 2000',
    'timeout → abort: no answer after 1 resends',
  );
});

test('a client that leaves without acknowledging the end is told apart from one that is gone', () => {
  play(
    { ...PLAIN, blocks: 2, retries: 0 },
    'send 1..1 wait 1000',
    'ack 1 → send 2..2 wait 1000',
    'timeout → abort: the last block was sent but not acknowledged after 0 resends',
  );
});

test('a timeout that the client asked for is kept to', () => {
  play(
    { ...PLAIN, timeout: 3000, steady: true, retries: 2 },
    'send 1..1 wait 3000',
    'timeout → send 1..1 wait 3000',
    'timeout → send 1..1 wait 3000',
    'timeout → abort: no answer after 2 resends',
  );
});

test('in lock-step a repeated ACK does nothing at all', () => {
  play(
    PLAIN,
    'send 1..1 wait 1000',
    'ack 0 → ignore',
    'ack 1 → send 2..2 wait 1000',
    'ack 1 → ignore',
    'ack 1 → ignore',
    'ack 2 → send 3..3 wait 1000',
    'ack 1 → ignore',
    'ack 2 → ignore',
  );
});

test('in a window a repeated ACK shortens the wait once, and sends nothing where the client goes on', () => {
  play(
    WINDOW,
    'send-options wait 1000',
    'ack 0 → send 1..4 wait 1000',
    'ack 0 → hurry wait 125',
    'ack 0 → ignore',
    'ack 4 → send 5..8 wait 1000',
    'ack 4 → hurry wait 125',
    'timeout → send 5..8 wait 1000',
    'ack 4 → ignore',
    'timeout → send 5..8 wait 2000',
    'ack 8 → send 9..10 wait 1000',
    'ack 8 → hurry wait 125',
    'ack 10 → finish',
  );
});

test('an ACK of a block that has not been sent, or that is long past, is ignored', () => {
  play(
    { ...WINDOW, blocks: 100 },
    'send-options wait 1000',
    'ack 0 → send 1..4 wait 1000',
    'ack 5 → ignore',
    'ack 65535 → ignore',
    'ack 4 → send 5..8 wait 1000',
    'ack 3 → ignore',
    'ack 0 → ignore',
    'ack 9 → ignore',
  );
});

test('block numbers roll over to 0, and the count goes on', () => {
  let step = beginTransfer({ ...PLAIN, blocks: 200_000, windowsize: 7 });
  let acked = 0;
  while (acked < 200_000) {
    const last = Math.min(acked + 7, 200_000);
    assert.deepEqual(step.action, { kind: 'send-blocks', first: acked + 1, last, wait: 1000 });
    acked = last;
    // An old ACK from just before the roll-over must not be taken for a new one.
    assert.deepEqual(stepTransfer(step.state, { kind: 'ack', block: (acked - 20) & 0xffff }).action, {
      kind: 'ignore',
    });
    step = stepTransfer(step.state, { kind: 'ack', block: acked & 0xffff });
  }
  assert.deepEqual(step.action, { kind: 'finish' });
});

test.run();
