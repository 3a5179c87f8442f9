import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { WaitTimer } from '../../../../src/boot/tftp/server/wait-timer.ts';

const test = suite('boot/tftp/server/wait-timer');

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('it calls back once for the last time that was set, and again when set again', async () => {
  let calls = 0;
  const timer = new WaitTimer(() => {
    calls += 1;
  });
  timer.set(10_000);
  timer.set(5);
  timer.set(5);
  await after(40);
  assert.equal(calls, 1);
  timer.set(5);
  await after(40);
  assert.equal(calls, 2);
});

test('it does not call back once it is cleared, and can be set again', async () => {
  let calls = 0;
  const timer = new WaitTimer(() => {
    calls += 1;
  });
  timer.set(5);
  timer.clear();
  await after(30);
  assert.equal(calls, 0);
  timer.set(5);
  await after(30);
  assert.equal(calls, 1);
});

test.run();
