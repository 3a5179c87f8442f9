import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { discreetFindings } from '../../src/render/discreet.ts';

const test = suite('render/discreet');

const at = { start: { line: 2, column: 1 }, end: { line: 2, column: 9 } };

test('what is there with placeholders is said as it is, and what only texts bring about without them', () => {
  const known = diagnostic({ ruleId: 'a/b', file: 'f', message: '`‹secret x›` is odd', range: at });
  const same = { ...known, message: '`hunter2` is odd' };
  const related = [{ file: 'f', range: null, message: 'hunter2' }];
  const fresh = diagnostic({
    ruleId: 'a/c',
    file: 'f',
    message: '`hunter2`',
    range: at,
    related,
    fix: 'hunter2',
    hosts: ['s/h'],
    boot: 'b',
  });
  assert.deepEqual(discreetFindings([known], [same, fresh]), [
    known,
    diagnostic({
      ruleId: 'a/c',
      file: 'f',
      range: at,
      hosts: ['s/h'],
      boot: 'b',
      message:
        'with the texts of its secrets, what this makes breaks the rule `a/c`; more is not said, because it could show them',
    }),
  ]);
});

test.run();
