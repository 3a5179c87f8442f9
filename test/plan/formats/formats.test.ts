import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Comparison, jsonComparison } from '../../../src/plan/formats/json.ts';
import { prettyComparison } from '../../../src/plan/formats/pretty.ts';
import { plan } from '../../../src/plan/plan.ts';
import { artifact, byLabel, desired } from '../sample.ts';

const test = suite('plan/formats');

const TEXT = 'one\ntwo\nthree\n';

function comparison(notCompared: readonly string[] = []): Comparison {
  const host = (name: string, more: Parameters<typeof desired>[0] = {}) =>
    desired({ label: `ams1/${name}`, artifacts: [artifact(`# ${name}\n${TEXT}`)], ...more });
  const edited = (name: string) => [artifact(`# ${name}\n${TEXT.replace('two', '2')}`)];
  const from = byLabel(host('r1'), host('r2'), host('r3'), host('same'), host('old'), host('held'));
  const to = byLabel(
    host('r1', { artifacts: edited('r1') }),
    host('r2', { artifacts: edited('r2') }),
    host('r3', { network: { 'MAC of eth0': '52:54:00:00:00:02' } }),
    host('same'),
    host('new1'),
    host('new2'),
    host('held', { held: true, artifacts: edited('held') }),
  );
  return { from: 'HEAD~1 (1a2b3c4)', to: 'work tree at 5d6e7f8', hosts: plan(from, to), notCompared };
}

test('for people: each machine, each reason, the same differences once', () => {
  assert.equal(
    prettyComparison(comparison(), { color: false }),
    `HEAD~1 (1a2b3c4) → work tree at 5d6e7f8
2 install · 2 reinstall · 1 change · 1 remove · 1 unchanged · 1 held

held ams1/held
  \`never_provision\` is set
  preseed.cfg of debian changed

  debian/preseed.cfg
  @@ -1,4 +1,4 @@
   # held
   one
  -two
  +2
   three

install ams1/new1
  it is new

  same on ams1/new2

remove ams1/old
  it is no longer in the source of truth

reinstall ams1/r1
  preseed.cfg of debian changed

  debian/preseed.cfg
  @@ -1,4 +1,4 @@
   # r1
   one
  -two
  +2
   three

  same on ams1/r2

change ams1/r3
  the MAC of eth0: 52:54:00:00:00:01 → 52:54:00:00:00:02
`,
  );
});

test('hosts with errors are named, and a comparison of nothing says so', () => {
  const broken = prettyComparison(
    { from: 'A', to: 'B', hosts: [], notCompared: ['ams1/r1', 'ams1/r2'] },
    { color: false },
  );
  assert.equal(broken, 'A → B\nno host compared\n\nnot compared, because of errors: ams1/r1, ams1/r2\n');
  const same = plan(byLabel(desired()), byLabel(desired()));
  assert.equal(
    prettyComparison({ from: 'A', to: 'B', hosts: same, notCompared: [] }, { color: false }),
    'A → B\n1 unchanged\n',
  );
});

test('colour adds nothing but colour', () => {
  const coloured = prettyComparison(comparison(), { color: true });
  assert.ok(coloured.includes('\u001b[31m-two\u001b[39m'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), prettyComparison(comparison(), { color: false }));
});

test('what a template printed cannot steer the terminal', () => {
  const hosts = plan(
    byLabel(desired({ artifacts: [artifact('a\n')] })),
    byLabel(desired({ artifacts: [artifact('\u001b[2J\n')] })),
  );
  const text = prettyComparison({ from: 'A', to: 'B', hosts, notCompared: [] }, { color: false });
  assert.ok(!text.includes('\u001b'), JSON.stringify(text));
});

test('as JSON: every host with its action, reasons and differences', () => {
  const full = JSON.parse(jsonComparison(comparison(['ams1/broken'])));
  assert.deepEqual(Object.keys(full), ['formatVersion', 'from', 'to', 'summary', 'notCompared', 'hosts']);
  const { hosts, ...head } = full;
  assert.deepEqual(head, {
    formatVersion: 1,
    from: 'HEAD~1 (1a2b3c4)',
    to: 'work tree at 5d6e7f8',
    summary: { install: 2, reinstall: 2, change: 1, remove: 1, unchanged: 1, held: 1 },
    notCompared: ['ams1/broken'],
  });
  assert.deepEqual(hosts[4], {
    name: 'r1',
    site: 'ams1',
    action: 'reinstall',
    reasons: ['preseed.cfg of debian changed'],
    artifacts: [
      {
        boot: 'debian',
        path: 'preseed.cfg',
        from: artifact(`# r1\n${TEXT}`).contentId,
        to: artifact(`# r1\n${TEXT.replace('two', '2')}`).contentId,
        diff: '@@ -1,4 +1,4 @@\n # r1\n one\n-two\n+2\n three',
      },
    ],
  });
  assert.deepEqual(hosts[6], {
    name: 'r3',
    site: 'ams1',
    action: 'change',
    reasons: hosts[6].reasons,
    artifacts: [],
  });
});

test.run();
