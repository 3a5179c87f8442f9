import type { Report, Sources } from '../diagnostics/formats/format.ts';
import { type DesiredHost, desiredHosts } from '../plan/desired.ts';
import type { Comparison } from '../plan/formats/json.ts';
import { plan } from '../plan/plan.ts';
import { type Outcome, withSot } from './open.ts';
import { reportOf } from './report.ts';
import { type Selection, select } from './select.ts';
import { validate } from './validate.ts';

/** Two revisions; null is the work tree. */
export interface RevisionRange {
  readonly from: string;
  readonly to: string | null;
}

/** The revisions of `A..B` or `A..`, or null where the text is neither. */
export function parseRange(text: string): RevisionRange | null {
  const match = /^(.+?)\.\.([^.].*)?$/.exec(text);
  return match === null ? null : { from: match[1]!, to: match[2] ?? null };
}

/** What a comparison found: reports of sides that have errors make it incomplete. */
export type DiffResult =
  | {
      readonly ok: true;
      readonly comparison: Comparison;
      readonly reports: readonly { readonly report: Report; readonly sources: Sources }[];
    }
  | { readonly ok: false; readonly message: string; readonly usage: boolean };

interface Side {
  readonly label: string;
  readonly desired: ReadonlyMap<string, DesiredHost>;
  readonly problem: { readonly report: Report; readonly sources: Sources } | null;
}

async function readSide(
  sot: string | null,
  ref: string | null,
  selection: Selection,
): Promise<Outcome<Side>> {
  return withSot({ sot, ref }, async (opened, sandbox) => {
    const { model, tree } = opened;
    // A host that a revision does not have yet, or any more, is no mistake here.
    const selected = select(model, selection);
    const hosts =
      selection.hosts.length === 0 && selection.site === null
        ? model.hosts
        : selected.ok
          ? selected.hosts
          : [];
    const { diagnostics, rendered } = await validate(opened, hosts, sandbox);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const all = desiredHosts(model, rendered);
    const wanted = new Set(hosts.map(({ label }) => label));
    return {
      label: model.revision.label,
      desired: new Map([...all].filter(([label]) => wanted.has(label))),
      problem:
        errors.length === 0
          ? null
          : {
              report: reportOf(model, errors, hosts.length, 0),
              sources: (file: string) => tree.texts.get(file) ?? null,
            },
    };
  });
}

/** Compares what two revisions want of each host, both in canonical form, neither checked out. */
export async function diffRevisions(
  sot: string | null,
  range: RevisionRange,
  selection: Selection,
): Promise<DiffResult> {
  const from = await readSide(sot, range.from, selection);
  if (!from.ok) return { ...from, usage: false };
  const to = await readSide(sot, range.to, selection);
  if (!to.ok) return { ...to, usage: false };
  const asked = selection.hosts.length > 0 || selection.site !== null;
  if (asked && from.value.desired.size + to.value.desired.size === 0) {
    return { ok: false, usage: true, message: 'neither revision has a host that was asked for' };
  }
  const sides = [from.value.desired, to.value.desired];
  const broken = new Set(
    sides.flatMap((side) => [...side.values()].filter(({ complete }) => !complete).map(({ label }) => label)),
  );
  const comparable = sides.map((side) => new Map([...side].filter(([label]) => !broken.has(label))));
  const hosts = plan(comparable[0]!, comparable[1]!);
  const comparison = { from: from.value.label, to: to.value.label, hosts, notCompared: [...broken].sort() };
  return {
    ok: true,
    comparison,
    reports: [from.value.problem, to.value.problem].filter((side) => side !== null),
  };
}
