import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type AnswerLine, readLines, sourceOffset } from '../../../src/kinds/preseed/lines.ts';

const test = suite('kinds/preseed/lines');

const shape = (text: string): readonly string[] => {
  return readLines(text).map((line) => (line.kind === 'answer' ? `answer ${line.text}` : line.kind));
};

test('a comment begins in the first column; blank lines may hold blanks', () => {
  assert.deepEqual(shape('# a\n \t\n\n # b\nc\n'), ['comment', 'blank', 'blank', 'answer # b', 'answer c']);
});

test('a backslash joins lines with one blank, whatever blanks surround it', () => {
  assert.deepEqual(shape('a b \t\\\n   c\\\nd\n'), ['answer a b c d']);
});

test('comments and blank lines within a continued line vanish', () => {
  assert.deepEqual(shape('a \\\n# b \\\n\n  \nc\nd'), ['answer a c', 'answer d']);
});

test('only the last backslash continues, and only as the last character', () => {
  assert.deepEqual(shape('a \\\\\nb\nc \\ \nd'), ['answer a \\ b', 'answer c \\ ', 'answer d']);
});

test('a line that is only a backslash adds nothing but a blank', () => {
  assert.deepEqual(shape('\\\na\\\n\\\nb'), ['answer a  b']);
});

test('the end of the file leaves a continued line unfinished', () => {
  const finished = (text: string) => (readLines(text).at(-1) as AnswerLine).finished;
  assert.equal(finished('a \\'), false);
  assert.equal(finished('a \\\n'), false);
  assert.equal(finished('a \\\n\n# b\n'), false);
  assert.equal(finished('a \\\nb'), true);
});

test('line ends of other systems are no part of a line', () => {
  assert.deepEqual(shape('a \\\r\n b\r\n\r\n#c\r\n'), ['answer a b', 'blank', 'comment']);
});

test('every character of a joined line is found again in the source', () => {
  const text = '# x\n one \\\n\n\ttwo\\\r\nthree';
  const line = readLines(text)[1] as AnswerLine;
  assert.equal(line.text, 'one two three');
  for (const word of ['one', 'two', 'three']) {
    assert.equal(sourceOffset(line, line.text.indexOf(word)), text.indexOf(word), word);
  }
});

test.run();
