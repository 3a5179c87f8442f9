import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { interfaceKind } from '../../../../src/boot/doctor/facts/interface-kind.ts';

const test = suite('boot/doctor/facts/interface-kind');

const HINTS = { isLoopback: false, isWireless: false, isTunnel: false, hasDevice: true };

test('containers and tunnels are known by their names', () => {
  for (const name of ['docker0', 'br-0123456789ab', 'virbr0', 'vethab12', 'lxdbr0', 'vmnet8', 'bridge100'])
    assert.equal(interfaceKind(name, { ...HINTS, hasDevice: false }), 'container', name);
  for (const name of ['tun0', 'wg0', 'utun3', 'tailscale0', 'ppp0'])
    assert.equal(interfaceKind(name, { ...HINTS, hasDevice: null }), 'tunnel', name);
});

test('every other one by what the system says', () => {
  assert.equal(interfaceKind('lo', { ...HINTS, isLoopback: true }), 'loopback');
  assert.equal(interfaceKind('office', { ...HINTS, isTunnel: true }), 'tunnel');
  assert.equal(interfaceKind('wlp3s0', { ...HINTS, isWireless: true }), 'wireless');
  assert.equal(interfaceKind('br0', { ...HINTS, hasDevice: false }), 'virtual');
  assert.equal(interfaceKind('eth0', HINTS), 'wired');
  assert.equal(interfaceKind('en5', { ...HINTS, hasDevice: null }), 'wired');
});

test.run();
