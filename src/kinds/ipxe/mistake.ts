import type { Severity } from '../../diagnostics/diagnostic.ts';

/** Something that is wrong in a script, by UTF-16 offsets; `rule` is its id without `ipxe/`. */
export interface Mistake {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix: string | null;
}

/** A mistake in a stretch of the script: an error, unless told otherwise. */
export function mistake(
  rule: string,
  { start, end }: { readonly start: number; readonly end: number },
  message: string,
  severity: Severity = 'error',
  fix: string | null = null,
): Mistake {
  return { rule, severity, message, start, end, fix };
}

/** Whether iPXE knows a text only when it runs. */
export function isComputed(text: string): boolean {
  return text.includes('${');
}

/** Whether a text is an integer as iPXE reads one: decimal, octal after `0`, hexadecimal after `0x`. */
export function isNumber(text: string): boolean {
  return /^-?(?:0x[\da-f]+|\d+)$/i.test(text);
}
