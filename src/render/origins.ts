import type { Asset } from '../sot/tree.ts';
import { originOf } from './sandbox/provenance.ts';
import type { RenderResult } from './sandbox/sandbox.ts';
import type { ValueSource } from './value-origin.ts';

/** Where a line of an artifact came from; the line is null where it was not copied from one, as in what vaq makes itself. */
export interface Origin {
  readonly file: string;
  readonly line: number | null;
  /** The keys that supplied values to a line that a template made; looked up when it is asked for, since that costs more than the line. */
  readonly values?: () => readonly ValueSource[];
}

/** The keys behind what a line of a template, named by file and number, printed. */
export type ValuesOf = (file: string, line: number, text: string) => readonly ValueSource[];

/** What vaq makes without a template has this in the place of a file. */
const MADE_BY_VAQ = 'vaq';

function linesIn(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/**
 * Where each line of an artifact came from, in order: the line of the template or snippet that printed it, or of the asset
 * that is served as it is. Of a text that was transpiled only the file is known.
 */
export function originsOf(
  content: string,
  source: Asset | string,
  result: RenderResult | null,
  valuesOf: ValuesOf | null = null,
): readonly Origin[] {
  const lines = content.split('\n');
  const origin = (line: number): Origin => {
    if (result?.ok && result.text === content) {
      const { file, line: number } = originOf(result, line);
      if (valuesOf === null) return { file, line: number };
      return { file, line: number, values: () => valuesOf(file, number, lines[line - 1]!) };
    }
    if (typeof source === 'string') return { file: MADE_BY_VAQ, line: null };
    return { file: source.path, line: source.text === content ? line : null };
  };
  return Array.from({ length: linesIn(content) }, (_, index) => origin(index + 1));
}
