import type { AnswerLine, Piece } from '../lines.ts';
import { type PreseedFile, wordsOf } from '../parse.ts';
import { isQuestionName, isType } from '../syntax.ts';
import type { Check, Mistake } from './check.ts';

function unfinished(line: AnswerLine, { text }: PreseedFile): readonly Mistake[] {
  if (line.finished) return [];
  const at = text.indexOf('\\', line.pieces.at(-1)!.end);
  return [
    {
      start: at,
      end: at + 1,
      message: 'the file ends within a continued line, and the installer drops the whole answer',
    },
  ];
}

function blankAfterBackslash(line: AnswerLine, { text }: PreseedFile): readonly Mistake[] {
  const last = line.pieces.at(-1)!;
  const found = text.slice(last.start, last.end).match(/\\[ \t]+$/);
  if (!found) return [];
  const start = last.start + found.index!;
  return [
    {
      start,
      end: last.end,
      message: 'a blank follows the backslash, so that the line is not continued',
      fix: '\\',
    },
  ];
}

/** A piece after the first that is itself an answer: the backslash before it is one too many. */
function swallowed(line: AnswerLine, piece: Piece, { text }: PreseedFile): readonly Mistake[] {
  const [owner, question, type] = text.slice(piece.start, piece.end).split(/[ \t]+/);
  if (question === undefined || type === undefined) return [];
  if (!/^[a-z0-9][a-z0-9+.-]*$/.test(owner!) || !isQuestionName(question) || !isType(type)) return [];
  const message = `the backslash before makes this a part of the answer to \`${wordsOf(line)[1]?.text}\``;
  return [{ start: piece.start, end: piece.end, message }];
}

function comment(piece: Piece, { text }: PreseedFile): readonly Mistake[] {
  if (!/^#([ \t#]|$)/.test(text.slice(piece.start, piece.end))) return [];
  const message = 'this is no comment but a part of the value: a comment begins in the first column';
  return [{ start: piece.start, end: piece.end, message }];
}

/** A backslash continues a line only as its last character, and everything up to the next line without one is one answer. */
export const continuation: Check = {
  ruleId: 'preseed/continuation',
  severity: 'error',
  check: (file) =>
    file.lines.flatMap((line) => {
      if (line.kind !== 'answer') return [];
      const later = line.pieces.slice(1);
      return [
        ...unfinished(line, file),
        ...blankAfterBackslash(line, file),
        ...later.flatMap((piece) => [...swallowed(line, piece, file), ...comment(piece, file)]),
      ];
    }),
};
