import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { suite } from 'uvu';
import { type FileHead, fileHead } from '../../../src/boot/http/file-head.ts';

const test = suite('boot/http/file-head');

const TAG = '"64-1"';
const COMMON = { 'Content-Type': 'application/octet-stream', 'Accept-Ranges': 'bytes', ETag: TAG };
const WHOLE: FileHead = {
  status: 200,
  headers: { ...COMMON, 'Content-Length': 100 },
  body: { start: 0, end: 99 },
};
const PART: FileHead = {
  status: 206,
  headers: { ...COMMON, 'Content-Range': 'bytes 10-19/100', 'Content-Length': 10 },
  body: { start: 10, end: 19 },
};
const SAME: FileHead = { status: 304, headers: COMMON, body: null };
const OUTSIDE: FileHead = {
  status: 416,
  headers: { ...COMMON, 'Content-Range': 'bytes */100', 'Content-Length': 0 },
  body: null,
};
const RANGE = 'bytes=10-19';

/** Of a file of 100 bytes. */
const TABLE: readonly (readonly [what: string, method: string, IncomingHttpHeaders, FileHead])[] = [
  ['a GET', 'GET', {}, WHOLE],
  ['a HEAD', 'HEAD', {}, { ...WHOLE, body: null }],
  ['a range', 'GET', { range: RANGE }, PART],
  ['a range outside', 'GET', { range: 'bytes=100-' }, OUTSIDE],
  ['a HEAD, for which ranges mean nothing', 'HEAD', { range: RANGE }, { ...WHOLE, body: null }],
  ['a HEAD with a range outside', 'HEAD', { range: 'bytes=100-' }, { ...WHOLE, body: null }],
  ['several ranges', 'GET', { range: 'bytes=0-1,5-6' }, WHOLE],
  ['what the client has already', 'GET', { 'if-none-match': TAG }, SAME],
  ['what the client has already, by HEAD', 'HEAD', { 'if-none-match': TAG }, SAME],
  ['one tag of several', 'GET', { 'if-none-match': `"a", ${TAG} , "b"` }, SAME],
  ['a weak tag', 'GET', { 'if-none-match': `W/${TAG}` }, SAME],
  ['anything that is there', 'GET', { 'if-none-match': '*' }, SAME],
  ['another tag', 'GET', { 'if-none-match': '"64-2"' }, WHOLE],
  ['a tag without its quotes', 'GET', { 'if-none-match': '64-1' }, WHOLE],
  ['no tag at all', 'GET', { 'if-none-match': '' }, WHOLE],
  ['what the client has, before any range', 'GET', { 'if-none-match': TAG, range: 'bytes=100-' }, SAME],
  ['the rest of the same file', 'GET', { 'if-range': TAG, range: RANGE }, PART],
  ['the rest of another file', 'GET', { 'if-range': '"64-2"', range: RANGE }, WHOLE],
  ['the rest, by a weak tag', 'GET', { 'if-range': `W/${TAG}`, range: RANGE }, WHOLE],
  ['the rest, by a date', 'GET', { 'if-range': 'Thu, 01 Jan 1970 00:00:00 GMT', range: RANGE }, WHOLE],
  ['an If-Range without a range', 'GET', { 'if-range': TAG }, WHOLE],
];

for (const [what, method, headers, expected] of TABLE) {
  test(`${what} is ${expected.status}`, () => {
    assert.deepEqual(fileHead(method, headers, 100, TAG), expected);
  });
}

test('an empty file is a whole answer without a body', () => {
  const head = { status: 200, headers: { ...COMMON, 'Content-Length': 0 }, body: null };
  assert.deepEqual(fileHead('GET', {}, 0, TAG), head);
  assert.equal(fileHead('GET', { range: 'bytes=0-' }, 0, TAG).status, 416);
});

test.run();
