import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { concise } from '../../src/diagnostics/formats/concise.ts';
import { suppress } from '../../src/diagnostics/suppress.ts';

const test = suite('diagnostics/suppress');

const KNOWN = new Set(['a/a', 'b/b', 'external/x', 'suppression/unused']);
const options = { ruleIds: () => KNOWN, isWhole: true };

function at(line: number, ruleId = 'a/a', file = 'f.yml'): Diagnostic {
  const range = { start: { line, column: 4 }, end: { line, column: 5 } };
  return diagnostic({ ruleId, message: 'm', file, range });
}

function left(diagnostics: readonly Diagnostic[], text: string, isWhole = true): readonly string[] {
  const kept = suppress(diagnostics, new Map([['f.yml', text]]), { ...options, isWhole });
  const summary = { errors: 0, warnings: 0, infos: 0, sites: 0, hosts: 0, artifacts: 0 };
  const lines = concise({ revision: 'r', diagnostics: kept, summary }, () => null, { color: false });
  return lines.split('\n').slice(0, -1);
}

test('a finding on the line, or on the line below a comment that stands alone, is suppressed', () => {
  assert.deepEqual(left([at(1)], 'a: 1 # vaq-ignore: a/a -- why\n'), []);
  assert.deepEqual(left([at(2)], '# vaq-ignore: a/a -- why\na: 1\n'), []);
  assert.deepEqual(left([at(2), at(2, 'b/b')], '# vaq-ignore: a/a, b/b -- why\na: 1\n'), []);
});

test('every finding of the rule there is, such as one a host', () => {
  assert.deepEqual(left([at(1), { ...at(1), hosts: ['s/h'] }], 'a: 1 # vaq-ignore: a/a -- why\n'), []);
});

test('other rules, lines and files, and findings without a line, stay', () => {
  const others = [at(1, 'b/b'), at(2), at(1, 'a/a', 'g.yml'), { ...at(1), range: null }];
  assert.deepEqual(left(others, 'a: 1 # vaq-ignore: a/a -- why\n'), [
    'f.yml:1:4: error: m [b/b]',
    'f.yml:2:4: error: m [a/a]',
    'g.yml:1:4: error: m [a/a]',
    'f.yml: error: m [a/a]',
    'f.yml:1:20: warning: `a/a` finds nothing here that this could suppress; remove it [suppression/unused]',
  ]);
});

test('without a reason nothing is suppressed, and nothing else is said of the comment', () => {
  assert.deepEqual(left([at(1)], 'a: 1 # vaq-ignore: a/a, zzz\n'), [
    'f.yml:1:4: error: m [a/a]',
    'f.yml:1:6: error: a suppression without a reason suppresses nothing; say why after ` -- `, as in `vaq-ignore: rule -- reason` [suppression/no-reason]',
  ]);
});

test('a rule that does not exist is named with the nearest, and the others hold', () => {
  assert.deepEqual(left([at(1)], 'a: 1 # vaq-ignore: supression/unused, zzz, a/a -- why\n'), [
    'f.yml:1:20: error: there is no rule `supression/unused`: did you mean `suppression/unused`? [suppression/unknown-rule]',
    'f.yml:1:39: error: there is no rule `zzz`: `vaq explain` lists them [suppression/unknown-rule]',
  ]);
  assert.deepEqual(left([], 'a: 1 # vaq-ignore: -- why\n'), [
    'f.yml:1:6: error: the suppression names no rule; write it before ` -- `, as in `vaq-ignore: rule -- reason` [suppression/unknown-rule]',
  ]);
});

test('what suppresses nothing is reported rule by rule, unless only a part was checked', () => {
  const text = 'a: 1 # vaq-ignore: a/a, b/b -- why\n';
  assert.deepEqual(left([at(1)], text), [
    'f.yml:1:25: warning: `b/b` finds nothing here that this could suppress; remove it [suppression/unused]',
  ]);
  assert.deepEqual(left([at(1)], text, false), []);
});

test('what is said of comments cannot itself be suppressed', () => {
  const text = '# vaq-ignore: suppression/unused -- hush\n# vaq-ignore: a/a -- why\na: 1\n';
  assert.equal(left([], text).length, 2);
});

test('without comments the findings are given back, and nobody asks for the rules', () => {
  const diagnostics = [at(1)];
  const ruleIds = () => assert.fail('asked');
  assert.equal(
    suppress(diagnostics, new Map([['f.yml', 'a: 1\n']]), { ruleIds, isWhole: true }),
    diagnostics,
  );
});

test('a suppression of what programs of others find is never unused, since they are not always asked', () => {
  const text = '# vaq-ignore: external/x -- why\na: 1\n';
  assert.deepEqual(left([], text), []);
  assert.deepEqual(left([at(2, 'external/x')], text), []);
});

test.run();
