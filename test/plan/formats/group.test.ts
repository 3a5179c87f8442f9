import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { DesiredHost } from '../../../src/plan/desired.ts';
import { groupChanges } from '../../../src/plan/formats/group.ts';
import { artifact } from '../sample.ts';
import { comparisonOf, rack } from './sample.ts';

const test = suite('plan/formats/group');

function groups(
  from: readonly DesiredHost[],
  to: readonly DesiredHost[],
): readonly (readonly [labels: string, differsByOwn: boolean])[] {
  const { hosts, own } = comparisonOf(from, to);
  return groupChanges(hosts, own).map(({ labels, differsByOwn }) => [labels.join(' '), differsByOwn]);
}

const ALL = 'ams1/r1-01 ams1/r1-02 ams1/r1-03';

test('the same edited lines are one group, whatever stands around them', () => {
  const found = groups(
    rack(3, (own) => `# ${own}\nold\n`),
    rack(3, (own) => `# ${own}\nnew\n`),
  );
  assert.deepEqual(found, [[ALL, false]]);
});

test('edited lines that differ by own values are one group that says so', () => {
  const found = groups(
    rack(3, (own) => `old ${own}\n`),
    rack(3, (own) => `new ${own}\n`),
  );
  assert.deepEqual(found, [[ALL, true]]);
});

test('edited lines that differ by anything else are groups of their own', () => {
  const to = rack(3, (own) => `new ${own}\n`).map((host) =>
    host.label === 'ams1/r1-02' ? { ...host, artifacts: [artifact('new r1-01 52:54:00:00:00:01\n')] } : host,
  );
  const found = groups(
    rack(3, (own) => `old ${own}\n`),
    to,
  );
  assert.deepEqual(found, [
    ['ams1/r1-01 ams1/r1-03', true],
    ['ams1/r1-02', true],
  ]);
});

test('a new address of its own is told of each host', () => {
  const from = rack(2, () => 'a\n');
  const to = from.map((host, index) => ({
    ...host,
    network: { ...host.network, 'address of eth0': `203.0.113.${index}` },
  }));
  assert.deepEqual(groups(from, to), [
    ['ams1/r1-01', false],
    ['ams1/r1-02', false],
  ]);
});

test('what is new is one group, however much its texts differ', () => {
  assert.deepEqual(
    groups(
      [],
      rack(2, (own) => own),
    ),
    [['ams1/r1-01 ams1/r1-02', false]],
  );
});

test.run();
