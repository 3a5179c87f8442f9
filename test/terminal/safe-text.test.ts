import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { safeLines, safeText } from '../../src/terminal/safe-text.ts';

const test = suite('terminal/safe-text');

test('what a terminal would obey becomes an escape', () => {
  assert.equal(safeText('\u001b[2J\u0007\u009b31m\u007f\u0000'), '\\u001b[2J\\u0007\\u009b31m\\u007f\\u0000');
});

test('the text stays on one line', () => {
  assert.equal(safeText('a\r\nb\tc\u2028d\u0085e'), 'a\\r\\nb\\tc\\u2028d\\u0085e');
});

test('what turns or hides text is shown', () => {
  assert.equal(
    safeText('\u202ereverse\u202c \u2066isolate\u2069 \u200f \u061c \u200b \u00ad \ufeff \u{e0041}'),
    '\\u202ereverse\\u202c \\u2066isolate\\u2069 \\u200f \\u061c \\u200b \\u00ad \\ufeff \\u{e0041}',
  );
});

test('half of a surrogate pair is shown, a whole pair is left alone', () => {
  assert.equal(safeText('\ud83d \u{1f600}'), '\\ud83d \u{1f600}');
});

test('every script, accents, joiners and backslashes stay as they are', () => {
  const text = 'zażółć 日本 العربية e\u0301 क्\u200dष 👩\u200d💻 C:\\n';
  assert.equal(safeText(text), text);
});

test('of several lines the breaks and tabs stay, and nothing else that a terminal would obey', () => {
  assert.equal(
    safeLines('a\tb\n\u001b]0;title\u0007\r\nc\u2028\u202e\n'),
    'a\tb\n\\u001b]0;title\\u0007\\r\nc\\u2028\\u202e\n',
  );
});

test.run();
