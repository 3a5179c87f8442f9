import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { consents } from '../../src/plan/consent.ts';
import type { DesiredHost } from '../../src/plan/desired.ts';
import type { HostPlan } from '../../src/plan/plan.ts';
import { meet, planApplied } from '../../src/plan/plan-applied.ts';
import { digest } from '../../src/render/artifact.ts';
import type { Host } from '../../src/sot/model/types.ts';
import type { HostState } from '../../src/state/host-state.ts';
import { CONDUCT, given, KNOWN, state, TOLD, wanted } from './known.ts';
import { artifact } from './sample.ts';

const test = suite('plan/plan-applied');

const NOON = new Date('2026-11-21T12:00:00Z');
const CONTENTS = new Map(['a', 'old', 'f', 'a\nb\nc\n', 'a\nB\nc\n'].map((text) => [digest(text), text]));

function planOf(
  states: readonly HostState[],
  desired: readonly DesiredHost[],
  now = NOON,
): readonly HostPlan[] {
  const met = meet(states, desired);
  const byLabel = new Map(desired.map((host) => [host.label, host]));
  return planApplied({ desired: byLabel, met, gone: met.gone, contents: CONTENTS, now });
}

const lines = (plans: readonly HostPlan[]): readonly string[] =>
  plans.map(({ label, action, reasons }) => [`${action} ${label}`, ...reasons].join(' | '));

function table(to: DesiredHost, now = NOON): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(KNOWN).map(([what, known]) => [
      what,
      lines(planOf(known === null ? [] : [known], [to], now)),
    ]),
  );
}

test('what is known of a machine and what is wanted of it give its action, with every reason', () => {
  assert.deepEqual(table(wanted()), {
    'never seen': ['install ams1/r1-01 | there is no record of it'],
    'was only offered an address': ['install ams1/r1-01 | there is no record of it'],
    'is in the same boot': [
      'install ams1/r1-01 | its installation of 2026-11-20 10:00 UTC has not ended (install)',
    ],
    'is in a boot that has changed': [
      'reinstall ams1/r1-01 | its installation of 2026-11-20 10:00 UTC has not ended (install) | preseed.cfg of install changed at line 1',
    ],
    'is in a boot that is no longer in its workflow': [
      'reinstall ams1/r1-01 | its installation of 2026-11-20 10:00 UTC has not ended (gone) | preseed.cfg of gone is gone | preseed.cfg of install is new | its boots are install, and were gone',
    ],
    'is beyond a workflow that was shortened': [
      'reinstall ams1/r1-01 | its installation of 2026-11-20 10:00 UTC has not ended (firmware, 1 of 2) | preseed.cfg of firmware is gone | its boots are install, and were firmware',
    ],
    'has failed': ['reinstall ams1/r1-01 | its installation of 2026-11-20 10:00 UTC failed (install)'],
    'is done': ['unchanged ams1/r1-01'],
    'is done, and has changed since': ['reinstall ams1/r1-01 | preseed.cfg of install changed at line 1'],
    'is done, and a file has changed since': ['reinstall ams1/r1-01 | the file linux has another digest'],
    'is done, and has another address since': ['change ams1/r1-01 | the address: old → 198.51.100.11'],
    'has begun to be reinstalled': [
      'reinstall ams1/r1-01 | its reinstallation of 2026-11-20 10:00 UTC has not ended (install)',
    ],
    'runs a live system': ['unchanged ams1/r1-01'],
    'runs a live system that has changed': [
      'reinstall ams1/r1-01 | preseed.cfg of install changed at line 1',
    ],
  });
});

/** The action of a plan that each meaning of serving a host gives. */
const AGREE: Readonly<Record<string, readonly string[]>> = {
  install: ['install'],
  continue: ['install', 'unchanged', 'change'],
  reinstall: ['reinstall'],
  unchanged: ['unchanged', 'change'],
  held: ['held'],
};

test('plan and consent never disagree about a host', () => {
  const night = ['22:00-06:00'];
  const variants: readonly Partial<DesiredHost>[] = [
    {},
    { held: true },
    { once: true },
    { once: true, artifacts: [artifact('B', 'install')] },
    { bootTimes: night },
    { artifacts: [artifact('B', 'install')] },
    { boots: ['install', 'second'] },
    { files: { linux: 'other' } },
    { files: {} },
    { network: { address: 'other' } },
    { label: 'ams1/web-01' },
    { label: 'ams1/web-01', network: {} },
    { label: 'fra1/r1-01', bootTimes: night },
    { macs: [] },
    { macs: ['52:54:00:00:00:09'], artifacts: [artifact('B', 'install')] },
  ];
  const said = { named: new Set<string>(), yes: true, reinstall: true };
  for (const variant of variants) {
    const to = wanted(variant);
    const host = { label: to.label, name: to.name, site: { id: to.site } } as unknown as Host;
    for (const [what, known] of Object.entries({ ...KNOWN, ...TOLD })) {
      const states = new Map(known === null ? [] : [[`ams1/${known.host}`, known]]);
      const [consent] = consents([host], states, new Map([[to.label, to]]), said, NOON);
      const own = planOf([...states.values()], [to]).find(({ label }) => label === to.label)!;
      const about = `${what}, ${JSON.stringify(variant)}`;
      assert.ok(AGREE[consent!.action]!.includes(own.action), `${about}: ${consent!.action}, ${own.action}`);
      assert.equal(own.movedFrom, consent!.formerLabel, about);
      if (consent!.grant === 'again') assert.ok(['install', 'reinstall'].includes(own.action), about);
    }
  }
});

