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

function meantNumber(text: string): MeantValue | null {
  if (!/^-?[0-9]+$/.test(text)) return null;
  return { value: Number(text), hint: `; write \`${text}\` without quotes`, fix: text };
}

/** A scalar where a list of scalars is expected, or nothing that can be told. */
function meantList(value: JsonValue, { items }: Expected, spelling: string): MeantValue | null {
  if (!typesOf(items ?? {}).includes(typeof value)) return null;
  return { value: [value], hint: `; a list of one is written \`[${spelling}]\``, fix: `[${spelling}]` };
}

/** A text where a map is expected: of the only key that such a map needs, or of a kernel argument, which is the only key there. */
function meantMap(text: string, { required = [], maxProperties }: Expected): MeantValue | null {
  const [only, ...others] = required;
  if (only !== undefined && others.length === 0) {
    return { value: { [only]: text }, hint: `; write \`${only}: ${text}\``, fix: `${only}: ${text}` };
  }
  if (maxProperties !== 1) return null;
  const [, key = text, value = null] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  const written = value === null ? `${key}:` : `${key}: ${value}`;
  return { value: { [key]: value }, hint: `; write \`${written}\``, fix: written };
}

/** The part of a schema that says what was expected. */
export interface Expected {
  readonly type?: string | readonly string[];
  readonly items?: Expected;
  readonly required?: readonly string[];
  readonly maxProperties?: number;
}

/** The types that a schema allows. */
export function typesOf({ type = [] }: Expected): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

/**
 * What a person probably meant when the type of a value is wrong. YAML 1.2 reads some words otherwise than older tools,
 * and a version or serial number without quotes as a number; `spelling` is how the value is written.
 */
export function meantValue(
  value: JsonValue,
  expected: Expected,
  spelling: string,
  isItem: boolean,
): MeantValue | null {
  const types = typesOf(expected);
  if (value === null) {
    return isItem ? null : { value: undefined, hint: '; give it a value or leave the key out', fix: null };
  }
  if (typeof value === 'object') return null;
  if (types.includes('string')) {
    return { value: spelling, hint: `; quote it: \`"${spelling}"\``, fix: `"${spelling}"` };
  }
  if (types.includes('array')) return meantList(value, expected, spelling);
  if (typeof value !== 'string') return null;
  if (types.includes('boolean')) return meantBoolean(value);
  if (types.includes('object')) return meantMap(value, expected);
  return meantNumber(value);
}
