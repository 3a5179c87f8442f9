import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseYaml } from '../../src/sot/documents/yaml.ts';
import {
  finding,
  keyFinding,
  type Path,
  parsePointer,
  pointer,
  related,
  within,
} from '../../src/sot/place.ts';
import { brief } from './documents/ranges.ts';

const test = suite('sot/place');

const [document] = parseYaml('a.yml', 'list:\n  - key: value\nlast: 1\n').documents;
const root = { document: document!, path: [] };
const input = { ruleId: 'x/y', message: 'm' };

test('a path is a JSON pointer and comes back as its keys', () => {
  const table: readonly (readonly [Path, string])[] = [
    [[], ''],
    [['interfaces', 0, 'mac'], '/interfaces/0/mac'],
    [['a/b', 'c~d', '~1', '', ' '], '/a~1b/c~0d/~01// '],
  ];
  for (const [path, text] of table) {
    assert.equal(pointer(path), text);
    assert.deepEqual(parsePointer(text), path.map(String), text);
  }
});

test('a finding is about a value, a key finding about its key', () => {
  const place = within(root, 'list', 0, 'key');
  assert.deepEqual(finding(place, input), {
    ruleId: 'x/y',
    severity: 'error',
    message: 'm',
    file: 'a.yml',
    range: { start: { line: 2, column: 10 }, end: { line: 2, column: 15 } },
    path: '/list/0/key',
    hosts: [],
    boot: null,
    related: [],
    fix: null,
    docs: 'docs/rules/x/y.md',
  });
  assert.deepEqual(keyFinding(place, input), {
    ...finding(place, input),
    range: { start: { line: 2, column: 5 }, end: { line: 2, column: 8 } },
  });
});

test('what has no place of its own is at the first line of its document', () => {
  assert.equal(brief(finding(within(root, 'absent'), input).range), '1:1-1:6');
  assert.equal(brief(keyFinding(within(root, 'list', 7), input).range), '1:1-1:6');
  assert.equal(brief(keyFinding(root, input).range), '1:1-1:6');
  assert.equal(brief(finding(root, input).range), '1:1-1:6');
  assert.equal(brief(related(within(root, 'absent'), 'm').range), '1:1-1:6');
});

test('a related place is that of a value', () => {
  assert.deepEqual(related(within(root, 'last'), 'first used here'), {
    file: 'a.yml',
    range: { start: { line: 3, column: 7 }, end: { line: 3, column: 8 } },
    message: 'first used here',
  });
});

test.run();