const done = (more: Partial<HostState> = {}): HostState => {
  const boots = [given('install', 'a', { outcome: 'done' })];
  return state({
    state: 'done',
    boot: 'install',
    boots,
    applied: { learnt: 'checkpoint', revision: 'r', at: boots[0]!.at, boots },
    conduct: CONDUCT,
    ...more,
  });
};

test('each difference is a reason, and what the journal does not say is none', () => {
  const cases: readonly (readonly [Partial<HostState>, Partial<DesiredHost>])[] = [
    [{}, {}],
    [{}, { artifacts: [artifact('a\nB\nc\n', 'install')] }],
    [{}, { artifacts: [artifact('a', 'install'), artifact('x', 'install', 'user-data')] }],
    [{}, { artifacts: [] }],
    [{}, { boots: ['install', 'second'] }],
    [{}, { files: { linux: 'm' } }],
    [{}, { files: { linux: 'l', initrd: 'i' } }],
    [{}, { files: {} }],
    [{}, { network: { address: '198.51.100.12', domain: 'd' } }],
    [{}, { cluster: 'rack2' }],
    [{}, { cluster: 'rack2', files: { linux: 'm' } }],
    [{ conduct: null }, { files: { linux: 'm' }, network: {}, cluster: 'rack2' }],
    [{ conduct: null }, { boots: ['install', 'second'] }],
    [
      {
        conduct: null,
        boots: [given('install', 'a', { outcome: 'done', files: [{ path: 'linux', sha256: 'l' }] })],
      },
      { files: { linux: 'm', initrd: 'i' } },
    ],
    [
      {
        conduct: null,
        boots: [given('install', 'a', { outcome: 'done', files: [{ path: 'linux', sha256: null }] })],
      },
      {},
    ],
    [{ boots: [given('install', 'lost', { outcome: 'done' })] }, {}],
  ];
  assert.deepEqual(
    cases.map(([before, after]) => lines(planOf([done(before)], [wanted(after)])).join()),
    [
      'unchanged ams1/r1-01',
      'reinstall ams1/r1-01 | preseed.cfg of install changed at line 2',
      'reinstall ams1/r1-01 | user-data of install is new',
      'reinstall ams1/r1-01 | preseed.cfg of install is gone',
      'reinstall ams1/r1-01 | its boots are install, second, and were install',
      'reinstall ams1/r1-01 | the file linux has another digest',
      'reinstall ams1/r1-01 | the file initrd is pinned',
      'reinstall ams1/r1-01 | the file linux is no longer pinned',
      'change ams1/r1-01 | the address: 198.51.100.11 → 198.51.100.12 | the domain: nothing → d',
      'unchanged ams1/r1-01',
      'reinstall ams1/r1-01 | moved from the cluster rack1 | the file linux has another digest',
      'unchanged ams1/r1-01',
      'reinstall ams1/r1-01 | its boots are install, second, and were install',
      'reinstall ams1/r1-01 | the file linux has another digest',
      'unchanged ams1/r1-01',
      'reinstall ams1/r1-01 | preseed.cfg of install changed',
    ],
  );
});

test('a failure is told with what the machine said', () => {
  const failed = done({
    state: 'failed',
    steps: 2,
    applied: null,
    failure: 'no disk',
    boots: [given('install', 'a', { outcome: 'failed' })],
    conduct: { ...CONDUCT, boots: ['install', 'second'] },
  });
  assert.deepEqual(lines(planOf([failed], [wanted({ boots: ['install', 'second'] })])), [
    'reinstall ams1/r1-01 | its installation of 2026-11-20 10:00 UTC failed (install, 1 of 2): no disk',
  ]);
});

test('a machine is followed through names, sites and swaps, and what is gone is said once', () => {
  const at = (label: string, mac: string): DesiredHost => wanted({ label, macs: [mac] });
  const was = (host: string, mac: string, more: Partial<HostState> = {}): HostState =>
    done({ host, macs: [mac], ...more });
  const swapped = planOf([was('a', 'm1'), was('b', 'm2')], [at('ams1/a', 'm2'), at('ams1/b', 'm1')]);
  assert.deepEqual(lines(swapped), [
    'change ams1/a | moved from ams1/b',
    'change ams1/b | moved from ams1/a',
  ]);
  assert.deepEqual(lines(planOf([was('a', 'm1')], [at('fra1/a', 'm1')])), [
    'change fra1/a | moved from ams1/a',
  ]);
  assert.deepEqual(lines(planOf([was('a', 'm1')], [at('ams1/b', 'm2')])), [
    'remove ams1/a | it is no longer in the source of truth',
    'install ams1/b | there is no record of it',
  ]);
  assert.deepEqual(lines(planOf([was('a', 'm1')], [at('ams1/b', 'm1'), at('ams1/a', 'm2')])), [
    'install ams1/a | there is no record of it',
    'change ams1/b | moved from ams1/a',
  ]);
  const seen = state({ host: 'a', steps: 0, attempt: 0, macs: [], state: 'dhcp' });
  assert.deepEqual(lines(planOf([seen], [])), []);
});

test.run();
