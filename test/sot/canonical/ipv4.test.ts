import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  broadcastAddress,
  cidrContains,
  cidrsOverlap,
  formatCidr,
  formatIpv4,
  netmask,
  networkAddress,
  parseCidr,
  parseIpv4,
} from '../../../src/sot/canonical/ipv4.ts';

const test = suite('sot/canonical/ipv4');

test('an address is a number and back', () => {
  for (const [text, number] of [
    ['0.0.0.0', 0],
    ['1.2.3.4', 0x01020304],
    ['127.255.255.255', 0x7fffffff],
    ['128.0.0.0', 0x80000000],
    ['198.51.100.11', 0xc633640b],
    ['255.255.255.255', 0xffffffff],
  ] as const) {
    assert.equal(parseIpv4(text), number, text);
    assert.equal(formatIpv4(number), text);
  }
});

test('only four decimal parts without leading zeros are an address', () => {
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.300',
    '010.1.1.1',
    '1.1.1.00',
    '1.2.3.-4',
    '0x7f.0.0.1',
    '1.2.3.4/24',
    ' 1.2.3.4',
    '1.2.3.4\n',
    '1.2.3.٤',
    '1..2.3',
    '2130706433',
  ]) {
    assert.equal(parseIpv4(text), null, JSON.stringify(text));
  }
});

test('a network is known by any of its addresses', () => {
  for (const [text, canonical, mask, broadcast] of [
    ['198.51.100.0/24', '198.51.100.0/24', '255.255.255.0', '198.51.100.255'],
    ['198.51.100.77/26', '198.51.100.64/26', '255.255.255.192', '198.51.100.127'],
    ['203.0.113.5/32', '203.0.113.5/32', '255.255.255.255', '203.0.113.5'],
    ['203.0.113.5/31', '203.0.113.4/31', '255.255.255.254', '203.0.113.5'],
    ['203.0.113.5/1', '128.0.0.0/1', '128.0.0.0', '255.255.255.255'],
    ['203.0.113.5/0', '0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
  ] as const) {
    const cidr = parseCidr(text)!;
    assert.equal(formatCidr(cidr), canonical);
    assert.equal(networkAddress(cidr), canonical.split('/')[0]);
    assert.equal(netmask(cidr), mask);
    assert.equal(broadcastAddress(cidr), broadcast);
  }
});

test('anything else is no network', () => {
  for (const text of [
    '',
    '1.2.3.4',
    '1.2.3.4/',
    '/24',
    '1.2.3.4/33',
    '1.2.3.4/024',
    '1.2.3.4/-1',
    '1.2.3/24',
    '1.2.3.4/24/8',
  ]) {
    assert.equal(parseCidr(text), null, JSON.stringify(text));
  }
});

test('a network contains its addresses and no others', () => {
  for (const [cidr, address, inside] of [
    ['198.51.100.0/24', '198.51.100.0', true],
    ['198.51.100.0/24', '198.51.100.255', true],
    ['198.51.100.0/24', '198.51.101.0', false],
    ['198.51.100.0/24', '198.51.99.255', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['255.255.255.255/32', '255.255.255.255', true],
    ['255.255.255.255/32', '255.255.255.254', false],
  ] as const) {
    assert.equal(cidrContains(parseCidr(cidr)!, parseIpv4(address)!), inside, `${cidr} ${address}`);
  }
});

test('networks overlap when one contains the other', () => {
  for (const [a, b, overlap] of [
    ['198.51.100.0/24', '198.51.100.128/25', true],
    ['198.51.100.0/25', '198.51.100.128/25', false],
    ['198.51.100.0/24', '198.51.100.0/24', true],
    ['0.0.0.0/0', '203.0.113.0/24', true],
    ['198.51.100.0/24', '198.51.101.0/24', false],
  ] as const) {
    assert.equal(cidrsOverlap(parseCidr(a)!, parseCidr(b)!), overlap, `${a} ${b}`);
    assert.equal(cidrsOverlap(parseCidr(b)!, parseCidr(a)!), overlap, `${b} ${a}`);
  }
});

test.run();
