import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bootSubnet, leaseOf } from '../../../src/sot/model/bond.ts';
import type { Interface, Subnet } from '../../../src/sot/model/types.ts';

const test = suite('sot/model/bond');

const SUBNET = { id: 'a' } as Subnet;

function port(name: string, ipv4: string | null = null): Interface {
  return {
    type: 'physical',
    ipv4,
    subnet: null,
    data: ipv4 === null ? { name } : { name, ipv4 },
  } as Interface;
}

const [FIRST, SECOND, OTHER] = [port('eno1'), port('eno2'), port('eno3')];
const BOND = {
  type: 'bond',
  ipv4: '198.51.100.47',
  subnet: SUBNET,
  data: { name: 'bond0', ipv4: '198.51.100.47', members: ['eno1', 'eno2'] },
} as unknown as Interface;
const ALL = [FIRST, SECOND, OTHER, BOND];

test('the first member of a bond has the address of the bond, everyone else its own', () => {
  assert.equal(leaseOf(ALL, FIRST), BOND);
  for (const iface of [SECOND, OTHER, BOND]) assert.equal(leaseOf(ALL, iface), iface);
});

test('an address of its own comes first, also one that could not be read; a bridge is no bond', () => {
  const own = port('eno1', '198.51.100.5');
  assert.equal(leaseOf([own, BOND], own), own);
  const malformed = { ...FIRST, data: { ...FIRST.data, ipv4: '198.51.100' } } as Interface;
  assert.equal(leaseOf([malformed, BOND], malformed), malformed);
  assert.equal(leaseOf([FIRST, { ...BOND, type: 'bridge' }], FIRST), FIRST);
});

test('a host boots in the network of its bond', () => {
  assert.equal(bootSubnet({ primary: FIRST, interfaces: ALL }), SUBNET);
  assert.equal(bootSubnet({ primary: SECOND, interfaces: ALL }), null);
  assert.equal(bootSubnet({ primary: null, interfaces: ALL }), null);
});

test.run();
