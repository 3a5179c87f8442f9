import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { consents, type HostConsent, type Said } from '../../src/plan/consent.ts';
import type { DesiredHost } from '../../src/plan/desired.ts';
import type { Host } from '../../src/sot/model/types.ts';
import type { HostState } from '../../src/state/host-state.ts';
import { CONDUCT, KNOWN, TOLD, wanted } from './known.ts';
import { artifact } from './sample.ts';

const test = suite('plan/consent');

/** As much of a host as consent depends on beside what is wanted of it. */
function hostOf({ label, name, site }: DesiredHost): Host {
  return { label, name, site: { id: site } } as unknown as Host;
}

function consentTo(it: DesiredHost, known: HostState | null, said: Said): HostConsent {
  const states = new Map(known === null ? [] : [[`ams1/${known.host}`, known]]);
  return consents([hostOf(it)], states, new Map([[it.label, it]]), said)[0]!;
}

const SAID: Readonly<Record<string, Said>> = {
  nothing: { named: new Set(), yes: false, reinstall: false },
  '--yes': { named: new Set(), yes: true, reinstall: false },
  '--host it': { named: new Set(['ams1/r1-01']), yes: false, reinstall: false },
  '--host another --yes': { named: new Set(['ams1/r1-02']), yes: true, reinstall: false },
  '--yes --reinstall': { named: new Set(), yes: true, reinstall: true },
  '--host it --reinstall': { named: new Set(['ams1/r1-01']), yes: false, reinstall: true },
};

function grantsOf(known: HostState | null, it = wanted()): readonly string[] {
  const results = Object.values(SAID).map((said) => consentTo(it, known, said));
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
    'is done, and a file has changed since': 'reinstall local local local local again again',
    'is done, and has another address since': 'unchanged local local local local local again',
    'has begun to be reinstalled': 'reinstall local local local local continue continue',
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
  const of = (known: HostState) => consentTo(wanted({ label: 'ams1/web-01' }), known, SAID['--yes']!);
  assert.deepEqual(
    ['is declared as it should be', 'was done, and is forgotten'].map((what) => of(TOLD[what]!).action),
    ['unchanged', 'install'],
  );
});

test('a host that is never provisioned is granted nothing, whatever is said', () => {
  assert.deepEqual(new Set(grantsOf(null, wanted({ held: true })).slice(1)), new Set(['local']));
});

test('a machine that was given a boot under another name is no new machine', () => {
  const renamed = wanted({ label: 'ams1/web-01' });
  const actions = Object.values(KNOWN).map((known) => {
    const { action, grant, formerLabel } = consentTo(renamed, known, SAID['--yes']!);
    return `${action} ${grant} ${formerLabel}`;
  });
  assert.deepEqual(Object.fromEntries(Object.keys(KNOWN).map((what, at) => [what, actions[at]])), {
    'never seen': 'install again null',
    'was only offered an address': 'install again null',
    'is in the same boot': 'reinstall local ams1/r1-01',
    'is in a boot that has changed': 'reinstall local ams1/r1-01',
    'is in a boot that is no longer in its workflow': 'reinstall local ams1/r1-01',
    'is beyond a workflow that was shortened': 'reinstall local ams1/r1-01',
    'has failed': 'reinstall local ams1/r1-01',
    'is done': 'unchanged local ams1/r1-01',
    'is done, and has changed since': 'reinstall local ams1/r1-01',
    'is done, and a file has changed since': 'reinstall local ams1/r1-01',
    'is done, and has another address since': 'unchanged local ams1/r1-01',
    'has begun to be reinstalled': 'reinstall local ams1/r1-01',
    'runs a live system': 'unchanged local ams1/r1-01',
    'runs a live system that has changed': 'reinstall local ams1/r1-01',
  });
});

test('who is through a workflow that is gone through once is not erased, however it is named', () => {
  const now = wanted({ once: true });
  const changed = wanted({ once: true, artifacts: [artifact('B', 'install')] });
  const told = (what: string, it: DesiredHost): string => grantsOf(KNOWN[what]!, it).join(' ');
  assert.equal(told('is done', now), 'unchanged local local local local local local');
  assert.equal(told('is done', changed), 'held local local local local local local');
  assert.equal(told('has failed', now), 'reinstall local local local local again again', 'it is not through');
  const other = { ...KNOWN['is done']!, conduct: { ...CONDUCT, workflow: 'other' } };
  assert.equal(grantsOf(other, changed).join(' '), 'reinstall local local local local again again');
});

test('outside its boot times a host is granted nothing but what is at rest', () => {
  const it = wanted({ bootTimes: ['22:00-06:00'] });
  const noon = new Date('2026-11-21T12:00:00Z');
  const actions = Object.values(KNOWN).map((known) => {
    const states = new Map(known === null ? [] : [[`ams1/${known.host}`, known]]);
    return consents([hostOf(it)], states, new Map([[it.label, it]]), SAID['--yes']!, noon)[0]!.action;
  });
  assert.deepEqual(Object.fromEntries(Object.keys(KNOWN).map((what, at) => [what, actions[at]])), {
    'never seen': 'held',
    'was only offered an address': 'held',
    'is in the same boot': 'held',
    'is in a boot that has changed': 'held',
    'is in a boot that is no longer in its workflow': 'held',
    'is beyond a workflow that was shortened': 'held',
    'has failed': 'held',
    'is done': 'unchanged',
    'is done, and has changed since': 'held',
    'is done, and a file has changed since': 'held',
    'is done, and has another address since': 'unchanged',
    'has begun to be reinstalled': 'held',
    'runs a live system': 'continue',
    'runs a live system that has changed': 'held',
  });
});

test.run();
