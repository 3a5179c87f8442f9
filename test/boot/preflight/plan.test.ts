import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { grantByPlan, readPlan } from '../../../src/boot/preflight/plan.ts';
import type { HostConsent, Said } from '../../../src/plan/consent.ts';
import { planText } from '../../../src/plan/plan-file/make.ts';
import type { Host } from '../../../src/sot/model/types.ts';
import { COMMIT, planOf } from '../../plan/plan-file/sample.ts';
import { artifact, byLabel, desired } from '../../plan/sample.ts';
import { temporaryFolder } from '../../sot/source/repository.ts';

const test = suite('boot/preflight/plan');

let folder: string;
test.before(() => {
  folder = temporaryFolder();
});
test.after(() => rmSync(folder, { recursive: true }));

const host = (label: string) => desired({ label, files: {} });
const plan = planOf(
  [host('ams1/r1-01'), 'install'],
  [host('ams1/r1-02'), 'install'],
  [host('ams1/r1-03'), 'unchanged'],
  [host('ams2/r1-01'), 'install'],
);
const WORLD = {
  desired: byLabel(host('ams1/r1-01'), host('ams1/r1-02'), host('ams1/r1-03')),
  stateOf: () => null,
};

/** As consent grants who is named. */
function grant({ named, reinstall }: Said): readonly HostConsent[] {
  assert.ok(reinstall);
  return ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03', 'ams1/r1-04'].map((label) => ({
    host: { label } as Host,
    action: 'install',
    grant: named.has(label) ? 'again' : 'local',
    formerLabel: null,
  }));
}

test('a plan is read from its file', async () => {
  const file = join(folder, 'plan.json');
  writeFileSync(file, planText(plan));
  assert.deepEqual(await readPlan(file), { ok: true, file, plan });
});

test('what cannot be read, or is none, is a sentence', async () => {
  const [none, folderAsFile, other] = ['none.json', 'folder', 'other.json'].map((name) => join(folder, name));
  mkdirSync(folderAsFile!);
  writeFileSync(other!, JSON.stringify({ ...plan, 'erase\u001b[2J\u202e': true }));
  const messages = await Promise.all([none!, folderAsFile!, other!].map(readPlan));
  assert.deepEqual(messages, [
    { ok: false, message: `${none} cannot be read: it does not exist` },
    { ok: false, message: `${folderAsFile} cannot be read: it is a folder, and a file is expected` },
    { ok: false, message: `${other}: it is no plan: the plan has an unknown key \`erase\\u001b[2J\\u202e\`` },
  ]);
});

test('exactly the hosts of the plan are granted, and only those of the site', () => {
  const asked = grantByPlan({ file: 'plan.json', plan }, 'ams1', COMMIT, WORLD, grant);
  assert.ok(asked.ok);
  assert.deepEqual(
    asked.hosts.map((consent) => `${consent.host.label} ${consent.grant}`),
    ['ams1/r1-01 again', 'ams1/r1-02 again', 'ams1/r1-03 local', 'ams1/r1-04 local'],
  );
});

test('one host that has changed, and nobody is served: each reason once, with its hosts', () => {
  const changed = (label: string) => desired({ label, files: {}, artifacts: [artifact('other')] });
  const now = byLabel(changed('ams1/r1-01'), changed('ams1/r1-02'));
  const asked = grantByPlan({ file: 'plan.json', plan }, 'ams1', COMMIT, { ...WORLD, desired: now }, grant);
  assert.deepEqual(asked, {
    ok: false,
    message: `plan.json is not what would happen now:
  ams1/r1-01, ams1/r1-02: preseed.cfg of debian has changed
  ams1/r1-03: it is no longer in the source of truth
Nothing is served; make a new plan with \`vaq diff --out FILE\`.`,
  });
});

test('another commit is the whole reason', () => {
  const other = grantByPlan({ file: 'plan.json', plan }, 'ams1', '1'.repeat(40), WORLD, grant);
  assert.deepEqual(other, {
    ok: false,
    message: `plan.json is not what would happen now:
  it was made at the commit 5d6e7f800000, and 111111111111 would be served
Nothing is served; make a new plan with \`vaq diff --out FILE\`.`,
  });
});

test('a grant that is not what was planned is refused even where nothing seems to have changed', () => {
  const all = (said: Said) => grant(said).map((consent): HostConsent => ({ ...consent, grant: 'again' }));
  const asked = grantByPlan({ file: 'plan.json', plan }, 'ams1', COMMIT, WORLD, all);
  assert.deepEqual(asked.ok || asked.message.split('\n').slice(1, -1), [
    '  ams1/r1-03, ams1/r1-04: it is not planned to be erased, and would be',
  ]);
});

test.run();
