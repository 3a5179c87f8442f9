import type { Path } from '../../../sot/place.ts';
import type { Traced } from './traced.ts';

/** JSON, and of each of its lines the place in the YAML source of what stands there. */
export interface Printed {
  readonly text: string;
  readonly from: readonly Path[];
}

interface Line {
  readonly text: string;
  readonly from: Path;
}

// What Go’s encoding/json escapes beyond RFC 8259.
const ESCAPED = /[<>&\u2028\u2029]/g;

function scalarText(value: string | number | boolean): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(ESCAPED, escaped);
}

/** The lines with a comma after each part but the last, and an indentation. */
function joined(parts: readonly (readonly Line[])[]): readonly Line[] {
  return parts.flatMap((lines, index) =>
    lines.map(({ text, from }, at) => {
      const comma = at === lines.length - 1 && index < parts.length - 1 ? ',' : '';
      return { text: `  ${text}${comma}`, from };
    }),
  );
}

function linesOf(value: Traced, before: string): readonly Line[] {
  const { from } = value;
  if (value.is === 'scalar') return [{ text: `${before}${scalarText(value.value)}`, from }];
  const isList = value.is === 'list';
  const parts = isList
    ? value.items.map((item) => linesOf(item, ''))
    : [...value.entries].map(([key, item]) => linesOf(item, `${scalarText(key)}: `));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return [{ text: `${before}${open}${close}`, from }];
  return [{ text: `${before}${open}`, from }, ...joined(parts), { text: close, from }];
}

/** A value as JSON, as Go prints it with an indentation of two blanks, and a line break at its end. */
export function print(value: Traced): Printed {
  const lines = linesOf(value, '');
  return { text: `${lines.map(({ text }) => text).join('\n')}\n`, from: lines.map(({ from }) => from) };
}
