import type { JsonValue } from '../documents/json-value.ts';

/** What was most likely meant by a value of the wrong type; undefined stands for the key left out. */
export interface MeantValue {
  readonly value: JsonValue | undefined;
  /** How to write it, after the message. */
  readonly hint: string;
  readonly fix: string | null;
}

const TRUE = /^(?:true|yes|on|y)$/i;
const FALSE = /^(?:false|no|off|n)$/i;

function meantBoolean(text: string): MeantValue | null {
  if (!TRUE.test(text) && !FALSE.test(text)) return null;
  const value = TRUE.test(text);
  const hint = /^(?:true|false)$/i.test(text)
    ? `; write \`${value}\` without quotes`
    : `; in YAML 1.2 \`${text}\` is a text, write \`${value}\``;
  return { value, hint, fix: String(value) };
}

function meantNumber(text: string, isWhole: boolean): MeantValue | null {
  if (!(isWhole ? /^-?[0-9]+$/ : /^-?[0-9]+(?:\.[0-9]+)?$/).test(text)) return null;
  return { value: Number(text), hint: `; write \`${text}\` without quotes`, fix: text };
}

/**
 * What a person probably meant when the type of a value is wrong. YAML 1.2 reads some words otherwise than older tools,
 * and a version or serial number without quotes as a number; `spelling` is how the value is written.
 */
export function meantValue(
  value: unknown,
  expected: readonly string[],
  spelling: string,
  isItem: boolean,
): MeantValue | null {
  if (value === null) {
    return isItem ? null : { value: undefined, hint: '; give it a value or leave the key out', fix: null };
  }
  if (typeof value === 'string' && expected.includes('boolean')) return meantBoolean(value);
  if (typeof value === 'string' && expected.includes('integer')) return meantNumber(value, true);
  if (typeof value === 'string' && expected.includes('number')) return meantNumber(value, false);
  if (typeof value === 'object') return null;
  if (expected.includes('string')) {
    return { value: spelling, hint: `; quote it: \`"${spelling}"\``, fix: `"${spelling}"` };
  }
  if (expected.includes('array')) {
    return {
      value: [value as JsonValue],
      hint: `; a list of one is written \`[${spelling}]\``,
      fix: `[${spelling}]`,
    };
  }
  return null;
}
