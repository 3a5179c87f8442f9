import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readFirewalld } from '../../../../src/boot/doctor/firewalls/firewalld.ts';

const test = suite('boot/doctor/firewalls/firewalld');

test('services, ports and the target of a zone', () => {
  const text = `public (active)
  target: default
  interfaces: eth0
  services: dhcp dhcpv6-client ssh tftp
  ports: 8080/tcp 4000-4020/udp
  protocols:
`;
  assert.deepEqual(readFirewalld(text), {
    name: 'firewalld',
    state: 'on',
    opened: [
      { protocol: 'tcp', from: 8080, to: 8080 },
      { protocol: 'udp', from: 4000, to: 4020 },
      { protocol: 'udp', from: 67, to: 67 },
      { protocol: 'udp', from: 69, to: 69 },
    ],
  });
  assert.deepEqual(readFirewalld('trusted\n  target: ACCEPT\n  services:\n  ports:\n').opened, [
    { protocol: null, from: 0, to: 65535 },
  ]);
});

test.run();
