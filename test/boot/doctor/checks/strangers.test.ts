import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { strangerLines } from '../../../../src/boot/doctor/checks/strangers.ts';
import type { InterfaceFacts, MachineFacts } from '../../../../src/boot/doctor/facts.ts';
import { parseCidr } from '../../../../src/sot/canonical/ipv4.ts';
import { SITE, texts, wire } from '../sample.ts';

const test = suite('boot/doctor/checks/strangers');

const docker = (...addresses: readonly string[]): InterfaceFacts => ({
  ...wire('docker0', ...addresses),
  kind: 'container',
});
const TUNNEL: InterfaceFacts = { ...wire('wg0', '10.9.0.2/32'), kind: 'tunnel' };

function lines(interfaces: readonly InterfaceFacts[], routes: readonly string[] = []): readonly string[] {
  const facts: Pick<MachineFacts, 'platform' | 'interfaces' | 'routes'> = {
    platform: 'linux',
    interfaces,
    routes: routes.map((text) => ({ interfaceName: 'wg0', network: parseCidr(text)! })),
  };
  return texts(strangerLines(facts, SITE));
}

test('containers and tunnels elsewhere are in nobody’s way', () => {
  assert.deepEqual(lines([wire('eth0', '198.51.100.1/24')]), [
    'ok other networks: no containers and no tunnels',
  ]);
  assert.deepEqual(lines([docker('172.17.0.1/16'), TUNNEL], ['10.0.0.0/8', '128.0.0.0/1']), [
    'ok other networks: docker0, wg0: none is in the networks of the site',
  ]);
});

test('one that has an address in a network of the site', () => {
  assert.deepEqual(lines([docker('198.51.0.1/16')]), [
    'error other networks: docker0, of containers or virtual machines, has 198.51.0.1/16, which overlaps the network `rack1`, 198.51.100.0/24 → sudo ip link set docker0 down; or give it another network',
  ]);
});

test('one that has a route at least as near as the network itself', () => {
  assert.deepEqual(lines([TUNNEL], ['198.51.100.128/25']), [
    'error other networks: wg0, a tunnel, has the route to 198.51.100.128/25, in the network `rack1`, 198.51.100.0/24 → end the VPN of wg0 while you serve',
  ]);
});

test.run();
