import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic, type Severity } from '../../src/diagnostics/diagnostic.ts';
import { exitCode } from '../../src/diagnostics/exit-code.ts';

const test = suite('diagnostics/exit-code');

function findings(...severities: Severity[]) {
  return severities.map((severity) => diagnostic({ ruleId: 'a/a', message: 'm', file: 'f', severity }));
}

test('a finding at or above the level is 1', () => {
  assert.equal(exitCode(findings('info', 'error'), 'error'), 1);
  assert.equal(exitCode(findings('info', 'warning'), 'warning'), 1);
  assert.equal(exitCode(findings('info'), 'info'), 1);
});

test('nothing, or less than the level, is 0', () => {
  assert.equal(exitCode([], 'info'), 0);
  assert.equal(exitCode(findings('info', 'warning'), 'error'), 0);
  assert.equal(exitCode(findings('info'), 'warning'), 0);
});

test.run();
