import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Diagnostic, type DiagnosticInput, diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compareDiagnostics, severityAtLeast } from '../../src/diagnostics/order.ts';

const test = suite('diagnostics/order');

function at(line: number, column: number): Pick<Diagnostic, 'range'> {
  return { range: { start: { line, column }, end: { line, column: column + 1 } } };
}

function finding(input: Partial<DiagnosticInput>): Diagnostic {
  return diagnostic({ ruleId: 'a/a', message: 'm', file: 'a.yml', ...input });
}

const ordered: readonly Diagnostic[] = [
  finding({ file: 'B.yml' }),
  finding({}),
  finding(at(2, 9)),
  finding({ ...at(10, 1), ruleId: 'a/b', message: 'z' }),
  finding({ ...at(10, 2), ruleId: 'a/a', message: 'b' }),
  finding({ ...at(10, 2), ruleId: 'a/b', message: 'a' }),
  finding({ ...at(10, 2), ruleId: 'a/b', message: 'a', severity: 'warning' }),
  finding({ ...at(10, 2), ruleId: 'a/b', message: 'b' }),
  finding({ file: 'z.yml' }),
  finding({ file: 'ä.yml', hosts: ['x/a'] }),
  finding({ file: 'ä.yml', hosts: ['x/b'] }),
];

test('file, line, column, rule, message, and then the rest; a finding without a place first in its file', () => {
  assert.deepEqual([...ordered].reverse().sort(compareDiagnostics), ordered);
});

test('the order is total: only equal findings are equal', () => {
  for (const [i, a] of ordered.entries()) {
    for (const [j, b] of ordered.entries()) {
      assert.equal(Math.sign(compareDiagnostics(a, b)), Math.sign(i - j), `${i} against ${j}`);
    }
  }
});

test('an error is at least a warning, a warning at least an info', () => {
  const severities = ['info', 'warning', 'error'] as const;
  assert.deepEqual(
    severities.map((severity) => severities.map((level) => severityAtLeast(severity, level))),
    [
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ],
  );
});

test.run();
