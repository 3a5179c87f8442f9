import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkpointToken } from '../../src/render/token.ts';

const test = suite('render/token');

const KEY = Buffer.alloc(32, 7);

test('a token is half an HMAC-SHA256 of what it is for', () => {
  // As `printf ams1/r1-01/debian/1 | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…` prints it.
  assert.equal(checkpointToken(KEY, 'ams1/r1-01', 'debian', 1), '960ec169b6bae7daaa5ff3a5dca07481');
});

test('it is another for each key, host, boot and attempt', () => {
  const tokens = [
    checkpointToken(KEY, 'ams1/a', 'b', 1),
    checkpointToken(Buffer.alloc(32, 8), 'ams1/a', 'b', 1),
    checkpointToken(KEY, 'fra1/a', 'b', 1),
    checkpointToken(KEY, 'ams1/a', 'c', 1),
    checkpointToken(KEY, 'ams1/a', 'b', 2),
  ];
  assert.equal(new Set(tokens).size, tokens.length);
});

test.run();
