import type { Report, Sources } from '../diagnostics/formats/format.ts';
import { type DesiredHost, desiredHosts } from '../plan/desired.ts';
import type { Comparison } from '../plan/formats/comparison.ts';
import { ownValuesOf } from '../plan/own-values.ts';
import { plan } from '../plan/plan.ts';
import { withSot } from './open.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';
import { reportOf } from './report.ts';
import { type Selection, selectKnown } from './select.ts';
import { validate } from './validate.ts';

/** Two revisions; null is the work tree. */
export interface RevisionRange {
  readonly from: string;
  readonly to: string | null;
}

/** The revisions of `A..B` or `A..`, or null where the text is neither; `A...B` means something else to Git. */
export function parseRange(text: string): RevisionRange | null {
  const match = /^(.*?[^.])\.\.(?:([^.].*))?$/.exec(text);
  return match === null ? null : { from: match[1]!, to: match[2] ?? null };
}

/** Errors that make a comparison incomplete. */
export interface Problem {
  readonly report: Report;
  readonly sources: Sources;
}

/** What a comparison found; `problems` are those of either side. */
export type DiffResult =
  | { readonly ok: true; readonly comparison: Comparison; readonly problems: readonly Problem[] }
  | Refusal;

interface Side {
  readonly label: string;
  readonly desired: ReadonlyMap<string, DesiredHost>;
  readonly problems: readonly Problem[];
  /** What was asked for and is not there: a sentence by the word. */
  readonly missing: ReadonlyMap<string, string>;
}

async function readSide(
  sot: string | null,
  ref: string | null,
  selection: Selection,
): Promise<Side | Refusal> {
  const result = await withSot({ sot, ref }, async (opened, sandbox): Promise<Side | Refusal> => {
    const { model, tree } = opened;
    const known = selectKnown(model, selection);
    if ('ambiguous' in known) return wrong(known.ambiguous);
    const { hosts, missing } = known;
    const { diagnostics, rendered } = await validate(opened, hosts, sandbox);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const problem: Problem = {
      report: reportOf(model, errors, hosts.length, 0),
      sources: (file) => tree.texts.get(file) ?? null,
    };
    const wanted = new Set(hosts.map(({ label }) => label));
    return {
      label: model.revision.label,
      desired: new Map([...desiredHosts(model, rendered)].filter(([label]) => wanted.has(label))),
      problems: errors.length === 0 ? [] : [problem],
      missing,
    };
  });
  return result.ok ? result.value : cannot(result.message);
}

/** The labels of hosts that cannot be rendered. */
function incomplete({ desired }: Side): readonly string[] {
  return [...desired.values()].filter(({ complete }) => !complete).map(({ label }) => label);
}

/** Compares what two revisions want of each host, both in canonical form, neither checked out. */
export async function diffRevisions(
  sot: string | null,
  range: RevisionRange,
  selection: Selection,
): Promise<DiffResult> {
  const from = await readSide(sot, range.from, selection);
  if ('ok' in from) return from;
  const to = await readSide(sot, range.to, selection);
  if ('ok' in to) return to;
  // What one revision does not have yet, or any more, is no mistake; what neither has, is.
  const [nowhere] = [...to.missing].filter(([word]) => from.missing.has(word));
  if (nowhere !== undefined) return wrong(nowhere[1]);
  const broken = new Set([...incomplete(from), ...incomplete(to)]);
  const comparable = ({ desired }: Side): Side['desired'] =>
    new Map([...desired].filter(([label]) => !broken.has(label)));
  const [before, after] = [comparable(from), comparable(to)];
  const hosts = plan(before, after);
  const notCompared = [...broken].sort();
  return {
    ok: true,
    comparison: { from: from.label, to: to.label, hosts, notCompared, own: ownValuesOf(before, after) },
    problems: [...from.problems, ...to.problems],
  };
}
