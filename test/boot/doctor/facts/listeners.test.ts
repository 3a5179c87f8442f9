import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readLsof, readNetstat, readSs } from '../../../../src/boot/doctor/facts/listeners.ts';

const test = suite('boot/doctor/facts/listeners');

test('ss: addresses, interfaces and programs', () => {
  const text = `udp UNCONN 0 0 0.0.0.0%virbr0:67 0.0.0.0:* users:(("dnsmasq",pid=812,fd=3))
udp UNCONN 0 0 127.0.0.1:69 0.0.0.0:*
tcp LISTEN 0 511 [::]:80 [::]:* users:(("nginx",pid=9,fd=6),("nginx",pid=8,fd=6))
u_str LISTEN 0 0 /run/x 1 * 0
`;
  assert.deepEqual(readSs(text), [
    { protocol: 'udp', address: '0.0.0.0', device: 'virbr0', port: 67, program: 'dnsmasq', pid: 812 },
    { protocol: 'udp', address: '127.0.0.1', device: null, port: 69, program: null, pid: null },
    { protocol: 'tcp', address: '[::]', device: null, port: 80, program: 'nginx', pid: 9 },
  ]);
});

test('lsof: what listens, and no connection', () => {
  const text =
    'p312\ncbootpd\nf3\nPUDP\nn*:67\np400\nchttpd\nf4\nPTCP\nn*:80\nTST=LISTEN\nTQR=0\nf5\nPTCP\nn10.0.0.1:80->10.0.0.2:5\nTST=ESTABLISHED\n';
  assert.deepEqual(readLsof(text), [
    { protocol: 'udp', address: '*', device: null, port: 67, program: 'bootpd', pid: 312 },
    { protocol: 'tcp', address: '*', device: null, port: 80, program: 'httpd', pid: 400 },
  ]);
});

test('netstat of Windows: in any language', () => {
  const text = `
Aktive Verbindungen

  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    0.0.0.0:80             0.0.0.0:0              ABHÖREN          4
  TCP    10.0.0.1:50000         10.0.0.2:443           HERGESTELLT      7
  UDP    0.0.0.0:67             *:*                                    2044
`.replaceAll('\n', '\r\n');
  assert.deepEqual(readNetstat(text), [
    { protocol: 'tcp', address: '0.0.0.0', device: null, port: 80, program: null, pid: 4 },
    { protocol: 'udp', address: '0.0.0.0', device: null, port: 67, program: null, pid: 2044 },
  ]);
});

test('what is none of it gives nothing', () => {
  for (const read of [readSs, readLsof, readNetstat])
    for (const text of ['', 'garbage\n', 'p\nn\nudp\n']) assert.deepEqual(read(text), []);
});

test.run();
