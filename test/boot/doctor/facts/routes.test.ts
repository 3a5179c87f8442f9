import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readRoutes } from '../../../../src/boot/doctor/facts/routes.ts';
import { formatCidr } from '../../../../src/sot/canonical/ipv4.ts';

const test = suite('boot/doctor/facts/routes');

test('routes of the kernel by interface, without the default one', () => {
  const text = `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
eth0\t00000000\t01020A0A\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t006433C6\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
wg0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
garbage
`;
  assert.deepEqual(
    readRoutes(text).map(({ interfaceName, network }) => `${interfaceName} ${formatCidr(network)}`),
    ['eth0 198.51.100.0/24', 'wg0 10.0.0.0/8'],
  );
  assert.deepEqual(readRoutes(''), []);
});

test.run();
