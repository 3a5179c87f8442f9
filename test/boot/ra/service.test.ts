import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { suite } from 'uvu';
import { isAnswered, raObstacle } from '../../../src/boot/ra/service.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { withScene } from '../../support/session-scene.ts';
import { SAMPLE } from '../session/sample.ts';

const test = suite('boot/ra/service');

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

function having(...addresses: readonly string[]): Record<string, NetworkInterfaceInfo[]> {
  return { eth0: addresses.map((address) => ({ address }) as NetworkInterfaceInfo) };
}

test('another system than Linux, and an interface without IPv6, are said', () => {
  assert.equal(raObstacle('eth0', 'linux', having('198.51.100.1', 'fe80::5054:ff:fe00:1')), null);
  assert.equal(
    raObstacle('eth0', 'darwin', having('fe80::1')),
    '`--ra` is for Linux: no other system gives Node a way to ICMPv6',
  );
  const none =
    '`--ra` needs an IPv6 address on eth0, and it has none; `sysctl net.ipv6.conf.eth0.disable_ipv6=0` gives it one';
  assert.equal(raObstacle('eth0', 'linux', having('198.51.100.1', '2001:db8::1')), none);
  assert.equal(raObstacle('eth0', 'linux', {}), none);
});

test('interfaces of known hosts are answered; BMCs, those that ignore DHCP, and strangers are not', async () => {
  await withScene(ground, {}, async ({ session }) => {
    for (const [mac, answered] of [
      ['52:54:00:00:00:01', true],
      ['52:54:00:00:02:03', true],
      ['52:54:00:00:02:01', false],
      ['52:54:00:00:02:02', false],
      ['52:54:00:00:99:99', false],
    ] as const)
      assert.equal(isAnswered(session, mac), answered, mac);
  });
});

test.run();
