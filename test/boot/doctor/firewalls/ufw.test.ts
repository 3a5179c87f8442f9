import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readUfw, readUfwConf } from '../../../../src/boot/doctor/firewalls/ufw.ts';

const test = suite('boot/doctor/firewalls/ufw');

test('rules that let anybody in, on the interfaces that serve', () => {
  const text = `Status: active

To                         Action      From
--                         ------      ----
67/udp                     ALLOW       Anywhere
80,443/tcp                 ALLOW       Anywhere
69/udp on eth0             ALLOW       Anywhere
4011/udp on wlan0          ALLOW       Anywhere
22                         ALLOW       203.0.113.0/24
6000:6007/udp (v6)         ALLOW       Anywhere (v6)
23                         DENY        Anywhere
OpenSSH                    ALLOW       Anywhere
`;
  assert.deepEqual(readUfw(text, ['eth0']), {
    name: 'ufw',
    state: 'on',
    opened: [
      { protocol: 'udp', from: 67, to: 67 },
      { protocol: 'tcp', from: 80, to: 80 },
      { protocol: 'tcp', from: 443, to: 443 },
      { protocol: 'udp', from: 69, to: 69 },
      { protocol: 'udp', from: 6000, to: 6007 },
    ],
  });
  assert.deepEqual(readUfw('Status: active\n\nAnywhere on eth0 ALLOW Anywhere\n', ['eth0']).opened, [
    { protocol: null, from: 0, to: 65535 },
  ]);
  assert.deepEqual(readUfw('Status: inactive\n', []), { name: 'ufw', state: 'off', opened: [] });
});

test('its configuration says at least whether it is on', () => {
  assert.equal(readUfwConf('# comment\nENABLED=yes\nLOGLEVEL=low\n').state, 'unreadable');
  assert.equal(readUfwConf('ENABLED=no\n').state, 'off');
  assert.equal(readUfwConf('').state, 'off');
});

test.run();
