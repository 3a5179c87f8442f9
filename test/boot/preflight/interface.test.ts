import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { choosePlace, type Interfaces } from '../../../src/boot/preflight/interface.ts';

const test = suite('boot/preflight/interface');

function ipv4(address: string): NonNullable<Interfaces[string]>[number] {
  return {
    address,
    family: 'IPv4',
    netmask: '255.255.255.0',
    mac: '02:00:00:00:00:01',
    internal: false,
    cidr: `${address}/24`,
  };
}

const INTERFACES: Interfaces = {
  lo: [{ ...ipv4('127.0.0.1'), internal: true }],
  eth0: [ipv4('198.51.100.1'), ipv4('198.51.100.2')],
  eth1: [ipv4('203.0.113.1')],
  wlan0: [
    {
      ...ipv4('fe80::1'),
      family: 'IPv6',
      scopeid: 2,
    },
  ],
};

const TABLE: readonly (readonly [name: string | null, wanted: string | null, place: string])[] = [
  [null, '198.51.100.1', 'eth0 198.51.100.1'],
  [null, '198.51.100.2', 'eth0 198.51.100.2'],
  ['eth0', '198.51.100.2', 'eth0 198.51.100.2'],
  ['lo', '127.0.0.1', 'lo 127.0.0.1'],
  [
    null,
    '192.0.2.1',
    'no interface has the address 192.0.2.1 of the service; add it (ip addr add 192.0.2.1/24 dev eth0), or give --addr',
  ],
  [
    'eth1',
    '198.51.100.1',
    'the interface `eth1` does not have the address 198.51.100.1 of the service (it has 203.0.113.1); add it (ip addr add 198.51.100.1/24 dev eth1), or give --addr',
  ],
  [
    'wlan0',
    '198.51.100.1',
    'the interface `wlan0` does not have the address 198.51.100.1 of the service (it has none); add it (ip addr add 198.51.100.1/24 dev wlan0), or give --addr',
  ],
  ['lo', '127.0.0.300', '`127.0.0.300` is no address: an IPv4 address of this machine is expected'],
  ['eht0', '198.51.100.1', 'there is no interface `eht0` with an address; did you mean `eth0`?'],
  [
    'enp0s31f6',
    '198.51.100.1',
    'there is no interface `enp0s31f6` with an address; there are lo, eth0, eth1, wlan0',
  ],
  [
    'eth1',
    null,
    'the source of truth states no address for the service; give `service.addr` in env.yml, or --addr',
  ],
  [
    null,
    null,
    'the source of truth states no address for the service; give `service.addr` in env.yml, or --addr',
  ],
];

for (const [name, wanted, expected] of TABLE) {
  test(`${wanted ?? 'no address'} on ${name ?? 'any interface'}: ${expected}`, () => {
    const place = choosePlace(INTERFACES, name, wanted);
    assert.equal(place.ok ? `${place.name} ${place.address}` : place.message, expected);
  });
}

test.run();
