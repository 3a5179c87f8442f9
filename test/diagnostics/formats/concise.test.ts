import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { concise } from '../../../src/diagnostics/formats/concise.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/concise');

test('one line a finding, with its place where it has one, and nothing that a terminal obeys', () => {
  assert.equal(
    concise(report, sources, { color: false }),
    'sites/ams1/rack1.yml:7:10: error: the MAC 52:54:00:aa:bb:cc has two owners [host/duplicate-mac]\n' +
      'sites/\\u001b]0;x\\u0007/env.yml: warning: clears \\u001b[2J and turns \\u202e the text\\nin a second line [sot/unreadable]\n',
  );
});

test('no findings are no lines', () => {
  assert.equal(concise({ ...report, diagnostics: [] }, sources, { color: false }), '');
});

test('colour marks the severity and steps back for the rule', () => {
  assert.equal(
    concise({ ...report, diagnostics: report.diagnostics.slice(0, 1) }, sources, { color: true }),
    'sites/ams1/rack1.yml:7:10: \u001b[1m\u001b[31merror:\u001b[39m\u001b[22m ' +
      'the MAC 52:54:00:aa:bb:cc has two owners \u001b[2m[host/duplicate-mac]\u001b[22m\n',
  );
});

test.run();
