import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { consents, type Said } from '../../src/plan/consent.ts';
import type { RenderedBoot } from '../../src/render/artifact.ts';
import type { Host } from '../../src/sot/model/types.ts';
import type { DonePolicy, HostEvent, ServedArtifact } from '../../src/state/event.ts';
import { advance } from '../../src/state/host-reducer.ts';
import { type GivenBoot, type HostState, newHostState } from '../../src/state/host-state.ts';

const test = suite('plan/consent');

const MAC = '52:54:00:00:00:01';

/** As much of a host as consent depends on. */
function host(name: string, more: { readonly never_provision?: boolean } = {}): Host {
  return {
    label: `ams1/${name}`,
    name,
    site: { id: 'ams1' },
    interfaces: [{ mac: MAC }],
    data: more,
  } as unknown as Host;
}

function artifact(contentId: string): ServedArtifact {
  return { path: 'preseed.cfg', kind: 'preseed', contentType: 'text/plain', contentId, sha256: null };
}

function rendered(
  of: Host,
  ...boots: readonly (readonly [id: string, contentId: string])[]
): readonly RenderedBoot[] {
  return boots.map(
    ([id, contentId]) =>
      ({
        host: of,
        boot: { id },
        artifacts: [artifact(contentId)],
        diagnostics: [],
      }) as unknown as RenderedBoot,
  );
}

function given(boot: string, contentId: string, more: Partial<GivenBoot> = {}): GivenBoot {
  return {
    boot,
    step: 0,
    attempt: 1,
    revision: 'r',
    at: '2026-11-20T10:00:00.000Z',
    done: 'checkpoint' as DonePolicy,
    outcome: 'given',
    artifacts: [artifact(contentId)],
    files: [],
    ...more,
  };
}

function state(more: Partial<HostState>): HostState {
  return { ...newHostState('ams1', 'r1-01'), steps: 1, attempt: 1, macs: [MAC], ...more };
}

const done = given('install', 'a', { outcome: 'done' });
const applied = { revision: 'r', at: '2026-11-20T10:00:00.000Z', boots: [done] };
const KNOWN: Readonly<Record<string, HostState | null>> = {
  'never seen': null,
  'was only offered an address': state({ steps: 0, attempt: 0, macs: [], state: 'dhcp' }),
  'is in the same boot': state({ state: 'kernel', boot: 'install', boots: [given('install', 'a')] }),
  'is in a boot that has changed': state({
    state: 'kernel',
    boot: 'install',
    boots: [given('install', 'old')],
  }),
  'is in a boot that is no longer in its workflow': state({
    state: 'config',
    boot: 'gone',
    boots: [given('gone', 'a')],
  }),
  'is beyond a workflow that was shortened': state({
    steps: 2,
    step: 1,
    boots: [given('firmware', 'f', { outcome: 'done' })],
  }),
  'has failed': state({
    state: 'failed',
    boot: 'install',
    boots: [given('install', 'a', { outcome: 'failed' })],
  }),
  'is done': state({ state: 'done', boot: 'install', boots: [done], applied }),
  'is done, and has changed since': state({
    state: 'done',
    boot: 'install',
    boots: [given('install', 'old', { outcome: 'done' })],
    applied,
  }),
  'has begun to be reinstalled': state({
    state: 'script',
    boot: 'install',
    attempt: 2,
    boots: [given('install', 'a', { attempt: 2 })],
    applied,
  }),
  'runs a live system': state({
    state: 'script',
    boot: 'install',
    boots: [given('install', 'a', { done: 'never' })],
    applied,
  }),
  'runs a live system that has changed': state({
    state: 'script',
    boot: 'install',
    boots: [given('install', 'old', { done: 'never' })],
    applied,
  }),
};

const at = '2026-11-20T10:00:00.000Z';
const who = { at, site: 'ams1', host: 'r1-01', user: 'ada', machine: 'laptop' } as const;
const forgetting = (knew: string | null): HostEvent => ({ ...who, kind: 'forgotten', given: knew });
const declaring = (contentId: string): HostEvent => ({
  ...who,
  kind: 'declared',
  revision: 'r',
  macs: [MAC],
  boots: [{ boot: 'install', step: 0, done: 'checkpoint', artifacts: [artifact(contentId)] }],
});
const isDone = KNOWN['is done']!;

