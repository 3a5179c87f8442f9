import type { Asset } from '../sot/tree.ts';
import { originOf } from './sandbox/provenance.ts';
import type { RenderResult } from './sandbox/sandbox.ts';

/** Where a line of an artifact came from; the line is null where it was not copied from one, as in what vaq makes itself. */
export interface Origin {
  readonly file: string;
  readonly line: number | null;
}

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
): readonly Origin[] {
  const origin = (line: number): Origin => {
    if (result?.ok && result.text === content) return originOf(result, line);
    if (typeof source === 'string') return { file: MADE_BY_VAQ, line: null };
    return { file: source.path, line: source.text === content ? line : null };
  };
  return Array.from({ length: linesIn(content) }, (_, index) => origin(index + 1));
}
