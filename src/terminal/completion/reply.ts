import { safeText } from '../safe-text.ts';
import type { Candidate } from './candidates.ts';

/**
 * What a shell's script reads: a line for each word, with what it is about behind a tab, and a last line that says whether
 * files or folders may stand there as well.
 */
export function reply(kind: 'words' | 'files' | 'folders', words: readonly Candidate[]): string {
  const lines = words.map(({ value, about }) =>
    about === '' ? safeText(value) : `${safeText(value)}\t${safeText(firstLine(about))}`,
  );
  return [...lines, `:${kind}`, ''].join('\n');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!;
}
