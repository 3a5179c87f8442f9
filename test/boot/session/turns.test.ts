import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Turns } from '../../../src/boot/session/turns.ts';

const test = suite('boot/session/turns');

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('under one name one thing happens after the other, under two at once', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const work = (what: string) => async (): Promise<string> => {
    order.push(`${what} begins`);
    await soon();
    order.push(`${what} ends`);
    return what;
  };
  const all = [turns.take('a', work('a1')), turns.take('a', work('a2')), turns.take('b', work('b1'))];
  assert.deepEqual(await Promise.all(all), ['a1', 'a2', 'b1']);
  assert.deepEqual(order, ['a1 begins', 'b1 begins', 'a1 ends', 'a2 begins', 'b1 ends', 'a2 ends']);
});

test('what fails fails for the one who asked, and the next goes on', async () => {
  const turns = new Turns();
  const failed = turns.take('a', () => Promise.reject(new Error('a defect')));
  const next = turns.take('a', async () => 'well');
  await assert.rejects(failed, /a defect/);
  assert.equal(await next, 'well');
});

test.run();
