import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { portLines } from '../../../../src/boot/doctor/checks/ports.ts';
import type { Listener } from '../../../../src/boot/doctor/facts/listeners.ts';
import { neededPorts } from '../../../../src/boot/doctor/needed-ports.ts';
import { MACHINE, SITE, texts } from '../sample.ts';

const test = suite('boot/doctor/checks/ports');

const DNSMASQ: Listener = {
  protocol: 'udp',
  address: '0.0.0.0',
  port: 67,
  device: null,
  program: 'dnsmasq',
  pid: 812,
};

function lines(
  listeners: readonly Listener[] | null,
  platform: NodeJS.Platform = 'linux',
  site = SITE,
): readonly string[] {
  return texts(portLines({ platform, listeners }, neededPorts(site), MACHINE.interfaces));
}

test('a port that another program has is named with what stops that', () => {
  assert.deepEqual(lines([]), ['ok ports: free: DHCP 67, PXE 4011, TFTP 69, HTTP 80']);
  assert.deepEqual(
    lines([
      DNSMASQ,
      { ...DNSMASQ, port: 69, program: 'mytftp', pid: 5 },
      { ...DNSMASQ, protocol: 'tcp', port: 80, program: null, pid: null },
    ]),
    [
      'error ports: dnsmasq (process 812) has UDP port 67, which DHCP needs → sudo systemctl stop dnsmasq; or sudo kill 812 where no service has begun it',
      'error ports: mytftp (process 5) has UDP port 69, which TFTP needs → sudo kill 5',
      "error ports: another program has TCP port 80, which HTTP needs → sudo ss -lptn 'sport = :80' shows who; stop that",
    ],
  );
  assert.deepEqual(lines([{ ...DNSMASQ, program: null }], 'win32'), [
    'error ports: another program has UDP port 67, which DHCP needs → taskkill /PID 812',
  ]);
});

test('who listens elsewhere is not in the way', () => {
  const free = ['ok ports: free: DHCP 67, PXE 4011, TFTP 69, HTTP 80'];
  assert.deepEqual(lines([{ ...DNSMASQ, device: 'virbr0' }]), free);
  assert.deepEqual(lines([{ ...DNSMASQ, address: '127.0.0.1' }]), free);
  assert.deepEqual(lines([{ ...DNSMASQ, protocol: 'tcp' }]), free);
  assert.equal(lines([{ ...DNSMASQ, device: 'eth0' }])[0]!.startsWith('error'), true);
  assert.equal(lines([{ ...DNSMASQ, address: '198.51.100.1' }])[0]!.startsWith('error'), true);
});

test('a site asks for its own ports', () => {
  assert.deepEqual(lines([DNSMASQ], 'linux', { ...SITE, dhcp: 'off', httpPort: 8080 }), [
    'ok ports: free: TFTP 69, HTTP 8080',
  ]);
});

test('where nobody says who listens, the command is named', () => {
  assert.deepEqual(lines(null, 'darwin', { ...SITE, dhcp: 'off' }), [
    'warning ports: this system does not say who listens → sudo lsof -nP -i UDP:69; sudo lsof -nP -i TCP:80',
  ]);
});

test.run();
