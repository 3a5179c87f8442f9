import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import { type ConsentGround, obtainConsent } from '../../../src/boot/preflight/consent.ts';
import type { Venue } from '../../../src/boot/preflight/venue.ts';
import type { HostConsent } from '../../../src/plan/consent.ts';
import type { PlanDocument } from '../../../src/plan/plan-file/generated/types.ts';
import type { Host } from '../../../src/sot/model/types.ts';
import { KNOWN, wanted } from '../../plan/known.ts';
import { COMMIT, NOW, planOf } from '../../plan/plan-file/sample.ts';
import { byLabel } from '../../plan/sample.ts';

const test = suite('boot/preflight/consent');

const HOST = { label: 'ams1/r1-01', name: 'r1-01', site: { id: 'ams1' } } as Host;

/** Asks for consent where nobody can be asked, and tells the grant, or the first line of the refusal. */
async function consentTo(plan: PlanDocument | null, known: keyof typeof KNOWN): Promise<string> {
  let shown: readonly HostConsent[] = [];
  const state = KNOWN[known] ?? null;
  const ground: ConsentGround = {
    venue: { site: { id: 'ams1' }, hosts: [HOST] } as unknown as Venue,
    plan: plan && { file: 'plan.json', plan },
    commit: COMMIT,
    states: new Map(state === null ? [] : [['ams1/r1-01', state]]),
    desired: byLabel(wanted()),
    said: { named: new Set(), yes: false, reinstall: false },
    now: NOW,
    screen: (hosts) => {
      shown = hosts;
      return 'the screen\n';
    },
  };
  const talk: string[] = [];
  const input = new PassThrough();
  const asker = { talk: (text: string) => talk.push(text), input, output: new PassThrough() };
  const asked = await obtainConsent(asker, ground);
  if (!asked.ok) {
    assert.deepEqual(talk, [], 'a screen of what will not happen would mislead');
    return `refused: ${asked.message.split('\n')[0]}`;
  }
  assert.deepEqual([talk, shown], [['the screen\n'], asked.hosts]);
  return asked.hosts[0]!.grant;
}

test('without a plan a person is asked, and where there is none, that is said', async () => {
  assert.match(await consentTo(null, 'never seen'), /^refused: nobody can be asked here: /);
});

test('what a plan grants, by what is known of the machine when it is made and served', async () => {
  const table: Record<string, string> = {};
  for (const [what, state] of Object.entries(KNOWN)) {
    const grants: string[] = [];
    for (const action of ['install', 'reinstall', 'unchanged'] as const) {
      const plan = planOf(state === null ? [wanted(), action] : [wanted(), action, state]);
      grants.push((await consentTo(plan, what)).replace(/:.*/, ''));
    }
    table[what] = grants.join(' ');
  }
  // The columns: a plan that says install, reinstall, unchanged.
  assert.deepEqual(table, {
    'never seen': 'again refused local',
    'was only offered an address': 'again refused local',
    'is in the same boot': 'continue refused local',
    'is in a boot that has changed': 'refused again local',
    'is in a boot that is no longer in its workflow': 'refused again local',
    'is beyond a workflow that was shortened': 'refused again local',
    'has failed': 'refused again local',
    'is done': 'refused refused local',
    'is done, and has changed since': 'refused again local',
    'is done, and a file has changed since': 'refused again local',
    'is done, and has another address since': 'refused refused local',
    'has begun to be reinstalled': 'refused continue local',
    'runs a live system': 'continue refused local',
    'runs a live system that has changed': 'refused again local',
  });
});

test('a plan that was made before anything happened to the machine is refused', async () => {
  const plan = planOf([wanted(), 'install']);
  assert.equal(await consentTo(plan, 'is done'), 'refused: plan.json is not what would happen now:');
});

test.run();
