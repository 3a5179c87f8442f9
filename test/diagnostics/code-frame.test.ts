import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { codeFrame, linesOf } from '../../src/diagnostics/code-frame.ts';

const test = suite('diagnostics/code-frame');

type Point = readonly [line: number, column: number];

function frame(text: string, [line, column]: Point, [endLine, endColumn]: Point): string {
  return codeFrame(linesOf(text), { start: { line, column }, end: { line: endLine, column: endColumn } });
}

function lines(...expected: string[]): string {
  return expected.join('\n');
}

const numbered = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join('\n');

test('two lines stand before and after, a caret under each cell of the range', () => {
  assert.equal(
    frame('version: 1\nname: x\nsites:\n  - ams\nmetadata: {}\nend: 1\nlast: 2\n', [4, 5], [4, 8]),
    lines(
      '  2 │ name: x',
      '  3 │ sites:',
      '> 4 │   - ams',
      '    │     ^^^',
      '  5 │ metadata: {}',
      '  6 │ end: 1',
    ),
  );
});

test('line numbers are aligned, and empty lines have no space behind them', () => {
  assert.equal(
    frame(numbered.replace('line 10', ''), [9, 1], [9, 5]),
    lines('   7 │ line 7', '   8 │ line 8', '>  9 │ line 9', '     │ ^^^^', '  10 │', '  11 │ line 11'),
  );
});

test('wide characters count two cells, combining ones none, tabs up to the next stop', () => {
  assert.equal(frame('名前: 東京', [1, 5], [1, 7]), lines('> 1 │ 名前: 東京', '    │       ^^^^'));
  assert.equal(frame('e\u0301e\u0301x', [1, 5], [1, 6]), lines('> 1 │ e\u0301e\u0301x', '    │   ^'));
  assert.equal(frame('a\tb', [1, 3], [1, 4]), lines('> 1 │ a   b', '    │     ^'));
  assert.equal(frame('a\tb', [1, 2], [1, 3]), lines('> 1 │ a   b', '    │  ^^^'));
});

test('half of a wide character underlines the whole', () => {
  assert.equal(frame('\u{1f600}x', [1, 2], [1, 3]), lines('> 1 │ \u{1f600}x', '    │ ^^'));
});

test('what a terminal would obey is shown as an escape, and carets stand where it ends', () => {
  assert.equal(
    frame('\u001b[2J\u202ex', [1, 6], [1, 7]),
    lines('> 1 │ \\u001b[2J\\u202ex', '    │                ^'),
  );
});

test('an empty range, the end of the line and an empty file have one caret', () => {
  assert.equal(frame('abc', [1, 2], [1, 2]), lines('> 1 │ abc', '    │  ^'));
  assert.equal(frame('abc', [1, 4], [1, 4]), lines('> 1 │ abc', '    │    ^'));
  assert.equal(frame('', [1, 1], [1, 1]), lines('> 1 │', '    │ ^'));
});

test('a place outside the text is moved to its end', () => {
  assert.equal(frame('a\nbc\n', [3, 1], [3, 1]), lines('  1 │ a', '> 2 │ bc', '    │   ^'));
  assert.equal(frame('a\nbc', [7, 3], [9, 2]), lines('  1 │ a', '> 2 │ bc', '    │   ^'));
});

test('CRLF ends a line and is no part of it', () => {
  assert.equal(frame('ab\r\ncd\r\n', [1, 1], [2, 3]), lines('> 1 │ ab', '    │ ^^', '> 2 │ cd', '    │ ^^'));
});

test('of a range over lines the first and the last are underlined, from the first character that is not blank', () => {
  assert.equal(
    frame('a:\n  b:\n    c: 1\n    d: 2\ne: 3\n', [2, 3], [4, 9]),
    lines(
      '  1 │ a:',
      '> 2 │   b:',
      '    │   ^^',
      '> 3 │     c: 1',
      '> 4 │     d: 2',
      '    │     ^^^^',
      '  5 │ e: 3',
    ),
  );
});

test('a range that ends before the first column of a line ends with the line before', () => {
  assert.equal(frame('ab\ncd\nef\n', [1, 1], [2, 1]), lines('> 1 │ ab', '    │ ^^', '  2 │ cd', '  3 │ ef'));
});

test('the middle of a long range is left out', () => {
  assert.equal(
    frame(numbered, [3, 1], [15, 5]),
    lines(
      '   1 │ line 1',
      '   2 │ line 2',
      '>  3 │ line 3',
      '     │ ^^^^^^',
      '>  4 │ line 4',
      '>  5 │ line 5',
      '   ⋮ │',
      '> 13 │ line 13',
      '> 14 │ line 14',
      '> 15 │ line 15',
      '     │ ^^^^',
      '  16 │ line 16',
      '  17 │ line 17',
    ),
  );
});

test('a long line shows what is around the range, its neighbours the same columns', () => {
  assert.equal(
    frame(`short\n${'x'.repeat(200)}HERE${'y'.repeat(200)}\n\n${'z'.repeat(200)}`, [2, 201], [2, 205]),
    lines(
      '  1 │ …',
      `> 2 │ …${'x'.repeat(40)}HERE${'y'.repeat(56)}…`,
      `    │  ${' '.repeat(40)}^^^^`,
      '  3 │',
      `  4 │ …${'z'.repeat(40)}`,
    ),
  );
});

test('a long line whose range is at its beginning is cut only at its end, the carets too', () => {
  assert.equal(
    frame(`key: ${'x'.repeat(200)}`, [1, 6], [1, 206]),
    lines(`> 1 │ key: ${'x'.repeat(95)}…`, `    │      ${'^'.repeat(95)}`),
  );
});

test('a window never begins inside a character', () => {
  assert.equal(
    frame(`${'\u{1f600}'.repeat(100)}xHERE`, [1, 202], [1, 206]),
    lines(`> 1 │ …${'\u{1f600}'.repeat(20)}xHERE`, `    │  ${' '.repeat(41)}^^^^`),
  );
});

test('a line of ten megabytes costs no more than what is shown of it', () => {
  const started = performance.now();
  frame(`${'x'.repeat(5_000_000)}HERE${'y'.repeat(5_000_000)}`, [1, 5_000_001], [1, 5_000_005]);
  assert.ok(performance.now() - started < 2000);
});

test('colour is the painter’s: it wraps the gutter and the marks', () => {
  const paint = { gutter: (text: string) => `<${text}>`, mark: (text: string) => `{${text}}` };
  assert.equal(
    codeFrame(['a', 'b'], { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } }, paint),
    lines('  <1 │> a', '{>} <2 │> b', '  <  │> {^}'),
  );
});

test.run();
