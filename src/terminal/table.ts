import stringWidth from 'string-width';
import { safeText } from './safe-text.ts';

/** How a table is laid out. */
export interface TableOptions {
  /** The columns, from 0, that are aligned to the right, as numbers are. */
  readonly right?: readonly number[];
}

const GAP = '  ';

/**
 * Rows under a header in columns as wide as their widest text, counted in display cells, without a newline at the end.
 * Texts are made safe for a terminal; a row that is short has empty cells at its end.
 */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [] }: TableOptions = {},
): string {
  const texts = [header, ...rows].map((row) => header.map((_, column) => safeText(row[column] ?? '')));
  const widths = header.map((_, column) => Math.max(...texts.map((row) => stringWidth(row[column]!))));
  return texts
    .map((row) =>
      row
        .map((text, column) => pad(text, widths[column]!, right.includes(column)))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

function pad(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(width - stringWidth(text));
  return isRight ? space + text : text + space;
}
