import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { knownOf } from '../../../src/plan/plan-file/known.ts';
import type { HostState } from '../../../src/state/host-state.ts';
import { newHostState } from '../../../src/state/host-state.ts';
import { given, state } from './sample.ts';

const test = suite('plan/plan-file/known');

const before = state();
const content = (contentId: string) => ({
  path: 'preseed.cfg',
  kind: 'preseed',
  contentType: 'text/plain',
  contentId,
  sha256: null,
});

const MOVED: Readonly<Record<string, HostState | null>> = {
  'it was forgotten': null,
  'another boot was given': state({ boots: [given(), given({ boot: 'second', step: 1 })] }),
  'the same boot was given again': state({ boots: [given({ attempt: 2 })] }),
  'the same boot was given with other bytes': state({ boots: [given({ artifacts: [content('a')] })] }),
  'its boot has failed': state({ boots: [given({ outcome: 'failed' })] }),
  'it came to the end of a workflow': state({
    applied: { revision: 'r', at: '2026-11-20T11:00:00.000Z', boots: [] } as unknown as HostState['applied'],
  }),
  'it goes under another name': { ...before, host: 'r1-02' },
};

for (const [what, after] of Object.entries(MOVED)) {
  test(`the digest is another one when ${what}`, () => {
    assert.notEqual(knownOf(after).digest, knownOf(before).digest);
  });
}

test('the digest is the same when it asked for an address, started its disk, or loaded files', () => {
  const asked = state({ lastEvent: 'dhcp', lastAt: '2026-11-21T10:00:00.000Z' });
  assert.deepEqual(knownOf(asked), knownOf(before));
  const loaded = state({ boots: [given({ files: [{ path: 'linux', sha256: null }] })] });
  assert.deepEqual(knownOf(loaded), knownOf(before));
  assert.deepEqual(knownOf({ ...newHostState('ams1', 'r1-01'), state: 'dhcp' }), knownOf(null));
});

test('for people', () => {
  assert.equal(knownOf(null).summary, 'it was never given a boot');
  const failed = state({ boots: [given({ attempt: 3, outcome: 'failed' })] });
  assert.equal(knownOf(failed).summary, 'debian of 2026-11-20 10:00 UTC (attempt 3) has failed');
  const begun = state({ boots: [given({ outcome: 'given' })] });
  assert.equal(knownOf(begun).summary, 'debian of 2026-11-20 10:00 UTC (attempt 1) has begun');
});

test.run();
