import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseRange } from '../../../src/boot/http/range.ts';

const test = suite('boot/http/range');

/** Of a file of 100 bytes. */
const RANGES: Readonly<Record<string, ReturnType<typeof parseRange>>> = {
  'bytes=0-0': { start: 0, end: 0 },
  'bytes=10-19': { start: 10, end: 19 },
  'bytes=10-': { start: 10, end: 99 },
  'bytes=99-': { start: 99, end: 99 },
  'bytes=90-1000': { start: 90, end: 99 },
  'bytes=0-99999999999999999999999': { start: 0, end: 99 },
  'bytes=-1': { start: 99, end: 99 },
  'bytes=-100': { start: 0, end: 99 },
  'bytes=-1000': { start: 0, end: 99 },
  ' bytes=0-0 ': { start: 0, end: 0 },
  'Bytes=0-0': { start: 0, end: 0 },
  'bytes=100-': 'unsatisfiable',
  'bytes=100-200': 'unsatisfiable',
  'bytes=99999999999999999999999-': 'unsatisfiable',
  'bytes=-0': 'unsatisfiable',
  '': null,
  'bytes=': null,
  'bytes=-': null,
  'bytes=20-10': null,
  'bytes=200-100': null,
  'bytes=0-1,5-6': null,
  'bytes=0x1-2': null,
  'bytes=+1-2': null,
  'bytes=1.5-2': null,
  'bytes=--1': null,
  'lines=0-1': null,
  'bytes 0-1/100': null,
  'bytes=0-1\nbytes=2-3': null,
};

for (const [header, range] of Object.entries(RANGES)) {
  test(`"${header.replace('\n', '\\n')}" of 100 bytes is ${JSON.stringify(range)}`, () => {
    assert.deepEqual(parseRange(header, 100), range);
  });
}

test('without a header the whole file is meant', () => {
  assert.equal(parseRange(undefined, 100), null);
});

test('an empty file has no byte to ask for', () => {
  for (const header of ['bytes=0-', 'bytes=0-0', 'bytes=-1', 'bytes=-0'])
    assert.equal(parseRange(header, 0), 'unsatisfiable', header);
});

test.run();
