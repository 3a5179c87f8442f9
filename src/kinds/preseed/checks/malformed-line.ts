import type { Line } from '../lines.ts';
import type { Field, PreseedFile } from '../parse.ts';
import { questionType } from '../questions.ts';
import { isQuestionName } from '../syntax.ts';
import type { Check, Mistake } from './check.ts';

const SHAPE = 'an answer is `owner question type value`';

/** What is wrong with a line that has neither the shape of an answer nor that of a comment. */
function explain([owner, question]: readonly Field[], followsAnswer: boolean): string {
  if (owner?.text.startsWith('#')) {
    return 'a comment begins in the first column: the installer takes this line for an answer';
  }
  if (question !== undefined && isQuestionName(question.text)) {
    const type = questionType(question.text);
    return `the type of \`${question.text}\` is missing${type === null ? '' : `; it is a \`${type}\``}: ${SHAPE}`;
  }
  const hint = followsAnswer ? '; if it belongs to the line above, that line must end in a backslash' : '';
  return `this line is no answer: ${SHAPE}${hint}`;
}

function byteOrderMark(text: string): readonly Mistake[] {
  if (!text.startsWith('\uFEFF')) return [];
  const message =
    'a byte order mark begins the file, and the installer takes it for a part of the first word';
  return [{ start: 0, end: 1, message }];
}

function noAnswers({ lines, malformed }: PreseedFile): readonly Mistake[] {
  const wordsOfLine = new Map<Line, readonly Field[]>(malformed.map(({ line, words }) => [line, words]));
  return lines.flatMap((line, index) => {
    const words = wordsOfLine.get(line);
    if (words === undefined || line.kind !== 'answer') return [];
    const above = lines[index - 1];
    const { start, end } = line.pieces.find((piece) => piece.end > piece.start)!;
    const followsAnswer = above?.kind === 'answer' && !wordsOfLine.has(above);
    return [{ start, end, message: explain(words, followsAnswer) }];
  });
}

/** Every line is a comment, blank, or an answer: the installer refuses the whole file where one is not. */
export const malformedLine: Check = {
  ruleId: 'preseed/malformed-line',
  severity: 'error',
  check: (file) => [...byteOrderMark(file.text), ...noAnswers(file)],
};
