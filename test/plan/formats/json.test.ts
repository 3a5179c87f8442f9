import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import { jsonComparison } from '../../../src/plan/formats/json.ts';
import { artifact } from '../sample.ts';
import { DIFF_SCHEMA } from './diff-schema.ts';
import { comparisonOf, sampleComparison, TEXT } from './sample.ts';

const test = suite('plan/formats/json');

test('every host with its action, reasons and differences', () => {
  const full = JSON.parse(jsonComparison(sampleComparison(['ams1/broken'])));
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
    reasons: ['preseed.cfg of debian changed at line 3'],
    movedFrom: null,
    wave: null,
    waits: null,
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
    reasons: ['the MAC of eth0: 52:54:00:00:00:01 → 52:54:00:00:00:02'],
    movedFrom: null,
    wave: null,
    waits: null,
    artifacts: [],
  });
});

test('it is as its schema says, with a host of every action', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(DIFF_SCHEMA);
  for (const comparison of [sampleComparison(['ams1/broken']), comparisonOf([], [])]) {
    validate(JSON.parse(jsonComparison(comparison)));
    assert.deepEqual(validate.errors, null);
  }
});

test('every key of the schema is described', () => {
  const described = readFileSync('docs/commands.md', 'utf8');
  const { host, artifact: item } = DIFF_SCHEMA.definitions;
  const keys = [DIFF_SCHEMA, host, item].flatMap(({ properties }) => Object.keys(properties));
  const rows = [...described.matchAll(/^\| (`[^|]*) \|/gm)].map(([, row]) => row).join('\n');
  assert.deepEqual(
    keys.filter((key) => !new RegExp(`[\`.]${key}(?:\\[\\])?\``).test(rows)),
    [],
  );
});

test.run();
