import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { WaitableLog } from './waitable-log.ts';

const test = suite('e2e/lab/waitable-log');
const numbers = () => new WaitableLog<number>('numbers', (entry) => `<${entry}>`);

test('an entry is found whether it came before the wait or after', async () => {
  const log = numbers();
  log.append(1);
  const later = log.first('a two', (entry) => entry === 2, 5);
  log.append(2);
  assert.equal(await log.first('a one', (entry) => entry === 1, 5), 1);
  assert.equal(await later, 2);
  assert.deepEqual(log.entries, [1, 2]);
});

test('a wait in vain says what it waited for, and what came last', async () => {
  const log = numbers();
  log.append(1);
  await assert.rejects(
    log.first('a two', (entry) => entry === 2, 0.01),
    { message: 'numbers: no a two within 0.01 s; its last entries:\n  <1>' },
  );
});

test('the end of the log ends every wait, those that begin later too', async () => {
  const log = numbers();
  const waiting = log.first('a two', (entry) => entry === 2, 5);
  log.end('it ended with 1');
  await assert.rejects(waiting, { message: 'numbers: it ended with 1; its last entries:\n' });
  await assert.rejects(
    log.first('a two', (entry) => entry === 2, 5),
    { message: 'numbers: it ended with 1, without a two; its last entries:\n' },
  );
});

test.run();
