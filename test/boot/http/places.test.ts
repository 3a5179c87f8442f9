import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { suite } from 'uvu';
import { Places } from '../../../src/boot/http/places.ts';

const test = suite('boot/http/places');

/** So many connections, opened one after the other. */
function opened(places: Places, count: number): readonly Socket[] {
  return Array.from({ length: count }, () => {
    const socket = new Socket();
    places.opened(socket);
    return socket;
  });
}

/** Which of them were closed. */
const closed = (sockets: readonly Socket[]): readonly boolean[] => sockets.map(({ destroyed }) => destroyed);

test('before the last place is taken everyone stays', () => {
  assert.deepEqual(closed(opened(new Places(4), 3)), [false, false, false]);
});

test('then the one that has waited longest gives way', async () => {
  const places = new Places(4);
  const sockets = opened(places, 4);
  assert.deepEqual(closed(sockets), [true, false, false, false]);
  await new Promise((resolve) => setImmediate(resolve));
  const next = opened(places, 1);
  assert.deepEqual(closed([...sockets, ...next]), [true, true, false, false, false]);
});

test('who is being answered stays, and waits anew after that', async () => {
  const places = new Places(4);
  const [first, second, third] = opened(places, 3) as [Socket, Socket, Socket];
  places.asked(first);
  places.asked(second);
  places.answered(second);
  opened(places, 1);
  assert.deepEqual(closed([first, second, third]), [false, false, true]);
  await new Promise((resolve) => setImmediate(resolve));
  opened(places, 1);
  assert.deepEqual(closed([first, second]), [false, true]);
});

test('a newcomer never gives way to itself', () => {
  const places = new Places(2);
  const [busy] = opened(places, 1) as [Socket];
  places.asked(busy);
  assert.deepEqual(closed([busy, ...opened(places, 2)]), [false, true, false]);
});

test('who is gone when it was answered waits for nothing', () => {
  const places = new Places(2);
  const [gone] = opened(places, 1) as [Socket];
  places.asked(gone);
  gone.destroy();
  places.answered(gone);
  const [last] = opened(places, 1);
  assert.equal(last!.destroyed, false);
});

test.run();
