import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { toNetascii } from '../../../src/boot/tftp/netascii.ts';

const test = suite('boot/tftp/netascii');

const convert = (text: string) => Buffer.from(toNetascii(Buffer.from(text, 'latin1'))).toString('latin1');

test('a line ends in CR LF, a lone CR is CR NUL, all else stays', () => {
  assert.equal(convert('a\nb\n'), 'a\r\nb\r\n');
  assert.equal(convert('a\rb'), 'a\r\0b');
  assert.equal(convert('a\r\nb'), 'a\r\0\r\nb');
  assert.equal(convert('a\0b\xff'), 'a\0b\xff');
  assert.equal(convert(''), '');
});

test.run();
