import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isAsShown, parsePage } from './page.ts';
import { outcomesOf, scriptOf } from './script.ts';

const test = suite('docs/support/page');

const PAGE = `# A page
<!-- run: fixture quickstart, git -->

\`\`\`console
$ one
$ two
shown

more
\`\`\`

<!-- exit: 1 -->
<!-- beside, until: ready -->

\`\`\`console
$ three
\`\`\`

<!-- not run: it needs root -->

\`\`\`console
$ four
\`\`\`

\`\`\`text
$ five
\`\`\`
`;

test('a page is its commands, with what is shown and what is marked', () => {
  assert.deepEqual(parsePage(PAGE), {
    start: 'fixture quickstart, git',
    steps: [
      { line: 5, command: 'one', shown: [], exit: 0, until: null },
      { line: 6, command: 'two', shown: ['shown', '', 'more'], exit: 0, until: null },
      { line: 16, command: 'three', shown: [], exit: 1, until: 'ready' },
    ],
    untried: [{ command: 'four', reason: 'it needs root' }],
  });
});

test('an output is compared whole, but for blanks at the ends of lines', () => {
  assert.ok(isAsShown('a\n b \n', ['a', ' b']));
  assert.ok(isAsShown('a\n\n', ['a']));
  assert.ok(!isAsShown('a\nb\n', ['a']));
  assert.ok(!isAsShown('a\n', ['a', 'b']));
  assert.ok(!isAsShown(' a\n', ['a']));
  assert.ok(!isAsShown('axb\n', ['a.b']));
});

test('an ellipsis stands for words in a line, and for lines where it is alone', () => {
  assert.ok(isAsShown('at f643eaa, done\n', ['at …, done']));
  assert.ok(!isAsShown('at f643eaa\nb, done\n', ['at …, done']));
  assert.ok(isAsShown('a\nb\nc\nd\n', ['a', '…', 'd']));
  assert.ok(isAsShown('a\nd\n', ['a', '  …', 'd']));
  assert.ok(!isAsShown('a\nb\nc\n', ['a', '…', 'd']));
});

test('what a script prints is told apart again, and what it did not come to is missing', () => {
  assert.match(scriptOf(parsePage(PAGE)), /^exec 2>&1\n/);
  const printed = '\x1e0\nfirst\n\x1f0\n\x1e1\n\x1f3\n\x1e2\nunfinished\n';
  assert.deepEqual(
    [...outcomesOf(printed)],
    [
      [0, { exit: 0, output: 'first\n' }],
      [1, { exit: 3, output: '' }],
    ],
  );
});

test.run();
