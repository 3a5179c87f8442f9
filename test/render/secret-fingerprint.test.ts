import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isOtherText, secretFingerprint } from '../../src/render/secret-fingerprint.ts';
import { checkpointToken } from '../../src/render/token.ts';

const test = suite('render/secret-fingerprint');

const KEY = new Uint8Array(32).fill(7);

test('another key, name or text gives another fingerprint, and none is a token', () => {
  const prints = [
    secretFingerprint(KEY, 'root', 'hunter2'),
    secretFingerprint(new Uint8Array(32), 'root', 'hunter2'),
    secretFingerprint(KEY, 'user', 'hunter2'),
    secretFingerprint(KEY, 'root', 'hunter3'),
    checkpointToken(KEY, 'secret', 'root', 1),
  ];
  assert.equal(new Set(prints).size, prints.length);
  for (const print of prints) assert.match(print, /^(?:[0-9a-f]{8}-)?[0-9a-f]{32}$/);
  assert.equal(secretFingerprint(KEY, 'root', 'hunter2'), prints[0]);
});

test('fingerprints of two keys cannot be compared, and are no sign of another text', () => {
  const of = (text: string, key = KEY): string => secretFingerprint(key, 'root', text);
  assert.equal(isOtherText(of('a'), of('a')), false);
  assert.equal(isOtherText(of('a'), of('b')), true);
  assert.equal(isOtherText(of('a'), of('a', new Uint8Array(32))), false);
  assert.equal(isOtherText(of('a'), of('b', new Uint8Array(32))), false);
});

test.run();
