import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseMac } from '../../../src/sot/canonical/mac.ts';

const test = suite('sot/canonical/mac');

test('every usual spelling is kept in lower case with colons', () => {
  for (const text of [
    '52:54:00:aa:bb:cc',
    '52:54:00:AA:BB:CC',
    '52-54-00-aa-BB-cc',
    '5254.00aa.bbcc',
    '525400AABBCC',
  ]) {
    assert.equal(parseMac(text), '52:54:00:aa:bb:cc', text);
  }
});

test('a MAC of decimal digits is a MAC', () => {
  assert.equal(parseMac('11:00:00:00:00:04'), '11:00:00:00:00:04');
  assert.equal(parseMac('110000000004'), '11:00:00:00:00:04');
});

test('anything else is none', () => {
  for (const text of [
    '',
    '52:54:00:aa:bb',
    '52:54:00:aa:bb:cc:dd',
    '52:54:00:aa:bb:c',
    '52:54:00:aa:bb:cg',
    '52:54:00-aa-bb-cc',
    '52:54.00aa:bbcc',
    '5254:00aa:bbcc',
    '5254.00aa.bbc',
    '2:54:00:aa:bb:cc',
    '525400aabbccd',
    ' 52:54:00:aa:bb:cc',
    '52:54:00:aa:bb:cc\n',
  ]) {
    assert.equal(parseMac(text), null, JSON.stringify(text));
  }
});

test.run();
