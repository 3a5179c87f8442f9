import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { tap } from '../../../src/diagnostics/formats/tap.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/tap');

test('a test point a finding; only errors fail', () => {
  const text = tap(report, sources, { color: false });
  assert.deepEqual(
    text.split('\n').filter((line) => !line.startsWith('  ')),
    [
      'TAP version 14',
      '1..2',
      'not ok 1 - sites/ams1/rack1.yml:7:10: error: the MAC 52:54:00:aa:bb:cc has two owners [host/duplicate-mac]',
      'not ok 2 - sites/\\\\u001b]0;x\\\\u0007/env.yml: warning: clears \\\\u001b[2J and turns \\\\u202e the text\\\\nin a second line [sot/unreadable] # TODO warning',
      '',
    ],
  );
});

test('the YAML block holds the whole finding', () => {
  const blocks = tap(report, sources, { color: false }).matchAll(/^ {2}---\n([\s\S]*?)^ {2}\.\.\.$/gm);
  assert.deepEqual(
    [...blocks].map(([, block]) => load(block!)),
    report.diagnostics,
  );
});

test('a number sign in a message is no directive', () => {
  const finding = diagnostic({ ruleId: 'a/b', message: 'x # SKIP \\', file: 'f' });
  const text = tap({ ...report, diagnostics: [finding] }, sources, { color: false });
  assert.equal(text.split('\n')[2], 'not ok 1 - f: error: x \\# SKIP \\\\ [a/b]');
});

test('a clean report is one point that passes', () => {
  assert.equal(
    tap({ ...report, diagnostics: [] }, sources, { color: false }),
    'TAP version 14\n1..1\nok 1 - no findings\n',
  );
});

test.run();
