import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { judgeRequest } from '../../../src/boot/tftp/request.ts';

const test = suite('boot/tftp/request');

const judge = (path: string, mode = 'octet', kind: 'read' | 'write' = 'read') =>
  judgeRequest({ kind, path, mode, options: new Map() });

test('a read in octet or netascii may look for its file, under its normalised name', () => {
  assert.deepEqual(judge('/a\\b'), { path: 'a/b', refusal: null });
  assert.deepEqual(judge('a', 'netascii'), { path: 'a', refusal: null });
});

test('writes, other modes and impossible names are refused', () => {
  assert.deepEqual(judge('/a', 'octet', 'write'), {
    path: 'a',
    refusal: { code: 2, message: 'this server is read-only' },
  });
  assert.deepEqual(judge('a', 'mail'), {
    path: 'a',
    refusal: { code: 4, message: 'the mode must be octet or netascii' },
  });
  assert.deepEqual(judge('../\x1b[2J'), {
    path: '../\u{FFFD}[2J',
    refusal: { code: 2, message: 'this file name is not allowed' },
  });
});

test.run();
