import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Slots } from '../../src/files/slots.ts';

const test = suite('files/slots');

test('no more than the count run at once, in order, also where some fail', async () => {
  const slots = new Slots(2);
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) => async () => {
    began.push(number);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    if (number % 2 === 1) throw new Error(`no ${number}`);
    return number;
  };
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => slots.run(work(number))));
  assert.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message)),
    [0, 'no 1', 2, 'no 3', 4],
  );
  assert.deepEqual([began, most], [[0, 1, 2, 3, 4], 2]);
});

test.run();
