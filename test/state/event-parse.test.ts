import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { EventShapes } from '../../src/state/event.ts';
import { parseEvent } from '../../src/state/event-parse.ts';
import { artifact, script } from './samples.ts';

const test = suite('state/event-parse');

const at = '2026-11-20T10:00:00.000Z';
const r1 = { at, site: 'ams1', host: 'r1-01' } as const;

const examples: { readonly [K in keyof EventShapes]: EventShapes[K] } = {
  'session-started': {
    kind: 'session-started',
    at,
    revision: { label: 'main', commit: 'c0ffee' },
    user: 'ada',
    machine: 'laptop',
    interface: null,
    address: '192.0.2.1',
    consented: [{ site: 'ams1', host: 'r1-01', action: 'reinstall' }],
  },
  'session-ended': { kind: 'session-ended', at },
  dhcp: {
    ...r1,
    kind: 'dhcp',
    mac: '52:54:00:00:00:01',
    type: 'DISCOVER',
    reply: 'OFFER',
    address: '192.0.2.9',
  },
  program: { ...r1, kind: 'program', protocol: 'tftp', path: 'snponly.efi', bytes: 0, sha256: null },
  'script network': script({ artifacts: [artifact('a'), artifact('b')] }),
  'script local': { ...r1, kind: 'script', outcome: 'local', revision: 'c0ffee' },
  config: {
    ...r1,
    kind: 'config',
    boot: 'install',
    path: 'preseed.cfg',
    contentId: 'a'.repeat(64),
    sha256: null,
    status: 200,
    main: true,
    complete: true,
  },
  file: { ...r1, kind: 'file', path: 'linux', sha256: 'b'.repeat(64), bytes: 7, complete: false },
  checkpoint: {
    ...r1,
    kind: 'checkpoint',
    boot: 'install',
    step: 0,
    attempt: 1,
    outcome: 'failed',
    message: 'no disk',
  },
  failure: {
    ...r1,
    kind: 'failure',
    boot: 'debian12',
    step: 0,
    attempt: 1,
    message: 'debian12 has not come to its end within 1 h of its script',
    follows: 'retry',
  },
  'unknown-client': { kind: 'unknown-client', at, mac: '52:54:00:00:00:02' },
  problem: { kind: 'problem', at, site: null, host: null, code: 'port-taken', message: 'port 67 is taken' },
  override: { ...r1, kind: 'override', boot: 'debian12', step: 0, erase: false },
  forgotten: { ...r1, kind: 'forgotten', user: 'ada', machine: 'laptop', given: null },
  declared: {
    ...r1,
    kind: 'declared',
    user: 'ada',
    machine: 'laptop',
    revision: 'c0ffee',
    macs: ['52:54:00:00:00:01'],
    boots: [
      {
        boot: 'install',
        step: 0,
        done: 'fetched',
        artifacts: [artifact('a')],
      },
    ],
  },
};

test('every kind of event is read as it was written', () => {
  for (const event of Object.values(examples)) {
    assert.deepEqual(parseEvent(JSON.stringify(event)), { event, fault: null });
  }
});

test('what was wanted beside the bytes may be missing, as in older journals, and is else held to its shape', () => {
  const conduct = {
    boots: ['install'],
    cluster: 'rack1',
    workflow: null,
    uuid: null,
    files: { linux: 'b' },
    facts: { 'MAC of eth0': 'm' },
  };
  const event = script({ conduct });
  assert.deepEqual(parseEvent(JSON.stringify(event)), { event, fault: null });
  for (const wrong of [null, {}, { ...conduct, boots: [1] }, { ...conduct, files: { linux: 1 } }])
    assert.match(
      parseEvent(JSON.stringify({ ...event, conduct: wrong })).fault ?? '',
      /^conduct of a script network event cannot be /,
    );
});

test('a field that a later release adds is no fault', () => {
  const event = { ...examples['session-ended'], reason: 'interrupt' };
  assert.deepEqual(parseEvent(JSON.stringify(event)), { event, fault: null });
});

test('every event may say from which machine it was imported', () => {
  const event = { ...examples['session-ended'], imported: 'laptop' };
  assert.deepEqual(parseEvent(JSON.stringify(event)), { event, fault: null });
});

test('no field of any event may be missing', () => {
  for (const [name, event] of Object.entries(examples)) {
    for (const field of Object.keys(event).filter((key) => key !== 'kind' && key !== 'outcome')) {
      const { [field]: _, ...rest } = event as unknown as Record<string, unknown>;
      assert.deepEqual(parseEvent(JSON.stringify(rest)), {
        event: null,
        fault: `${field} of a ${name} event cannot be missing`,
      });
    }
  }
});

const wrong: readonly (readonly [line: string, fault: string])[] = [
  ['', 'it is not a JSON object'],
  ['{"kind":"dhcp"', 'it is not a JSON object'],
  ['[]', 'it is not a JSON object'],
  ['null', 'it is not a JSON object'],
  ['{}', 'no event has the kind undefined'],
  ['{"kind":"reboot"}', 'no event has the kind "reboot"'],
  ['{"kind":"toString"}', 'no event has the kind "toString"'],
  ['{"kind":"script","outcome":"disk"}', 'no event has the kind "script disk"'],
  ['{"kind":"session-ended","at":"yesterday"}', 'at of a session-ended event cannot be "yesterday"'],
  [
    '{"kind":"session-ended","at":"2026-11-20T10:00:00+01:00"}',
    'at of a session-ended event cannot be "2026-11-20T10:00:00+01:00"',
  ],
  [
    '{"kind":"session-ended","at":"2026-11-20T10:00:00Z","imported":7}',
    'imported of a session-ended event cannot be 7',
  ],
  [changed('override', { erase: 'yes' }), 'erase of a override event cannot be "yes"'],
  [changed('forgotten', { given: 'once' }), 'given of a forgotten event cannot be "once"'],
  [changed('declared', { boots: [{ boot: 'x' }] }), 'boots of a declared event cannot be [{"boot":"x"}]'],
  [changed('script network', { step: -1 }), 'step of a script network event cannot be -1'],
  [changed('script network', { attempt: 0 }), 'attempt of a script network event cannot be 0'],
  [changed('script network', { done: 'soon' }), 'done of a script network event cannot be "soon"'],
  [changed('script network', { artifacts: [7] }), 'artifacts of a script network event cannot be [7]'],
  [changed('config', { status: '200' }), 'status of a config event cannot be "200"'],
  [changed('file', { bytes: 1.5 }), 'bytes of a file event cannot be 1.5'],
  [changed('checkpoint', { outcome: 'maybe' }), 'outcome of a checkpoint event cannot be "maybe"'],
];

function changed(name: keyof EventShapes, fields: object): string {
  return JSON.stringify({ ...examples[name], ...fields });
}

test('what is wrong with a line is said', () => {
  for (const [line, fault] of wrong) assert.deepEqual(parseEvent(line), { event: null, fault });
});

test.run();