/** What persons have said of hosts, on the way that the journal tells it. */
const TOLD: Readonly<Record<string, HostState>> = {
  'was done, and is forgotten': advance(isDone, forgetting(at)),
  'is done, and was forgotten by one who did not know': advance(isDone, forgetting(null)),
  'was under way, and is forgotten': advance(KNOWN['is in the same boot']!, forgetting(at)),
  'is declared as it should be': advance(newHostState('ams1', 'r1-01'), declaring('a')),
  'is declared as an older revision wanted it': advance(newHostState('ams1', 'r1-01'), declaring('old')),
  'was forgotten, and is declared': advance(advance(isDone, forgetting(at)), declaring('a')),
  'was declared, and is forgotten': advance(
    advance(newHostState('ams1', 'r1-01'), declaring('a')),
    forgetting(at),
  ),
};

const SAID: Readonly<Record<string, Said>> = {
  nothing: { named: new Set(), yes: false, reinstall: false },
  '--yes': { named: new Set(), yes: true, reinstall: false },
  '--host it': { named: new Set(['ams1/r1-01']), yes: false, reinstall: false },
  '--host another --yes': { named: new Set(['ams1/r1-02']), yes: true, reinstall: false },
  '--yes --reinstall': { named: new Set(), yes: true, reinstall: true },
  '--host it --reinstall': { named: new Set(['ams1/r1-01']), yes: false, reinstall: true },
};

function grantsOf(known: HostState | null, it = host('r1-01')): readonly string[] {
  const states = new Map(known === null ? [] : [[`ams1/${known.host}`, known]]);
  const results = Object.values(SAID).map(
    (said) => consents([it], states, rendered(it, ['install', 'a']), said)[0]!,
  );
  return [results[0]!.action, ...results.map(({ grant }) => grant)];
}

test('what a host is granted follows from what is known of it and what was said', () => {
  const table = Object.fromEntries(
    Object.entries(KNOWN).map(([what, known]) => [what, grantsOf(known).join(' ')]),
  );
  // The columns: the action, then the grants in the order of SAID.
  assert.deepEqual(table, {
    'never seen': 'install local again again local again again',
    'was only offered an address': 'install local again again local again again',
    'is in the same boot': 'continue local continue continue local continue continue',
    'is in a boot that has changed': 'reinstall local local local local again again',
    'is in a boot that is no longer in its workflow': 'reinstall local local local local again again',
    'is beyond a workflow that was shortened': 'reinstall local local local local again again',
    'has failed': 'reinstall local local local local again again',
    'is done': 'unchanged local local local local local again',
    'is done, and has changed since': 'reinstall local local local local again again',
    'has begun to be reinstalled': 'reinstall local local local local again again',
    'runs a live system': 'continue local continue continue local continue continue',
    'runs a live system that has changed': 'reinstall local local local local again again',
  });
});

test('forgetting makes an installation of it, and declaring never does', () => {
  const table = Object.fromEntries(
    Object.entries(TOLD).map(([what, known]) => [what, grantsOf(known).join(' ')]),
  );
  assert.deepEqual(table, {
    'was done, and is forgotten': 'install local again again local again again',
    'is done, and was forgotten by one who did not know': 'unchanged local local local local local again',
    'was under way, and is forgotten': 'install local again again local again again',
    'is declared as it should be': 'unchanged local local local local local again',
    'is declared as an older revision wanted it': 'reinstall local local local local again again',
    'was forgotten, and is declared': 'unchanged local local local local local again',
    'was declared, and is forgotten': 'install local again again local again again',
  });
});

test('a declared machine is no new one under another name, and a forgotten one is', () => {
  const renamed = host('web-01');
  const of = (known: HostState) =>
    consents(
      [renamed],
      new Map([['ams1/r1-01', known]]),
      rendered(renamed, ['install', 'a']),
      SAID['--yes']!,
    )[0]!;
  assert.deepEqual(
    ['is declared as it should be', 'was done, and is forgotten'].map((what) => of(TOLD[what]!).action),
    ['reinstall', 'install'],
  );
});

test('a host that is never provisioned is granted nothing, whatever is said', () => {
  assert.deepEqual(
    new Set(grantsOf(null, host('r1-01', { never_provision: true })).slice(1)),
    new Set(['local']),
  );
});

test('a machine that was given a boot under another name is no new machine', () => {
  const renamed = host('web-01');
  const states = new Map([['ams1/r1-01', KNOWN['is done']!]]);
  const [consent] = consents([renamed], states, rendered(renamed, ['install', 'a']), SAID['--yes']!);
  assert.deepEqual(
    { action: consent!.action, grant: consent!.grant, formerLabel: consent!.formerLabel },
    { action: 'reinstall', grant: 'local', formerLabel: 'ams1/r1-01' },
  );
});

test.run();
