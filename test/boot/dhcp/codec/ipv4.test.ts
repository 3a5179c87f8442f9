import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { inOneNetwork, ipv4Bytes, readIpv4 } from '../../../../src/boot/dhcp/codec/ipv4.ts';

const test = suite('boot/dhcp/codec/ipv4');

test('an address is the same after writing and reading', () => {
  for (const address of ['0.0.0.0', '198.51.100.1', '255.255.255.255']) {
    assert.equal(readIpv4(ipv4Bytes(address)), address);
  }
});

test('it is read at an offset', () => {
  assert.equal(readIpv4(Uint8Array.of(9, 198, 51, 100, 1, 9), 1), '198.51.100.1');
});

test('what is no address throws, and says what was given', () => {
  for (const address of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.x',
    '1.2..4',
    '1.2.3.-4',
    '0x1.2.3.4',
  ]) {
    assert.throws(() => ipv4Bytes(address), new TypeError(`not an IPv4 address: ${address}`));
  }
});

test('two addresses are in one network where the mask leaves them equal', () => {
  assert.equal(inOneNetwork('198.51.100.1', '198.51.100.62', '255.255.255.192'), true);
  assert.equal(inOneNetwork('198.51.100.1', '198.51.100.65', '255.255.255.192'), false);
  assert.equal(inOneNetwork('198.51.100.1', '203.0.113.9', '0.0.0.0'), true);
  assert.equal(inOneNetwork('198.51.100.1', '198.51.100.2', '255.255.255.255'), false);
});

test.run();
