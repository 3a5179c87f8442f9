import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import type { DesiredHost } from '../../src/plan/desired.ts';
import { ACTIONS, type HostPlan, plan, summarize } from '../../src/plan/plan.ts';
import { artifact, byLabel, desired } from './sample.ts';

const test = suite('plan/plan');

const HELD = '`never_provision` is set';
const RELEASED = '`never_provision` is no longer set';

function planOf(from: DesiredHost | null, to: DesiredHost | null): HostPlan {
  const side = (host: DesiredHost | null) => (host === null ? byLabel() : byLabel(host));
  const [only, ...others] = plan(side(from), side(to));
  assert.deepEqual(others, []);
  return only!;
}

test('every action follows from what differs, with all reasons', () => {
  const base = desired();
  const held = desired({ held: true });
  const edited = [artifact('a\nB\nc\n')];
  const moved = { 'MAC of eth0': '52:54:00:00:00:99' };
  const changed = 'preseed.cfg of debian changed at line 2';
  const mac = 'the MAC of eth0: 52:54:00:00:00:01 → 52:54:00:00:00:99';
  const table: readonly (readonly [
    DesiredHost | null,
    DesiredHost | null,
    HostPlan['action'],
    ...string[],
  ])[] = [
    [base, base, 'unchanged'],
    [null, base, 'install', 'it is new'],
    [null, held, 'held', HELD],
    [base, null, 'remove', 'it is no longer in the source of truth'],
    [held, null, 'remove', 'it is no longer in the source of truth'],
    [base, desired({ artifacts: edited }), 'reinstall', changed],
    [
      base,
      desired({
        artifacts: [...base.artifacts, artifact('x', 'second', 'script.ipxe')],
        boots: ['debian', 'second'],
      }),
      'reinstall',
      'script.ipxe of second is new',
      'its boots are debian, second, and were debian',
    ],
    [
      base,
      desired({ artifacts: [], boots: [] }),
      'reinstall',
      'preseed.cfg of debian is gone',
      'its boots are none, and were debian',
    ],
    [
      desired({ boots: ['a', 'b'] }),
      desired({ boots: ['b', 'a'] }),
      'reinstall',
      'its boots are b, a, and were a, b',
    ],
    [
      base,
      desired({ files: { 'debian12/linux': 'bb' } }),
      'reinstall',
      'the file debian12/linux has another digest',
    ],
    [base, desired({ files: {} }), 'reinstall', 'the file debian12/linux is no longer pinned'],
    [desired({ files: {} }), base, 'reinstall', 'the file debian12/linux is pinned'],
    [base, desired({ network: moved }), 'change', mac],
    [base, desired({ network: {} }), 'change', 'the MAC of eth0: 52:54:00:00:00:01 → nothing'],
    [desired({ network: {} }), base, 'change', 'the MAC of eth0: nothing → 52:54:00:00:00:01'],
    [base, desired({ artifacts: edited, network: moved }), 'reinstall', changed, mac],
    [base, held, 'held', HELD],
    [base, desired({ held: true, artifacts: edited, network: moved }), 'held', HELD, changed, mac],
    [held, desired({ held: true, artifacts: edited }), 'held', HELD, changed],
    [held, desired({ held: true, network: moved }), 'change', mac],
    [held, held, 'unchanged'],
    [held, base, 'install', RELEASED],
    [held, desired({ artifacts: edited }), 'install', RELEASED, changed],
  ];
  for (const [from, to, action, ...reasons] of table) {
    const { action: got, reasons: why } = planOf(from, to);
    assert.deepEqual([got, ...why], [action, ...reasons]);
  }
});

test('an artifact that differs is given from both sides', () => {
  const [from, to] = [artifact('old'), artifact('new')];
  const added = artifact('x', 'debian', 'user-data');
  const { artifacts } = planOf(desired({ artifacts: [from] }), desired({ artifacts: [to, added] }));
  assert.deepEqual(artifacts, [
    { boot: 'debian', path: 'preseed.cfg', from, to },
    { boot: 'debian', path: 'user-data', from: null, to: added },
  ]);
  assert.deepEqual(planOf(null, desired({ artifacts: [to] })).artifacts, [
    { boot: 'debian', path: 'preseed.cfg', from: null, to },
  ]);
  assert.deepEqual(planOf(desired(), null).artifacts, []);
});

test('hosts stand in the order of their labels, whichever side has them', () => {
  const at = (label: string): DesiredHost => desired({ label });
  const plans = plan(byLabel(at('b/x'), at('a/z')), byLabel(at('a/y'), at('b/x')));
  assert.deepEqual(
    plans.map(({ label, site, name, action }) => `${label} ${site} ${name} ${action}`),
    ['a/y a y install', 'a/z a z remove', 'b/x b x unchanged'],
  );
});

test('a summary counts each action, those that do not occur too', () => {
  const hosts = [planOf(null, desired()), planOf(desired(), desired()), planOf(desired(), desired())];
  assert.deepEqual(summarize(hosts), {
    install: 1,
    reinstall: 0,
    change: 0,
    remove: 0,
    unchanged: 2,
    held: 0,
  });
  assert.deepEqual(Object.keys(summarize([])), [...ACTIONS]);
});

const word = fc.constantFrom('a', 'b', 'c');
const someArtifact = fc.tuple(word, word, word).map(([content, boot, path]) => artifact(content, boot, path));
const someHost = fc.record({
  label: fc.constantFrom('s/a', 's/b', 't/a'),
  held: fc.boolean(),
  boots: fc.array(word, { maxLength: 3 }),
  artifacts: fc.uniqueArray(someArtifact, { selector: ({ boot, path }) => `${boot}/${path}`, maxLength: 3 }),
  files: fc.dictionary(word, word, { maxKeys: 2 }),
  network: fc.dictionary(word, word, { maxKeys: 2 }),
});
const someSide = fc.array(someHost.map(desired), { maxLength: 4 }).map((hosts) => byLabel(...hosts));

/** All that is compared, in one form. */
function facts(host: DesiredHost | undefined): string {
  if (host === undefined) return 'none';
  const sorted = (map: Readonly<Record<string, string>>) => Object.entries(map).sort();
  const ids = host.artifacts.map(({ boot, path, contentId }) => `${boot}\0${path}\0${contentId}`).sort();
  return JSON.stringify([host.held, host.boots, ids, sorted(host.files), sorted(host.network)]);
}

test('nothing differs from itself', () => {
  fc.assert(
    fc.property(someSide, (side) => {
      for (const { action, reasons, artifacts } of plan(side, side)) {
        assert.deepEqual([action, reasons, artifacts], ['unchanged', [], []]);
      }
    }),
  );
});

test('a host is unchanged if and only if nothing of it differs, and else has a reason', () => {
  fc.assert(
    fc.property(someSide, someSide, (from, to) => {
      const plans = plan(from, to);
      assert.deepEqual(
        plans.map(({ label }) => label),
        [...new Set([...from.keys(), ...to.keys()])].sort(),
      );
      for (const { label, action, reasons } of plans) {
        const isSame = facts(from.get(label)) === facts(to.get(label));
        assert.equal(action === 'unchanged', isSame, label);
        assert.equal(reasons.length === 0, isSame, label);
      }
    }),
  );
});

test.run();
