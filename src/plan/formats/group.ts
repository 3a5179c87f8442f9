import { digest } from '../../render/artifact.ts';
import { type OwnValues, ownReplacer } from '../own-values.ts';
import type { ArtifactChange, HostPlan } from '../plan.ts';
import { changeDiff } from '../text-diff.ts';

/** Hosts to which the same happens; `host` is the first of them, and stands for all. */
export interface ChangeGroup {
  readonly host: HostPlan;
  /** The labels of all of them, in the order of the plan. */
  readonly labels: readonly string[];
  /** Whether each has its own name or addresses in what differs, so that it is not literally the same. */
  readonly differsByOwn: boolean;
}

/** What a text is with a host's own values taken out. */
type Replace = (text: string) => string;

/** The edited lines of some artifact with a host's own values taken out, and whether there were any. */
interface Edits {
  readonly lines: readonly string[];
  readonly hasOwn: boolean;
}

/** Whether what differs is worth showing: a whole installation, or a removal, differs in everything. */
export function showsDiffs({ action }: HostPlan): boolean {
  return action !== 'install' && action !== 'remove';
}

function editsOf(change: ArtifactChange, replace: Replace): Edits {
  const literal = changeDiff(change).filter((line) => /^[+-]/.test(line));
  const lines = literal.map(replace);
  return { lines, hasOwn: lines.some((line, index) => line !== literal[index]) };
}

/** Hosts of one template have the same texts but for their own values: one comparison tells for all of them. */
function rememberEdits(): typeof editsOf {
  const known = new Map<string, Edits>();
  return (change, replace) => {
    const texts = [change.from, change.to].map((side) =>
      side === null ? '\0' : replace(side.content ?? ''),
    );
    const key = digest(texts.join('\0\0'));
    const edits = known.get(key) ?? editsOf(change, replace);
    known.set(key, edits);
    return edits;
  };
}

/** Puts hosts together whose actions, reasons and edited lines are the same, but for the values that are each host's own. */
export function groupChanges(
  hosts: readonly HostPlan[],
  own: ReadonlyMap<string, OwnValues>,
): readonly ChangeGroup[] {
  const groups = new Map<string, { host: HostPlan; labels: string[]; differsByOwn: boolean }>();
  const edits = rememberEdits();
  for (const host of hosts) {
    const { label, action, reasons, artifacts } = host;
    const replace = ownReplacer(own.get(label) ?? new Map());
    const changes = (showsDiffs(host) ? artifacts : []).map((change) => ({
      ...edits(change, replace),
      place: [change.boot, change.path],
    }));
    const said = reasons.map(replace);
    const key = digest(JSON.stringify([action, said, changes.map(({ place, lines }) => [place, lines])]));
    const group = groups.get(key);
    if (group !== undefined) {
      group.labels.push(label);
      continue;
    }
    const differsByOwn =
      changes.some(({ hasOwn }) => hasOwn) || said.some((reason, at) => reason !== reasons[at]);
    groups.set(key, { host, labels: [label], differsByOwn });
  }
  return [...groups.values()];
}
