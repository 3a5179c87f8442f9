import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { addressLines } from '../../../../src/boot/doctor/checks/addresses.ts';
import type { InterfaceFacts, NetworkFacts } from '../../../../src/boot/doctor/facts.ts';
import { network, SITE, texts, wire } from '../sample.ts';

const test = suite('boot/doctor/checks/addresses');

function lines(
  interfaces: readonly InterfaceFacts[],
  one: NetworkFacts = SITE.networks[0]!,
  platform: NodeJS.Platform = 'linux',
): readonly string[] {
  return texts(addressLines({ platform, interfaces }, { ...SITE, networks: [one] }));
}

test('an interface that has the address of the service', () => {
  assert.deepEqual(lines([wire('eth0', '198.51.100.1/24')]), ['ok network rack1: eth0 has 198.51.100.1/24']);
  assert.deepEqual(lines([wire('eth0', '198.51.100.1/16')]), [
    'warning network rack1: eth0 has 198.51.100.1/16, and the network is 198.51.100.0/24 → sudo ip addr del 198.51.100.1/16 dev eth0; sudo ip addr add 198.51.100.1/24 broadcast 198.51.100.255 dev eth0',
  ]);
  assert.deepEqual(
    lines([wire('eth0', '203.0.113.5/24')], network('far', '198.51.100.0/24', '203.0.113.5')),
    ['ok network far: eth0 has 203.0.113.5/24; the machines of 198.51.100.0/24 come by way of a relay agent'],
  );
});

test('an address that nobody has is given to the likeliest interface, in the words of the system', () => {
  const down = { ...wire('eth0'), hasLink: false };
  const missing = 'error network rack1: no interface has 198.51.100.1, the address of the service → ';
  const add = 'sudo ip addr add 198.51.100.1/24 broadcast 198.51.100.255 dev';
  assert.deepEqual(lines([down, wire('eth1')]), [`${missing}${add} eth1`]);
  assert.deepEqual(lines([wire('eth1'), wire('eth2', '198.51.100.7/24')]), [`${missing}${add} eth2`]);
  const docker = { ...wire('docker0', '198.51.100.7/24'), kind: 'container' as const };
  assert.deepEqual(lines([docker, wire('eth1')]), [`${missing}${add} eth1`]);
  assert.deepEqual(lines([down]), [`${missing}${add} eth0`]);
  assert.deepEqual(lines([]), [`${missing}${add} INTERFACE`]);
  assert.deepEqual(lines([wire('en5')], undefined, 'darwin'), [
    `${missing}sudo ifconfig en5 alias 198.51.100.1/24`,
  ]);
  assert.deepEqual(lines([wire('Ethernet 2')], undefined, 'win32'), [
    `${missing}netsh interface ipv4 add address "Ethernet 2" 198.51.100.1 255.255.255.0`,
  ]);
});

test('an address outside the network has a prefix that nobody here knows', () => {
  assert.deepEqual(lines([wire('eth0')], network('far', '198.51.100.0/24', '203.0.113.5')), [
    'error network far: no interface has 203.0.113.5, the address of the service, which is not in 198.51.100.0/24 → give 203.0.113.5 to an interface, with the prefix of its own network; or state another `service_addr` for the subnet',
  ]);
});

test('where no address is stated, one in the network does', () => {
  const unstated = network('rack1', '198.51.100.0/24', null);
  assert.deepEqual(lines([wire('eth0', '198.51.100.9/24')], unstated), [
    'warning network rack1: eth0 has 198.51.100.9, and no address of the service is stated → vaq boot --interface eth0; or state `service.addr: 198.51.100.9` in env.yml',
  ]);
  assert.deepEqual(lines([wire('eth0')], unstated), [
    'error network rack1: no interface is in 198.51.100.0/24, and no address of the service is stated → state `service.addr` in env.yml, or the subnet’s `service_addr`',
  ]);
});

test('names are told as they are, and the address of a network is nobody’s', () => {
  assert.deepEqual(lines([], network('rack1', '198.51.100.0/24', 'boot.example')), [
    'ok network rack1: its hosts are told the name boot.example',
  ]);
  assert.deepEqual(lines([], network('rack1', '198.51.100.0/24', '198.51.100.0')), [
    'error network rack1: 198.51.100.0 is the address of the network itself → state another `service.addr` in env.yml',
  ]);
});

test.run();
