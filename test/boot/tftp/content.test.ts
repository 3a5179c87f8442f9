import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bytesContent } from '../../../src/boot/tftp/content.ts';

const test = suite('boot/tftp/content');

test('octets in memory can be read at any place', async () => {
  const content = bytesContent(Uint8Array.of(1, 2, 3, 4));
  assert.equal(content.size, 4);
  assert.deepEqual([...(await content.read(1, 2))], [2, 3]);
  assert.deepEqual([...(await content.read(4, 0))], []);
});

test.run();
