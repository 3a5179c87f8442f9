import { foldRendered } from '../diagnostics/fold.ts';
import { mergeHosts } from '../diagnostics/merge.ts';
import { compareDiagnostics } from '../diagnostics/order.ts';
import { desiredHosts } from '../plan/desired.ts';
import type { Comparison } from '../plan/formats/comparison.ts';
import { formerLabels } from '../plan/machines.ts';
import { ownValuesOf } from '../plan/own-values.ts';
import { plan } from '../plan/plan.ts';
import type { PlanDocument } from '../plan/plan-file/generated/types.ts';
import { CANONICAL } from '../render/context.ts';
import { allRequests, render } from '../render/render.ts';
import type { Sandbox } from '../render/sandbox/sandbox.ts';
import type { Host, Model } from '../sot/model/types.ts';
import { machineOf } from './diff-machines.ts';
import { comparable, type Problem, problemsOf } from './diff-problems.ts';
import { turnsOf } from './diff-turns.ts';
import { type Opened, withSot } from './open.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';
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

/** What a comparison found; `problems` are errors of either side, `notes` are for who reads it. */
export type DiffResult =
  | {
      readonly ok: true;
      readonly comparison: Comparison;
      readonly problems: readonly Problem[];
      readonly notes: readonly string[];
      /** Whether anything would happen to any machine. */
      readonly isChanged: boolean;
      /** The comparison as a plan that can be kept; null where it is not against what was applied. */
      readonly plan: ((now: Date) => PlanDocument) | null;
    }
  | Refusal;

interface Selected {
  readonly hosts: readonly Host[];
  /** What was asked for and is not there: a sentence by the word. */
  readonly missing: ReadonlyMap<string, string>;
}

/** The hosts of both sides that were meant, each with its machine's host on the other side, whatever that is called. */
function selectBoth(from: Model, to: Model, selection: Selection): readonly [Selected, Selected] | Refusal {
  const sides = [selectKnown(from, selection), selectKnown(to, selection)] as const;
  const [before, after] = sides;
  if ('ambiguous' in before) return wrong(before.ambiguous);
  if ('ambiguous' in after) return wrong(after.ambiguous);
  const former = formerLabels(from.hosts.map(machineOf), to.hosts.map(machineOf));
  const meant = [
    new Set(before.hosts.map(({ label }) => label)),
    new Set(after.hosts.map(({ label }) => label)),
  ] as const;
  for (const [now, earlier] of former) {
    if (meant[1].has(now)) meant[0].add(earlier);
    else if (meant[0].has(earlier)) meant[1].add(now);
  }
  return [
    { ...before, hosts: from.hosts.filter(({ label }) => meant[0].has(label)) },
    { ...after, hosts: to.hosts.filter(({ label }) => meant[1].has(label)) },
  ];
}

interface Rendered {
  readonly desired: ReturnType<typeof desiredHosts>;
  readonly problems: readonly Problem[];
}

/** The earlier side: nobody will be served it, so only what keeps a host from being rendered matters. */
async function renderFrom(opened: Opened, hosts: readonly Host[], sandbox: Sandbox): Promise<Rendered> {
  const { model, diagnostics } = opened;
  const rendered = await render(model, allRequests(hosts), CANONICAL, sandbox, { withChecks: false });
  const desired = desiredHosts(model, rendered, hosts);
  if ([...desired.values()].every(({ complete }) => complete)) return { desired, problems: [] };
  const found = [...diagnostics, ...foldRendered(rendered.flatMap((boot) => boot.diagnostics))];
  const ordered = mergeHosts(found.sort(compareDiagnostics));
  return { desired, problems: problemsOf(opened, ordered, hosts.length) };
}

async function renderTo(opened: Opened, hosts: readonly Host[], sandbox: Sandbox): Promise<Rendered> {
  const { diagnostics, rendered } = await validate(opened, hosts, sandbox);
  return {
    desired: desiredHosts(opened.model, rendered, hosts),
    problems: problemsOf(opened, diagnostics, hosts.length),
  };
}

async function compare(
  [before, first]: readonly [Opened, Sandbox],
  [after, second]: readonly [Opened, Sandbox],
  selection: Selection,
): Promise<DiffResult> {
  const selected = selectBoth(before.model, after.model, selection);
  if ('ok' in selected) return selected;
  const [from, to] = selected;
  // What one revision does not have yet, or any more, is no mistake; what neither has, is.
  const [nowhere] = [...to.missing].filter(([word]) => from.missing.has(word));
  if (nowhere !== undefined) return wrong(nowhere[1]);
  const [old, fresh] = await Promise.all([
    renderFrom(before, from.hosts, first),
    renderTo(after, to.hosts, second),
  ]);
  const { sides, notCompared } = comparable(old.desired, fresh.desired);
  const [earlier, wanted] = [sides[0]!, sides[1]!];
  const hosts = plan(earlier, wanted);
  // What was there is taken to stand: nothing else is known where two revisions are compared.
  const turns = turnsOf(
    after.model,
    hosts,
    (_, host) => host?.action !== 'install' && host?.action !== 'held',
  );
  const same = hosts.map(({ label, movedFrom }) => [label, earlier.get(movedFrom ?? label)] as const);
  return {
    ok: true,
    comparison: {
      from: before.model.revision.label,
      to: after.model.revision.label,
      hosts,
      notCompared,
      own: ownValuesOf(new Map(same), wanted),
      turns,
    },
    problems: [...old.problems, ...fresh.problems],
    notes: [],
    isChanged: hosts.some(({ action }) => action !== 'unchanged'),
    plan: null,
  };
}

/** Compares what two revisions want of each host, both in canonical form, neither checked out. */
export async function diffRevisions(
  sot: string | null,
  range: RevisionRange,
  selection: Selection,
): Promise<DiffResult> {
  const outer = await withSot({ sot, ref: range.from }, async (...before) => {
    const inner = await withSot({ sot, ref: range.to }, (...after) => compare(before, after, selection));
    return inner.ok ? inner.value : cannot(inner.message);
  });
  return outer.ok ? outer.value : cannot(outer.message);
}
