import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { DesiredHost } from '../../src/plan/desired.ts';
import { ownReplacer, ownValuesOf } from '../../src/plan/own-values.ts';
import { byLabel, desired } from './sample.ts';

const test = suite('plan/own-values');

const NETWORK = {
  'MAC of eth0': '52:54:00:00:00:0a',
  'address of eth0': '198.51.100.1',
  'host name of eth0': 'web.ams1.example',
  'gateway of eth0': '198.51.100.254',
  UUID: '4c4c4544-0031-3010-8030-b7c04f333232',
  'serial number': 'SN1',
};

function replaced(text: string, from: Partial<DesiredHost> = {}, to: Partial<DesiredHost> = {}): string {
  const own = ownValuesOf(
    byLabel(desired({ network: NETWORK, ...from })),
    byLabel(desired({ network: NETWORK, ...to })),
  );
  return ownReplacer(own.get('ams1/r1-01')!)(text);
}

const TEXTS: Readonly<Record<string, string>> = {
  'set host r1-01': 'set host ‹name›',
  'r1-01-bmc and R1-01': '‹name›-bmc and ‹name, in capitals›',
  'r1-012 xr1-01': 'r1-012 xr1-01',
  'mac 52:54:00:00:00:0a 52-54-00-00-00-0A 52540000000a':
    'mac ‹MAC of eth0› ‹MAC of eth0, with dashes, in capitals› ‹MAC of eth0, bare›',
  '198.51.100.1/24 via 198.51.100.254, not 198.51.100.11':
    '‹address of eth0›/24 via 198.51.100.254, not 198.51.100.11',
  'web.ams1.example SN1 4C4C4544-0031-3010-8030-B7C04F333232':
    '‹host name of eth0› ‹serial number› ‹UUID, in capitals›',
};

for (const [text, without] of Object.entries(TEXTS)) {
  test(`${text} is ${without}`, () => assert.equal(replaced(text), without));
}

test('a value that changes is not taken out, on neither side', () => {
  const to = { network: { ...NETWORK, 'address of eth0': '198.51.100.2' } };
  assert.equal(replaced('198.51.100.1 198.51.100.2 r1-01', {}, to), '198.51.100.1 198.51.100.2 ‹name›');
});

test('a host that only one side has has what it has there', () => {
  const own = ownValuesOf(byLabel(), byLabel(desired({ network: {} })));
  assert.deepEqual(
    [...own.get('ams1/r1-01')!],
    [
      ['r1-01', 'name'],
      ['R1-01', 'name, in capitals'],
    ],
  );
});

test('a host without any values of its own keeps its texts', () => {
  assert.equal(ownReplacer(new Map())('r1-01'), 'r1-01');
});

test.run();
