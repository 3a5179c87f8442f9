import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Transfer, Transfers } from '../../src/boot/transfers.ts';

const test = suite('boot/transfers');

function transfer(path: string): Transfer {
  return { host: null, protocol: 'tftp', path, address: '198.51.100.11', total: 10, bytes: () => 5 };
}

test('a transfer is under way from its beginning to its end, which may be said twice', () => {
  const transfers = new Transfers();
  const [first, second] = [transfer('a'), transfer('b')];
  const end = transfers.begin(first);
  transfers.begin(second);
  assert.deepEqual(transfers.list(), [first, second]);
  end();
  end();
  assert.deepEqual(transfers.list(), [second]);
});

test.run();
