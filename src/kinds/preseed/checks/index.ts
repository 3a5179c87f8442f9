import { answerFormat } from './answer-format.ts';
import { booleanValue } from './boolean-value.ts';
import type { Check } from './check.ts';
import { continuation } from './continuation.ts';
import { duplicateQuestion } from './duplicate-question.ts';
import { expertRecipe } from './expert-recipe.ts';
import { include } from './include.ts';
import { malformedLine } from './malformed-line.ts';
import { owner } from './owner.ts';
import { passwordHash } from './password-hash.ts';
import { plainPassword } from './plain-password.ts';
import { questionTypeCheck } from './question-type.ts';
import { selectValue } from './select-value.ts';
import { unanswered } from './unanswered.ts';
import { unknownQuestion } from './unknown-question.ts';
import { unknownType } from './unknown-type.ts';

/** Every check of preseed files; findings at the same place keep this order. */
export const CHECKS: readonly Check[] = [
  unanswered,
  malformedLine,
  continuation,
  owner,
  unknownQuestion,
  unknownType,
  questionTypeCheck,
  duplicateQuestion,
  booleanValue,
  selectValue,
  answerFormat,
  passwordHash,
  plainPassword,
  expertRecipe,
  include,
];
