import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { pretty } from '../../../src/diagnostics/formats/pretty.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/pretty');

test('each finding says where, what, on which hosts and what to do, and a line counts them', () => {
  assert.equal(
    pretty(report, sources, { color: false }),
    `error host/duplicate-mac  sites/ams1/rack1.yml:7:10
  the MAC 52:54:00:aa:bb:cc has two owners
    5 │ name: r1-02
    6 │ interfaces:
  > 7 │   - mac: 52:54:00:AA:BB:CC
      │          ^^^^^^^^^^^^^^^^^
  related: sites/ams1/rack1.yml:3:10: first used here
    1 │ name: r1-01
    2 │ interfaces:
  > 3 │   - mac: 52:54:00:aa:bb:cc
      │          ^^^^^^^^^^^^^^^^^
    4 │ ---
    5 │ name: r1-02
  hosts: ams1/r1-01 … ams1/r1-03 (3 hosts)
  boot: install
  fix: give each interface its own MAC

warning sot/unreadable  sites/\\u001b]0;x\\u0007/env.yml
  clears \\u001b[2J and turns \\u202e the text
  in a second line
  host: ams1/\\u009bx

1 error, 1 warning in 2 files; 1 site, 48 hosts, 96 artifacts checked
`,
  );
});

test('nothing found is said in one line', () => {
  const summary = { errors: 0, warnings: 0, infos: 0, sites: 2, hosts: 1, artifacts: 0 };
  assert.equal(
    pretty({ revision: 'x', diagnostics: [], summary }, sources, { color: false }),
    'no findings in 2 sites, 1 host, 0 artifacts\n',
  );
});

test('colour marks severity, rule, gutter and carets, and changes no text', () => {
  const finding = diagnostic({
    ruleId: 'sot/note',
    severity: 'info',
    message: 'a note',
    file: 'a.yml',
    range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    fix: 'none',
  });
  const summary = { errors: 0, warnings: 0, infos: 1, sites: 0, hosts: 0, artifacts: 0 };
  const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;
  const cyan = (text: string) => bold(`\u001b[36m${text}\u001b[39m`);
  const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;
  assert.equal(
    pretty({ revision: 'x', diagnostics: [finding], summary }, () => 'ab', { color: true }),
    [
      `${cyan('info')} ${bold('sot/note')}  a.yml:1:1`,
      '  a note',
      `  ${cyan('>')} ${dim('1 │')} ab`,
      `    ${dim('  │')} ${cyan('^')}`,
      `  ${bold('fix:')} none`,
      '',
      `${cyan('1 info')} in 1 file; 0 sites, 0 hosts, 0 artifacts checked`,
      '',
    ].join('\n'),
  );
});

test('a file is read once, however many findings name it, and not for a finding without a place', () => {
  const asked: string[] = [];
  const recording = (file: string) => {
    asked.push(file);
    return null;
  };
  const twice = [...report.diagnostics, ...report.diagnostics];
  pretty({ ...report, diagnostics: twice }, recording, { color: false });
  assert.deepEqual(asked, ['sites/ams1/rack1.yml']);
});

test.run();
