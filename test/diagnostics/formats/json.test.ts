import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { json } from '../../../src/diagnostics/formats/json.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/json');

test('one document with everything in it, texts as they are', () => {
  assert.deepEqual(JSON.parse(json(report, sources, { color: true })), {
    formatVersion: 1,
    revision: '7e34bca',
    diagnostics: [
      {
        ruleId: 'host/duplicate-mac',
        severity: 'error',
        message: 'the MAC 52:54:00:aa:bb:cc has two owners',
        file: 'sites/ams1/rack1.yml',
        range: { start: { line: 7, column: 10 }, end: { line: 7, column: 27 } },
        path: '/interfaces/0/mac',
        hosts: ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03'],
        boot: 'install',
        related: [
          {
            file: 'sites/ams1/rack1.yml',
            range: { start: { line: 3, column: 10 }, end: { line: 3, column: 27 } },
            message: 'first used here',
          },
        ],
        fix: 'give each interface its own MAC',
        docs: 'docs/rules/host/duplicate-mac.md',
      },
      {
        ruleId: 'sot/unreadable',
        severity: 'warning',
        message: 'clears \u001b[2J and turns \u202e the text\nin a second line',
        file: 'sites/\u001b]0;x\u0007/env.yml',
        range: null,
        path: null,
        hosts: ['ams1/\u009bx'],
        boot: null,
        related: [],
        fix: null,
        docs: 'docs/rules/sot/unreadable.md',
      },
    ],
    summary: { errors: 1, warnings: 1, infos: 0, sites: 1, hosts: 48, artifacts: 96 },
  });
});

test('keys stand in one order, and a check of single files adds its verdicts', () => {
  const verdicts = [{ file: 'ks.cfg', kind: 'kickstart', valid: true }];
  const [first] = report.diagnostics;
  const { message, ...others } = first!;
  const text = json({ ...report, diagnostics: [{ message, ...others }], verdicts }, sources, {
    color: false,
  });
  const document = JSON.parse(text);
  assert.deepEqual(Object.keys(document), [
    'formatVersion',
    'revision',
    'diagnostics',
    'summary',
    'verdicts',
  ]);
  assert.deepEqual(document.verdicts, verdicts);
  assert.equal(
    Object.keys(document.diagnostics[0]).join(' '),
    'ruleId severity message file range path hosts boot related fix docs',
  );
  assert.ok(text.endsWith('}\n'));
});

test.run();
