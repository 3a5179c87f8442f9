import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { negotiate } from '../../../src/boot/tftp/negotiate.ts';

const test = suite('boot/tftp/negotiate');

const LIMITS = { maxBlksize: 1468, maxWindowsize: 64 };

/** The terms of a file of 1000 octets, the accepted options as one line. */
function terms(asked: Record<string, string>): string {
  const { blksize, windowsize, timeout, accepted } = negotiate(new Map(Object.entries(asked)), 1000, LIMITS);
  const told = [...accepted].map((pair) => pair.join('=')).join(' ');
  return `${blksize} ${windowsize} ${timeout} | ${told}`;
}

test('without options RFC 1350 holds, and there is nothing to accept', () => {
  assert.equal(terms({}), '512 1 null | ');
});

test('blksize is granted up to the limit (RFC 2348)', () => {
  assert.equal(terms({ blksize: '8' }), '8 1 null | blksize=8');
  assert.equal(terms({ blksize: '1432' }), '1432 1 null | blksize=1432');
  assert.equal(terms({ blksize: '1469' }), '1468 1 null | blksize=1468');
  assert.equal(terms({ blksize: '65464' }), '1468 1 null | blksize=1468');
});

test('timeout is granted as asked for (RFC 2349)', () => {
  assert.equal(terms({ timeout: '1' }), '512 1 1 | timeout=1');
  assert.equal(terms({ timeout: '255' }), '512 1 255 | timeout=255');
});

test('tsize is answered with the size, whatever it says (RFC 2349)', () => {
  assert.equal(terms({ tsize: '0' }), '512 1 null | tsize=1000');
  assert.equal(terms({ tsize: '77' }), '512 1 null | tsize=1000');
});

test('windowsize is granted up to the limit (RFC 7440)', () => {
  assert.equal(terms({ windowsize: '4' }), '512 4 null | windowsize=4');
  assert.equal(terms({ windowsize: '65535' }), '512 64 null | windowsize=64');
});

test('a value outside its range, or that is no decimal number, is ignored', () => {
  for (const blksize of [
    '7',
    '65465',
    '0',
    '-1',
    '',
    ' 512',
    '512 ',
    '5e2',
    '0x200',
    '512.0',
    '9'.repeat(400),
  ])
    assert.equal(terms({ blksize }), '512 1 null | ', JSON.stringify(blksize));
  for (const timeout of ['0', '256']) assert.equal(terms({ timeout }), '512 1 null | ');
  for (const windowsize of ['0', '65536']) assert.equal(terms({ windowsize }), '512 1 null | ');
  assert.equal(terms({ tsize: '-1' }), '512 1 null | ');
});

test('an unknown option is ignored beside known ones', () => {
  assert.equal(terms({ multicast: '', rollover: '0', blksize: '1024' }), '1024 1 null | blksize=1024');
});

test('what UEFI firmware asks for is granted whole', () => {
  assert.equal(
    terms({ tsize: '0', blksize: '1468', windowsize: '4' }),
    '1468 4 null | tsize=1000 blksize=1468 windowsize=4',
  );
});

test.run();
