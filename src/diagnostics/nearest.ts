import leven from 'leven';

/** The edits that a word of some length may be away: one in three characters, and none in a word of two. */
function mostEdits(a: string, b: string): number {
  return Math.floor(Math.max(a.length, b.length) / 3);
}

/**
 * The candidate that was most likely meant by a word, or null when none is near: case is ignored, two neighbours in the
 * wrong order are one mistake, and of equally near candidates the first is taken.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = word.toLowerCase();
  let found: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const right = candidate.toLowerCase();
    const most = Math.min(mostEdits(typed, right), least - 1);
    if (most < 0) continue;
    const edits = isSwapped(typed, right) ? 1 : leven(typed, right, { maxDistance: most + 1 });
    if (edits > most) continue;
    found = candidate;
    least = edits;
  }
  return found;
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}
