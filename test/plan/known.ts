import type { DesiredHost } from '../../src/plan/desired.ts';
import { digest } from '../../src/render/artifact.ts';
import type { ConductThen, DonePolicy, HostEvent, ServedArtifact } from '../../src/state/event.ts';
import { advance } from '../../src/state/host-reducer.ts';
import {
  type AppliedState,
  type GivenBoot,
  type HostState,
  newHostState,
} from '../../src/state/host-state.ts';
import { desired, artifact as desiredArtifact } from './sample.ts';

const MAC = '52:54:00:00:00:01';

/** What was wanted of it beside its bytes when it was given its boot. */
export const CONDUCT: ConductThen = {
  boots: ['install'],
  cluster: 'rack1',
  workflow: 'debian',
  uuid: null,
  files: { linux: 'l' },
  facts: { address: '198.51.100.11' },
};

/** What is wanted of `ams1/r1-01`: one boot, with the content `a`. */
export function wanted(facts: Partial<DesiredHost> = {}): DesiredHost {
  return desired({
    macs: [MAC],
    boots: ['install'],
    artifacts: [desiredArtifact('a', 'install')],
    files: { linux: 'l' },
    network: { address: '198.51.100.11' },
    ...facts,
  });
}

function artifact(content: string): ServedArtifact {
  return {
    path: 'preseed.cfg',
    kind: 'preseed',
    contentType: 'text/plain',
    contentId: digest(content),
    sha256: null,
  };
}

/** A boot as it was given. */
export function given(boot: string, contentId: string, more: Partial<GivenBoot> = {}): GivenBoot {
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

/** What is known of `ams1/r1-01`. */
export function state(more: Partial<HostState>): HostState {
  return { ...newHostState('ams1', 'r1-01'), steps: 1, attempt: 1, macs: [MAC], ...more };
}

const done = given('install', 'a', { outcome: 'done' });
const applied: AppliedState = {
  learnt: 'checkpoint',
  revision: 'r',
  at: '2026-11-20T10:30:00.000Z',
  boots: [done],
};
/** Every way in which a machine may be known, against what `wanted` wants of it. */
export const KNOWN: Readonly<Record<string, HostState | null>> = {
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
  'is done, and a file has changed since': state({
    state: 'done',
    boot: 'install',
    boots: [done],
    applied,
    conduct: { ...CONDUCT, files: { linux: 'old' } },
  }),
  'is done, and has another address since': state({
    state: 'done',
    boot: 'install',
    boots: [done],
    applied,
    conduct: { ...CONDUCT, facts: { address: 'old' } },
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
const declaring = (content: string): HostEvent => ({
  ...who,
  kind: 'declared',
  revision: 'r',
  macs: [MAC],
  boots: [{ boot: 'install', step: 0, done: 'checkpoint', artifacts: [artifact(content)] }],
});
const isDone = KNOWN['is done']!;

/** What persons have said of hosts, on the way that the journal tells it. */
export const TOLD: Readonly<Record<string, HostState>> = {
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
