import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { ArtifactChange } from '../plan.ts';
import { shownDiff } from './diff-lines.ts';
import { type ChangeGroup, showsDiffs } from './group.ts';
import { fenced, htmlCode } from './markdown-text.ts';

/** How many characters of a line are shown: a longer one is no line that a person reads. */
const LENGTH = 1000;

/** A part of the comment that a reader opens: nothing but `block` stands in it. */
function folded({ host, labels }: ChangeGroup, block: string): string {
  const summary = `<summary><b>${host.action}</b> ${htmlCode(foldHosts(labels))}</summary>`;
  return ['<details>', summary, '', block, '', '</details>'].join('\n');
}

function diffLines(change: ArtifactChange, most: number): readonly string[] {
  const name = safeText(`${change.boot}/${change.path}`);
  const { lines, left } = shownDiff(change, { lines: most, length: LENGTH });
  const from = `--- ${change.from === null ? '/dev/null' : name}`;
  const to = `+++ ${change.to === null ? '/dev/null' : name}`;
  return [from, to, ...lines, ...(left > 0 ? [`(${left} more lines)`] : [])];
}

/** A group with its reasons and what differs, at most so many lines of each artifact. */
export function groupBlock(group: ChangeGroup, most: number): string {
  const { host, labels, differsByOwn } = group;
  const others = `what is shown is of ${host.label}; the others have their own names and addresses in its place`;
  const reasons = [...host.reasons, ...(labels.length > 1 && differsByOwn ? [others] : [])];
  const diffs = showsDiffs(host) ? host.artifacts : [];
  const parts = [
    fenced('text', reasons.map(safeText)),
    ...diffs.map((change) => fenced('diff', diffLines(change, most))),
  ];
  return folded(group, parts.join('\n\n'));
}

/** A group with its reasons alone. */
export function briefBlock(group: ChangeGroup): string {
  const reasons = [...group.host.reasons, '(what differs is left out)'];
  return folded(group, fenced('text', reasons.map(safeText)));
}
