import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { planText } from '../../../src/plan/plan-file/make.ts';
import { parsePlan } from '../../../src/plan/plan-file/parse.ts';
import { secretPlaceholder } from '../../../src/render/artifact.ts';
import { artifact, desired } from '../sample.ts';
import { planOf, state } from './sample.ts';

const test = suite('plan/plan-file/make');

const secret = artifact(`password ${secretPlaceholder('root')}\n`);
const FILE = '0'.repeat(64);
const wanted = desired({ artifacts: [secret], files: { 'debian12/linux': FILE } });
const plan = planOf(
  [wanted, 'reinstall', state()],
  [desired({ label: 'ams1/old' }), 'remove'],
  [desired({ label: 'ams1/r1-02', files: {} }), 'unchanged'],
);

test('a plan has the revision, and of each host that is wanted its action, digests and what is known', () => {
  const [first, ...others] = plan.hosts;
  assert.deepEqual(
    { ...plan, hosts: [first] },
    {
      formatVersion: 1,
      madeAt: '2026-11-21T12:00:00.000Z',
      revision: {
        label: 'work tree at 5d6e7f8, 1 file changed',
        commit: '5d6e7f8000000000000000000000000000000000',
        changedFiles: 1,
      },
      hosts: [
        {
          name: 'r1-01',
          site: 'ams1',
          action: 'reinstall',
          boots: ['debian'],
          artifacts: [{ boot: 'debian', path: 'preseed.cfg', contentId: secret.contentId }],
          files: { 'debian12/linux': FILE },
          facts: { 'MAC of eth0': '52:54:00:00:00:01' },
          known: {
            digest: first!.known.digest,
            summary: 'debian of 2026-11-20 10:00 UTC (attempt 1) is done',
          },
        },
      ],
    },
  );
  assert.deepEqual(
    others.map(({ name, action, known }) => [name, action, known.summary]),
    [['r1-02', 'unchanged', 'it was never given a boot']],
  );
});

test('its text is read again as what it was, and holds no text of a machine, not even the name of a secret', () => {
  const text = planText(plan);
  assert.deepEqual(parsePlan(text), { ok: true, plan });
  assert.doesNotMatch(text, /password|secret|root/);
});

test.run();
