import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { groupMac } from '../../../src/rules/host/group-mac.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/group-mac');

function withMac(mac: string): Promise<readonly string[]> {
  const text = `name: r1-01\ninterfaces:\n  - { type: physical, mac: "${mac}", ipv4: 198.51.100.11 }\nworkflow: debian\n`;
  return ruled(groupMac, { 'sites/ams1/rack1.yml': text });
}

test('the address of a group is no interface’s', async () => {
  for (const mac of ['01:00:5e:00:00:01', '33:33:00:00:00:01', '11:00:00:00:00:04', 'ab:54:00:00:00:01']) {
    assert.deepEqual(await withMac(mac), [
      `sites/ams1/rack1.yml:3:28-3:47 warning host/group-mac: \`${mac}\` is a multicast address, because its first pair is odd; no real interface sends from one, so that the machine would never be recognised: compare it with what is printed on the interface | hosts ams1/r1-01`,
    ]);
  }
});

test('an address of one machine is right, whether its maker or its owner chose it', async () => {
  for (const mac of ['00:00:5e:00:00:01', '52-54-00-00-00-01', 'fe:ff:ff:ff:ff:ff'])
    assert.deepEqual(await withMac(mac), [], mac);
  assert.deepEqual(await withMac('00:00:00:00:00:00'), [], 'value/mac says it');
});

test.run();
