import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { JournalEvent } from '../../src/state/event.ts';
import { EVENT_KINDS } from '../../src/state/event-kinds.ts';
import { sentenceOf } from '../../src/state/event-sentence.ts';
import { script } from './samples.ts';

const test = suite('state/event-sentence');

const at = '2026-11-20T10:00:00.000Z';
const of = { at, site: 'ams1', host: 'r1-01' };
const sha256 = `0123456789abcdef${'0'.repeat(48)}`;

const TABLE: readonly (readonly [JournalEvent, string])[] = [
  [
    {
      kind: 'session-started',
      at,
      revision: { label: 'v1.2 (c0ffee)', commit: 'c0ffee' },
      user: 'ada',
      machine: 'laptop',
      interface: 'eth0',
      address: '198.51.100.1',
      consented: [
        { site: 'ams1', host: 'r1-01', action: 'install' },
        { site: 'ams1', host: 'r1-02', action: 'reinstall' },
      ],
    },
    'ada on laptop began to serve v1.2 (c0ffee); may erase: install ams1/r1-01, reinstall ams1/r1-02',
  ],
  [
    {
      kind: 'session-started',
      at,
      revision: { label: 'work tree', commit: null },
      user: 'ada',
      machine: 'laptop',
      interface: null,
      address: null,
      consented: [],
    },
    'ada on laptop began to serve work tree; may erase: nothing',
  ],
  [{ kind: 'session-ended', at }, 'it ended'],
  [
    {
      kind: 'dhcp',
      ...of,
      mac: '52:54:00:00:00:01',
      type: 'DISCOVER',
      reply: 'OFFER',
      address: '198.51.100.11',
    },
    'DISCOVER from 52:54:00:00:00:01: OFFER 198.51.100.11',
  ],
  [
    { kind: 'dhcp', ...of, mac: '52:54:00:00:00:01', type: 'RELEASE', reply: null, address: null },
    'RELEASE from 52:54:00:00:00:01: no reply',
  ],
  [
    { kind: 'program', ...of, protocol: 'tftp', path: 'snponly.efi', bytes: 200_000, sha256: null },
    'snponly.efi over TFTP, 200000 bytes',
  ],
  [script({ steps: 2 }), 'given install, step 1, attempt 1 of 2, by c0ffee: preseed.cfg'],
  [script({ artifacts: [] }), 'given install, step 1, attempt 1 of 1, by c0ffee: no artifacts'],
  [{ kind: 'script', ...of, outcome: 'local', revision: 'c0ffee' }, 'told to start from its disk, by c0ffee'],
  [
    {
      kind: 'config',
      ...of,
      boot: 'install',
      path: 'preseed.cfg',
      contentId: null,
      sha256,
      status: 200,
      main: true,
      complete: false,
    },
    'preseed.cfg of install: 200, not whole, sha256 0123456789ab…',
  ],
  [
    {
      kind: 'config',
      ...of,
      boot: 'install',
      path: 'preseed.cfg',
      contentId: null,
      sha256: null,
      status: 403,
      main: true,
      complete: true,
    },
    'preseed.cfg of install: 403',
  ],
  [
    { kind: 'file', ...of, path: 'linux', sha256: null, bytes: 5, complete: false },
    'linux, 5 bytes, not whole',
  ],
  [
    {
      kind: 'checkpoint',
      ...of,
      boot: 'install',
      step: 0,
      attempt: 3,
      outcome: 'failed',
      message: 'no disk',
    },
    'reported failed: install, step 1, attempt 3: no disk',
  ],
  [
    { kind: 'checkpoint', ...of, boot: 'install', step: 1, attempt: 1, outcome: 'done', message: null },
    'reported done: install, step 2, attempt 1',
  ],
  [
    {
      kind: 'checkpoint',
      ...of,
      boot: 'install',
      step: 0,
      attempt: 3,
      outcome: 'failed',
      message: null,
      follows: 'continue',
    },
    'reported failed: install, step 1, attempt 3; the others go on',
  ],
  ...(
    [
      ['retry', 'it is tried again'],
      ['halt', 'it halts'],
      ['rollback', 'it was to be rolled back, which that version of vaq did not do'],
    ] as const
  ).map(
    ([follows, words]) =>
      [
        {
          kind: 'failure',
          ...of,
          boot: 'install',
          step: 0,
          attempt: 1,
          message: 'too late',
          follows,
        } as const,
        `failed: install, step 1, attempt 1: too late; ${words}`,
      ] as const,
  ),
  [
    {
      kind: 'failure',
      ...of,
      boot: 'install',
      step: 0,
      attempt: 1,
      message: 'too late',
      follows: 'rollback',
      rollback: { revision: 'v1', boots: ['wipe', 'install'], attempt: 3 },
    },
    'failed: install, step 1, attempt 1: too late; it is rolled back to wipe, install of v1, attempt 3',
  ],
  [
    { kind: 'unknown-client', at, mac: '52:54:00:00:00:99' },
    '52:54:00:00:00:99 asked, which the source of truth does not know',
  ],
  [{ kind: 'problem', at, site: null, host: null, code: 'full', message: 'no room' }, 'no room (full)'],
  [
    { kind: 'override', ...of, boot: 'install', step: 1, erase: false },
    'to be given install, step 2, next: the API was asked for it',
  ],
  [
    { kind: 'override', ...of, boot: 'install', step: 1, erase: true },
    'to be given install, step 2, next, and erased again: the API was asked for it',
  ],
  [
    { kind: 'forgotten', ...of, user: 'ada', machine: 'laptop', given: null },
    'ada on laptop had it forgotten',
  ],
  [
    { kind: 'forgotten', ...of, user: 'ada', machine: 'laptop', given: at },
    'ada on laptop had it forgotten, last given a boot at 2026-11-20T10:00:00.000Z',
  ],
  [
    {
      kind: 'declared',
      ...of,
      user: 'ada',
      machine: 'laptop',
      revision: 'v1',
      macs: [],
      boots: [
        { boot: 'wipe', step: 0, done: 'checkpoint', artifacts: [] },
        { boot: 'install', step: 1, done: 'checkpoint', artifacts: [] },
      ],
    },
    'ada on laptop declared it installed as v1 wants it: wipe, install',
  ],
  [{ kind: 'session-ended', at, imported: 'laptop' }, 'it ended (imported from laptop)'],
];

test('every kind of event has its sentence', () => {
  for (const [event, expected] of TABLE) assert.equal(sentenceOf(event), expected);
  assert.deepEqual([...new Set(TABLE.map(([{ kind }]) => kind))].sort(), [...EVENT_KINDS].sort());
});

test.run();
