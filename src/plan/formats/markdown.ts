import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import { ACTIONS, summarize } from '../plan.ts';
import { type Comparison, summaryLine } from './comparison.ts';
import { type ChangeGroup, groupChanges, showsDiffs } from './group.ts';
import { briefBlock, groupBlock } from './markdown-group.ts';
import { code } from './markdown-text.ts';

/** What the comment begins with, unseen: by it a program finds the comment that it wrote before. */
const MARKER = '<!-- vaq diff -->';

/** How many characters a comment may have where nothing is said: GitHub takes 65,536. */
export const DEFAULT_MAX_SIZE = 60_000;

/** A name or a list of them at the top is never longer than this. */
const MOST_CHARACTERS = 300;

function short(text: string): string {
  return code(text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`);
}

function table({ hosts }: Comparison): readonly string[] {
  const summary = summarize(hosts);
  const rows = ACTIONS.filter((action) => summary[action] > 0).map((action) => {
    const labels = hosts.filter((host) => host.action === action).map(({ label }) => label);
    return `| ${action} | ${labels.length} | ${short(foldHosts(labels))} |`;
  });
  return rows.length === 0 ? [] : [['| action | hosts | which |', '| :-- | --: | :-- |', ...rows].join('\n')];
}

/** What is said whatever follows. */
function head(comparison: Comparison): string {
  const { from, to, hosts, notCompared } = comparison;
  const broken = `**Not compared, because of errors:** ${short(foldHosts(notCompared))}`;
  return [
    `${MARKER}\n### vaq: ${summaryLine(hosts)}`,
    `${short(from)} → ${short(to)}`,
    ...table(comparison),
    ...(notCompared.length === 0 ? [] : [broken]),
  ].join('\n\n');
}

/** What was cut, with every one of the hosts, as far as there is room for their names. */
function cutSentence(labels: readonly string[], maxSize: number, room: number): string {
  const hosts = labels.length === 1 ? 'one host' : `${labels.length} hosts`;
  const said = `**Cut:** what differs is left out, or shown in part, for ${hosts}, to keep this comment within ${maxSize} characters:`;
  const sentences = function* (): Generator<string> {
    for (let most = labels.length; most > 0; most = Math.floor(most / 2)) {
      yield `${said} ${code(foldHosts(labels, most))}`;
    }
  };
  return [...sentences()].find(({ length }) => length <= room) ?? `${said.slice(0, -1)}.`;
}

interface Body {
  readonly blocks: readonly string[];
  /** The labels of the hosts of which not everything is shown. */
  readonly cut: readonly string[];
}

/** As many lines of an artifact as are shown where all of them do not fit. */
const SOME_LINES = 60;

/** As many groups as fit, in the order of the plan: each whole, or else in part, with its reasons alone, or not at all. */
function fitted(groups: readonly ChangeGroup[], room: number): Body {
  const blocks: string[] = [];
  const cut: string[] = [];
  let left = room;
  for (const group of groups) {
    const whole = groupBlock(group, Number.POSITIVE_INFINITY);
    const less = showsDiffs(group.host) ? [groupBlock(group, SOME_LINES), briefBlock(group)] : [];
    const chosen = [whole, ...less].find(({ length }) => length + 2 <= left);
    if (chosen !== whole) cut.push(...group.labels);
    if (chosen === undefined) continue;
    blocks.push(chosen);
    left -= chosen.length + 2;
  }
  return { blocks, cut };
}

/**
 * A comparison as a comment on a pull request: a table of the machines, then each group of them folded, in the order of
 * the plan, at most `maxSize` UTF-16 units long; what was cut is said at the end, with its hosts.
 */
export function markdownComparison(
  comparison: Comparison,
  { maxSize }: { readonly maxSize: number },
): string {
  const top = head(comparison);
  const changed = comparison.hosts.filter(({ action }) => action !== 'unchanged');
  const groups = groupChanges(changed, comparison.own);
  const room = maxSize - top.length - 3;
  const all = fitted(groups, room);
  const reserve = Math.floor(maxSize / 4);
  const { blocks, cut } = all.cut.length === 0 ? all : fitted(groups, room - reserve);
  const end = cut.length === 0 ? [] : [cutSentence(cut, maxSize, reserve - 2)];
  return `${[top, ...blocks, ...end].join('\n\n')}\n`;
}
