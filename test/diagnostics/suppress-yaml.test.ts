import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { yamlScalars } from '../../src/diagnostics/suppress-yaml.ts';

const test = suite('diagnostics/suppress-yaml');

test('scalars of every style are found, comments are not', () => {
  const text = 'a: "x # y" # c\nb: |\n  # z\n# d\n---\ne: it\'s # f\n';
  assert.deepEqual(
    yamlScalars(text).map(({ start, end }) => text.slice(start, end)),
    ['a', 'x # y', 'b', '  # z\n', 'e', "it's"],
  );
});

test('a text that is no YAML has none', () => {
  assert.deepEqual(yamlScalars('a: [\n'), []);
  assert.deepEqual(yamlScalars(''), []);
});

test.run();
