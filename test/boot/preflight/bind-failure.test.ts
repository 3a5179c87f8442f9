import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bindFailure, type Service } from '../../../src/boot/preflight/bind-failure.ts';

const test = suite('boot/preflight/bind-failure');

const WHERE = 'HTTP on 198.51.100.1, TCP port 80';
const PRIVILEGES: Partial<Record<NodeJS.Platform, string>> = {
  linux:
    'run vaq boot with sudo, or allow it to every program of this Node (sudo setcap cap_net_bind_service,cap_net_raw=+ep /usr/bin/node)',
  darwin: 'run vaq boot with sudo',
  win32: 'run vaq boot in a terminal of an administrator',
};
const LOOK: Partial<Record<NodeJS.Platform, string>> = {
  linux: "ss -lpn 'sport = :80'",
  darwin: 'sudo lsof -nP -i TCP:80',
  win32: 'netstat -ano -p TCP | findstr :80',
};

function said(code: string, platform: NodeJS.Platform = 'linux'): string {
  const error = { code, message: 'as the system says it' };
  return bindFailure('HTTP', '198.51.100.1', 80, error, { platform, node: '/usr/bin/node' });
}

for (const platform of ['linux', 'darwin', 'win32'] as const) {
  test(`on ${platform} what to do is said in its commands`, () => {
    const privileges = PRIVILEGES[platform];
    assert.equal(
      said('EACCES', platform),
      `${WHERE}: ports below 1024 need privileges; ${privileges}, or move the port with --http-port`,
    );
    assert.equal(
      said('EPERM', platform),
      `${WHERE}: listening on one interface needs privileges; ${privileges}`,
    );
    assert.equal(
      said('EADDRINUSE', platform),
      `${WHERE}: another program has this port (see: ${LOOK[platform]}); stop it, or move the port with --http-port`,
    );
  });
}

test('what has no remedy is said as it is', () => {
  assert.equal(said('EADDRNOTAVAIL'), `${WHERE}: this machine does not have the address`);
  assert.equal(said('ENOBUFS'), `${WHERE}: as the system says it`);
});

test('each service has its protocol and the flag that moves it', () => {
  const moved = (service: Service): string => {
    const error = { code: 'EADDRINUSE', message: '' };
    const text = bindFailure(service, 'eth0', 1, error, { platform: 'linux', node: '' });
    return text.replace(/:.*the port with/, '');
  };
  assert.deepEqual((['HTTP', 'TFTP', 'DHCP', 'PXE', 'the API'] as const).map(moved), [
    'HTTP on eth0, TCP port 1 --http-port',
    'TFTP on eth0, UDP port 1 --tftp-port',
    'DHCP on eth0, UDP port 1 --dhcp-port',
    'PXE on eth0, UDP port 1 --pxe-port',
    'the API on eth0, TCP port 1 --api-port',
  ]);
});

test.run();
