import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { built } from '../sample.ts';

const test = suite('sot/model/station-mac');

async function withMac(mac: string): Promise<readonly [string | null, readonly string[]]> {
  const text = `name: r1-01\ninterfaces:\n  - { type: physical, mac: "${mac}", ipv4: 198.51.100.11 }\nworkflow: debian\n`;
  const { model, found } = await built({ 'sites/ams1/rack1.yml': text });
  return [model.hosts[0]!.interfaces[0]!.mac, found.filter((line) => line.includes(' value/mac: '))];
}

test('what stands for no machine or for all is the MAC of none, however it is spelt', async () => {
  for (const [mac, meaning] of [
    ['00:00:00:00:00:00', 'it stands for no address at all'],
    ['0000.0000.0000', 'it stands for no address at all'],
    ['FF-FF-FF-FF-FF-FF', 'it stands for all machines of a network (broadcast)'],
  ] as const) {
    assert.deepEqual(await withMac(mac), [
      null,
      [
        `sites/ams1/rack1.yml:3:28-3:${30 + mac.length} error value/mac: \`${mac}\` is the MAC of no machine: ${meaning}; write the one that is printed on the interface`,
      ],
    ]);
  }
});

test('any other is kept in its canonical form', async () => {
  assert.deepEqual(await withMac('5254.0000.0001'), ['52:54:00:00:00:01', []]);
});

test.run();
