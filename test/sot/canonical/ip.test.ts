import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseIp, parseIpv6 } from '../../../src/sot/canonical/ip.ts';

const test = suite('sot/canonical/ip');

test('an IPv6 address has one form', () => {
  const table = [
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['::ffff:198.51.100.7', '::ffff:c633:6407'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['fe80::1%eth0', null],
    ['2001:db8::1/64', null],
    ['2001:db8:::1', null],
    ['198.51.100.7', null],
    ['', null],
  ] as const;
  for (const [text, expected] of table) assert.equal(parseIpv6(text), expected, text);
});

test('an address may have a prefix', () => {
  const table = [
    ['198.51.100.7', '198.51.100.7'],
    ['198.51.100.7/24', '198.51.100.7/24'],
    ['2001:DB8::1/128', '2001:db8::1/128'],
    ['198.51.100.7/33', null],
    ['2001:db8::1/129', null],
    ['198.51.100.7/024', null],
    ['198.51.100.7/', null],
    ['198.51.100.7/24/1', null],
    ['198.51.100.07', null],
    ['host', null],
  ] as const;
  for (const [text, expected] of table) assert.equal(parseIp(text), expected, text);
});

test.run();
