import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fingerprints } from '../../src/diagnostics/baseline-fingerprint.ts';
import { type DiagnosticInput, diagnostic } from '../../src/diagnostics/diagnostic.ts';

const test = suite('diagnostics/baseline-fingerprint');

const base = { ruleId: 'a/b', message: 'm', file: 'f' };

function nameOf(change: Partial<DiagnosticInput> = {}, text: string | null = null): string {
  return fingerprints([diagnostic({ ...base, ...change })], () => text)[0]!;
}

function at(line: number) {
  return { range: { start: { line, column: 1 }, end: { line, column: 2 } } };
}

test('the name is the same on every machine', () => {
  assert.equal(nameOf(), '1da233888eb50469');
});

test('rule, file, path and message tell findings apart; place, hosts and severity do not', () => {
  const others = [{}, { ruleId: 'a/c' }, { file: 'g' }, { path: '/x' }, { message: 'n' }].map((change) =>
    nameOf(change),
  );
  assert.equal(new Set(others).size, others.length);
  assert.equal(nameOf({ path: '/x', ...at(1) }), nameOf({ path: '/x', ...at(9), hosts: ['a/b'] }));
  assert.equal(nameOf({ severity: 'info' }), nameOf());
});

test('without a path the text of the line tells, wherever it stands', () => {
  assert.equal(nameOf(at(1), 'one\ntwo'), nameOf(at(3), 'x\r\ny\r\n  one\r\n'));
  assert.notEqual(nameOf(at(1), 'one\ntwo'), nameOf(at(2), 'one\ntwo'));
  assert.equal(nameOf(at(7), 'one'), nameOf());
});

test('the number of a line in a message, and what one host got of it, do not tell', () => {
  assert.equal(nameOf({ message: 'as in line 3' }), nameOf({ message: 'as in line 41' }));
  assert.equal(
    nameOf({ message: 'wrong (rendered line 3: `host r1-01`)' }),
    nameOf({ message: 'wrong (rendered line 4: `host r1-02`)' }),
  );
  assert.equal(nameOf({ message: 'wrong (rendered line 3: `a`)' }), nameOf({ message: 'wrong' }));
});

test('a file is read once', () => {
  const asked: string[] = [];
  const findings = [1, 2, 3].map((line) => diagnostic({ ...base, ...at(line) }));
  fingerprints(findings, (file) => {
    asked.push(file);
    return null;
  });
  assert.deepEqual(asked, ['f']);
});

test.run();
