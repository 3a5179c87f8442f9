import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { servingInterfaces } from '../../../src/boot/doctor/serving.ts';
import { SITE, wire } from './sample.ts';

const test = suite('boot/doctor/serving');

test('who has the address of the service serves, and who stands in the networks; a container of the same network does not', () => {
  const interfaces = [
    wire('eth0', '198.51.100.7/24'),
    wire('eth1', '203.0.113.1/24'),
    { ...wire('lo', '198.51.100.1/32'), kind: 'loopback' as const },
    { ...wire('docker0', '198.51.100.9/24'), kind: 'container' as const },
  ];
  assert.deepEqual(
    servingInterfaces(interfaces, SITE).map(({ name }) => name),
    ['eth0', 'lo'],
  );
});

test.run();
