import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isBlank, splitDocuments } from '../../../src/sot/documents/split.ts';

const test = suite('sot/documents/split');

test('a stream is cut before each `---` and after each `...`, and nothing of it is lost', () => {
  for (const chunks of [
    [''],
    ['a'],
    ['---\na\n', '---\nb'],
    ['a\r\n', '---\r\nb\r\n', '--- c'],
    ['a\r', '---\rb'],
    ['# c\n\n---\na\n', '---'],
    ['a\n...', '\n# c\n%YAML 1.2\n--- b\n... # end', '\n---\nc\n'],
    ['a\n', '\ufeff---\nb'],
    ['a: |\n  ---\n----\n---a\n ---\n', '---'],
    ['...', '\n...', ''],
    ['%x y\n---\na\n', '---\n%z\n', '---\nb'],
  ]) {
    const text = chunks.join('');
    const starts = chunks.map((_, index) => chunks.slice(0, index).join('').length);
    assert.deepEqual(
      splitDocuments(text),
      chunks.map((chunk, index) => ({ start: starts[index], text: chunk })),
      JSON.stringify(text),
    );
  }
});

test('markers, directives and comments are nothing', () => {
  for (const [text, expected] of [
    ['', true],
    [' \t\r\n', true],
    ['--- # c\n# d\n\n', true],
    ['%YAML 1.2\n# c\n---\n', true],
    ['...', true],
    ['\ufeff---', true],
    ['---\na', false],
    ['--- a', false],
    ['---#c', false],
    ['----', false],
    ['\ufeff\ufeff', false],
    [' %x', false],
    ['# c\n-', false],
    ['"', false],
  ] as const) {
    assert.equal(isBlank(text), expected, JSON.stringify(text));
  }
});

test('an endless prologue is no matter', () => {
  assert.equal(isBlank('# c\n'.repeat(500_000)), true);
  assert.equal(splitDocuments('...\n---\n'.repeat(100_000)).length, 100_001);
});

test.run();
