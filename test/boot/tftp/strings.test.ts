import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { printable, readStrings, readText, writeStrings } from '../../../src/boot/tftp/strings.ts';

const test = suite('boot/tftp/strings');

test('strings end in a zero octet, and what follows the last one is counted', () => {
  const bytes = Uint8Array.of(9, 97, 0, 0, 98, 99);
  assert.deepEqual(readStrings(bytes, 1), { strings: ['a', ''], rest: 2 });
  assert.deepEqual(readStrings(bytes, 6), { strings: [], rest: 0 });
  assert.deepEqual(readStrings(bytes, 7), { strings: [], rest: 0 });
});

test('a text goes to the next zero octet or to the end', () => {
  const bytes = Uint8Array.of(97, 0, 98);
  assert.equal(readText(bytes, 0), 'a');
  assert.equal(readText(bytes, 2), 'b');
  assert.equal(readText(bytes, 3), '');
});

test('a byte order mark is part of a name, and octets that are not UTF-8 stand for themselves in no name', () => {
  assert.deepEqual(readStrings(Uint8Array.of(0xef, 0xbb, 0xbf, 97, 0, 0xff, 0), 0).strings, [
    '\u{FEFF}a',
    '\u{FFFD}',
  ]);
});

test('strings are written behind a head', () => {
  assert.deepEqual([...writeStrings([0, 6], ['a', 'b\0c'])], [0, 6, 97, 0, 98, 99, 0]);
});

test('control characters do not reach a terminal', () => {
  assert.equal(printable('a\x1b[31mb\u{9b}c\n é'), 'a\u{FFFD}[31mb\u{FFFD}c\u{FFFD} é');
});

test.run();
