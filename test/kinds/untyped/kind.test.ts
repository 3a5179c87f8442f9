import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { untyped } from '../../../src/kinds/untyped/kind.ts';

const test = suite('kinds/untyped/kind');
const os = { family: 'Plan9', major: '4', minor: null };

test('any system reads it, and no kernel argument is added', () => {
  assert.equal(untyped.supports(os), true);
  assert.deepEqual(untyped.kernelArguments('http://198.51.100.1/config/x/y/config', os), []);
});

test('text without a marker is clean, whatever it is', () => {
  for (const text of ['', 'a % b < c', '%>', '< %', '\u0000\uFFFF'])
    assert.deepEqual(untyped.check(text, os), []);
});

test('every left-over marker is found where it stands', () => {
  const findings = untyped.check('name: <%= host.name %>\n\u{1F600} <%\n', os);
  assert.deepEqual(
    findings.map(({ ruleId, severity, range, fix }) => ({ ruleId, severity, range, fix })),
    [
      { start: { line: 1, column: 7 }, end: { line: 1, column: 9 } },
      { start: { line: 2, column: 4 }, end: { line: 2, column: 6 } },
    ].map((range) => ({ ruleId: 'untyped/template-marker', severity: 'error', range, fix: null })),
  );
  assert.equal(
    findings[0]?.message,
    'a template marker `<%` is left in what the machine gets; a template’s name ends in `.ejs`',
  );
});

test.run();
