import leven from 'leven';

/**
 * The candidate nearest to a word by edit distance, or null where none, or more than one, is at most `limit` edits away:
 * stricter than `nearest` of the diagnostics, for names of which many are alike and the list is never complete.
 */
export function closest(word: string, candidates: readonly string[], limit: number): string | null {
  let best: string | null = null;
  let distance = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    const edits = leven(word, candidate, { maxDistance: limit + 1 });
    if (edits > limit || edits > distance) continue;
    tied = edits === distance;
    distance = edits;
    best = candidate;
  }
  return tied ? null : best;
}
