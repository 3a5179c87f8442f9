import { OPTION_TYPES } from './option-types.ts';
import { type OptionType, type OptionValues, showHex, VALUE_CODECS } from './option-values.ts';

/** The number of an option that the table names. */
export type OptionCode = keyof typeof OPTION_TYPES;

/** The type by which a program holds the value of a named option. */
export type OptionValue<Code extends OptionCode> = OptionValues[(typeof OPTION_TYPES)[Code][1]];

/** The bytes of a named option's value. */
export function encodeOption<Code extends OptionCode>(code: Code, value: OptionValue<Code>): Uint8Array {
  return encodeValue<(typeof OPTION_TYPES)[Code][1]>(OPTION_TYPES[code][1], value);
}

/** The value of a named option, or null where it is absent or its bytes are no value of its kind. */
export function readOption<Code extends OptionCode>(
  options: ReadonlyMap<number, Uint8Array>,
  code: Code,
): OptionValue<Code> | null {
  const bytes = options.get(code);
  if (!bytes) return null;
  return decodeValue<(typeof OPTION_TYPES)[Code][1]>(OPTION_TYPES[code][1], bytes);
}

/** The bytes of a value of one kind: how a user's own options are written. */
export function encodeValue<Type extends OptionType>(type: Type, value: OptionValues[Type]): Uint8Array {
  return VALUE_CODECS[type].encode(value);
}

function decodeValue<Type extends OptionType>(type: Type, bytes: Uint8Array): OptionValues[Type] | null {
  return VALUE_CODECS[type].decode(bytes);
}

/** An option's name and value for people; hex where the value is not known or not of its kind. */
export function describeOption(code: number, bytes: Uint8Array): { name: string; value: string } {
  if (!isNamed(code)) return { name: 'option', value: showHex(bytes) };
  const [name, type] = OPTION_TYPES[code];
  return { name, value: showValue(type, bytes) };
}

function isNamed(code: number): code is OptionCode {
  return Object.hasOwn(OPTION_TYPES, code);
}

function showValue<Type extends OptionType>(type: Type, bytes: Uint8Array): string {
  const value = decodeValue(type, bytes);
  return value === null ? `malformed ${showHex(bytes)}` : VALUE_CODECS[type].show(value);
}
