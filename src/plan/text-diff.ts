import { structuredPatch } from 'diff';
import type { ArtifactChange } from './differences.ts';

/** Beyond this many edited lines a difference is no longer worth the time to find the smallest one. */
const MAX_EDIT_LENGTH = 5000;

/** A stretch of lines; an empty one is named by the line before it (POSIX, `diff -u`). */
function span(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`;
}

/** The lines of a unified diff of two texts, without a header; a sentence where they differ in almost everything. */
function unifiedDiff(from: string, to: string): readonly string[] {
  const patch = structuredPatch('', '', from, to, '', '', { context: 3, maxEditLength: MAX_EDIT_LENGTH });
  if (patch === undefined) return [`(more than ${MAX_EDIT_LENGTH} lines differ)`];
  return patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** Formats ask more than once, and to find the smallest difference of two long texts takes its time. */
const known = new WeakMap<ArtifactChange, readonly string[]>();

/** The difference of one artifact, in canonical form. */
export function changeDiff(change: ArtifactChange): readonly string[] {
  if (change.from?.content === null) return ['(the text that it was given is not kept any more)'];
  const lines = known.get(change) ?? unifiedDiff(change.from?.content ?? '', change.to?.content ?? '');
  known.set(change, lines);
  return lines;
}
