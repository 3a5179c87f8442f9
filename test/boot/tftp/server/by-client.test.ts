import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { ByClient } from '../../../../src/boot/tftp/server/by-client.ts';

const test = suite('boot/tftp/server/by-client');

const A = { address: '198.51.100.11', port: 2070 };
const B = { address: '198.51.100.11', port: 2071 };
const C = { address: '198.51.100.12', port: 2070 };

test('clients are told apart by address and port', () => {
  const names = new ByClient<string>();
  for (const [client, name] of [[A, 'a'] as const, [B, 'b'] as const, [C, 'c'] as const])
    names.set(client, name);
  assert.deepEqual(
    [{ ...A }, { ...B }, { ...C }, { ...C, port: 2071 }].map((one) => names.get(one)),
    ['a', 'b', 'c', undefined],
  );
  assert.deepEqual([names.size, names.values()], [3, ['a', 'b', 'c']]);
});

test('the last that is set for a client holds, and counts once', () => {
  const names = new ByClient<string>();
  names.set(A, 'old');
  names.set(A, 'new');
  assert.deepEqual([names.size, names.get(A), names.values()], [1, 'new', ['new']]);
});

test('who is forgotten is gone, alone and only once', () => {
  const names = new ByClient<string>();
  names.set(A, 'a');
  names.set(B, 'b');
  for (const client of [A, A, C]) names.delete(client);
  assert.deepEqual([names.size, names.get(A), names.values()], [1, undefined, ['b']]);
  names.delete(B);
  assert.deepEqual([names.size, names.values()], [0, []]);
});

test('what all have does not change while it is gone through', () => {
  const names = new ByClient<string>();
  names.set(A, 'a');
  names.set(B, 'b');
  for (const name of names.values()) names.delete(name === 'a' ? B : A);
  assert.equal(names.size, 0);
});

test.run();
