import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Grant, HostConsent } from '../../../src/plan/consent.ts';
import type { DesiredHost } from '../../../src/plan/desired.ts';
import { deviations, notAsPlanned, otherCommit, saidBy } from '../../../src/plan/plan-file/hold.ts';
import type { Host } from '../../../src/sot/model/types.ts';
import type { HostState } from '../../../src/state/host-state.ts';
import { artifact, byLabel, desired } from '../sample.ts';
import { COMMIT, given, planOf, state } from './sample.ts';

const test = suite('plan/plan-file/hold');

function reasons(
  now: readonly DesiredHost[],
  known: HostState | null = state(),
  action: 'reinstall' | 'unchanged' = 'reinstall',
): readonly string[] {
  const plan = planOf([desired(), action, state()]);
  const found = deviations(plan, { desired: byLabel(...now), stateOf: () => known });
  return found.map(({ label, reason }) => `${label}: ${reason}`);
}

test('where nothing has changed, a plan holds', () => {
  assert.deepEqual(reasons([desired()]), []);
  assert.deepEqual(reasons([desired(), desired({ label: 'ams1/new' })]), [], 'others boot their disks');
});

const CHANGED: readonly (readonly [what: string, now: DesiredHost, reason: string])[] = [
  ['an artifact', desired({ artifacts: [artifact('other')] }), 'preseed.cfg of debian has changed'],
  [
    'an artifact more',
    desired({ artifacts: [...desired().artifacts, artifact('x', 'debian', 'late.sh')] }),
    'late.sh of debian has changed',
  ],
  ['an artifact less', desired({ artifacts: [] }), 'preseed.cfg of debian has changed'],
  ['a file', desired({ files: { 'debian12/linux': 'bb' } }), 'the file debian12/linux has another digest'],
  ['a file less', desired({ files: {} }), 'the file debian12/linux has another digest'],
  ['its boots', desired({ boots: ['a', 'b'] }), 'its boots are a, b, and were debian'],
  ['a fact', desired({ network: {} }), 'the MAC of eth0 is nothing, and was 52:54:00:00:00:01'],
  ['what can be rendered', desired({ complete: false }), 'it cannot be rendered'],
];

for (const [what, now, reason] of CHANGED) {
  test(`a plan does not hold where ${what} is another`, () => {
    assert.deepEqual(reasons([now]), [`ams1/r1-01: ${reason}`]);
    assert.deepEqual(reasons([now], state(), 'unchanged'), [`ams1/r1-01: ${reason}`]);
  });
}

test('a plan does not hold where a host is gone', () => {
  assert.deepEqual(reasons([]), ['ams1/r1-01: it is no longer in the source of truth']);
});

test('what has happened to a machine since matters where it is to be erased', () => {
  const since = state({ boots: [given({ attempt: 2, at: '2026-11-21T13:00:00.000Z', outcome: 'given' })] });
  assert.deepEqual(reasons([desired()], since), [
    'ams1/r1-01: debian of 2026-11-21 13:00 UTC (attempt 2) has begun; when the plan was made, debian of 2026-11-20 10:00 UTC (attempt 1) is done',
  ]);
  assert.deepEqual(reasons([desired()], since, 'unchanged'), []);
});

test('a plan is for its commit; without one on either side the bytes decide', () => {
  const plan = planOf();
  assert.equal(otherCommit(plan, COMMIT), null);
  assert.equal(otherCommit(plan, null), null);
  assert.equal(
    otherCommit(plan, '1'.repeat(40)),
    'it was made at the commit 5d6e7f800000, and 111111111111 would be served',
  );
  const nameless = { ...plan, revision: { ...plan.revision, commit: null } };
  assert.equal(otherCommit(nameless, '1'.repeat(40)), null);
});

test('a plan names exactly the hosts that it installs, with everything that this needs', () => {
  const actions = ['install', 'reinstall', 'change', 'unchanged', 'held'] as const;
  const plan = planOf(...actions.map((action) => [desired({ label: `ams1/${action}` }), action] as const));
  assert.deepEqual(saidBy(plan), {
    named: new Set(['ams1/install', 'ams1/reinstall']),
    yes: false,
    reinstall: true,
  });
});

test('a plan covers what it says, and no more: planned action against the one that serving means', () => {
  const now = ['install', 'continue', 'reinstall', 'unchanged', 'held'] as const;
  const planned = ['install', 'reinstall', 'change', 'unchanged', 'held'] as const;
  const table = planned.map((action) => {
    const plan = planOf([desired(), action]);
    const cells = now.map((means) => {
      // As `--host --reinstall` grants it, for who is named.
      const isNamed = saidBy(plan).named.size > 0 && means !== 'held';
      const grant: Grant = isNamed ? 'again' : 'local';
      const consent: HostConsent = {
        host: { label: 'ams1/r1-01' } as Host,
        action: means,
        grant,
        formerLabel: null,
      };
      return notAsPlanned(plan, [consent]).length === 0 ? grant : 'refused';
    });
    return [action, ...cells].join(' ');
  });
  assert.deepEqual(table, [
    // The columns: the plan's action, then `now`.
    'install again again refused refused refused',
    'reinstall refused refused again refused refused',
    'change local local local local local',
    'unchanged local local local local local',
    'held local local local local local',
  ]);
});

test('why not, in words', () => {
  const consent = { host: { label: 'ams1/r1-01' } as Host, formerLabel: null };
  assert.deepEqual(
    notAsPlanned(planOf([desired(), 'install']), [{ ...consent, action: 'reinstall', grant: 'again' }]),
    [{ label: 'ams1/r1-01', reason: 'the plan says install, and serving it now means reinstall' }],
  );
  assert.deepEqual(notAsPlanned(planOf(), [{ ...consent, action: 'install', grant: 'again' }]), [
    { label: 'ams1/r1-01', reason: 'it is not planned to be erased, and would be' },
  ]);
});

test.run();
