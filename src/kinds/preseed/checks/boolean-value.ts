import { holdsSecret } from '../../secret.ts';
import type { Entry } from '../parse.ts';
import type { Check, Mistake } from './check.ts';

const MEANT: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  1: 'true',
  no: 'false',
  off: 'false',
  0: 'false',
};

function noBoolean({ type, value: { text, start, end } }: Entry): readonly Mistake[] {
  if (
    (type.text !== 'boolean' && type.text !== 'seen') ||
    text === 'true' ||
    text === 'false' ||
    holdsSecret(text)
  )
    return [];
  if (text === '')
    return [{ start: type.start, end: type.end, message: 'the value is missing: `true` or `false`' }];
  const lower = text.toLowerCase();
  const meant = lower.match(/^(true|false)([ \t]*#|$)/)?.[1] ?? MEANT[lower] ?? null;
  const comment = text.includes('#') ? '; a comment cannot follow a value' : '';
  const help = meant === null ? 'expected `true` or `false`' : `write \`${meant}\``;
  return [{ start, end, message: `\`${text}\` is neither true nor false: ${help}${comment}`, fix: meant }];
}

/** A boolean, and the `seen` flag, is `true` or `false`: any other word means now the one, now the other to the installer. */
export const booleanValue: Check = {
  ruleId: 'preseed/boolean-value',
  severity: 'error',
  check: ({ entries }) => entries.flatMap(noBoolean),
};
