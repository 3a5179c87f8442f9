import { readFile } from 'node:fs/promises';
import {
  type Baseline,
  compareWithBaseline,
  formatBaseline,
  parseBaseline,
} from '../diagnostics/baseline.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../diagnostics/formats/format.ts';
import { reasonOf } from '../sot/source/findings.ts';
import { systemCode } from '../state/problem.ts';
import { writeWhole } from './write-file.ts';

/** The files of a baseline, as the flags name them. */
export interface BaselineFiles {
  readonly baseline?: string | undefined;
  readonly 'write-baseline'?: string | undefined;
}

/** A report of what is new, with a line for the user where a baseline had a part in it; or why there is none. */
export type WithBaseline =
  | { readonly ok: true; readonly report: Report; readonly note: string | null }
  | { readonly ok: false; readonly message: string };

/**
 * Takes what a baseline accepts out of a report, or writes a baseline that accepts all of it. Entries that are no longer
 * found are told only where everything was checked.
 */
export async function withBaseline(
  report: Report,
  sources: Sources,
  files: BaselineFiles,
  isWhole: boolean,
): Promise<WithBaseline> {
  const { diagnostics } = report;
  const target = files['write-baseline'];
  if (target !== undefined) {
    const problem = await writeWhole(target, formatBaseline(diagnostics, sources));
    if (problem !== null) return { ok: false, message: problem };
    const note = `info: ${target} accepts ${findings(diagnostics.length)}; \`--baseline ${target}\` reports only others`;
    return { ok: true, report: withOnly(report, []), note };
  }
  if (files.baseline === undefined) return { ok: true, report, note: null };
  const read = await readBaseline(files.baseline);
  if (!read.ok)
    return { ok: false, message: `${files.baseline} cannot be used as a baseline: ${read.message}` };
  const { diagnostics: fresh, accepted, stale } = compareWithBaseline(diagnostics, read.baseline, sources);
  const told =
    isWhole && stale > 0 ? `; no longer found: ${findings(stale)} (\`--write-baseline\` forgets them)` : '';
  const note = `info: ${files.baseline} accepts ${findings(accepted)} of this report${told}`;
  return { ok: true, report: withOnly(report, fresh), note };
}

async function readBaseline(
  file: string,
): Promise<
  { readonly ok: true; readonly baseline: Baseline } | { readonly ok: false; readonly message: string }
> {
  try {
    return parseBaseline(await readFile(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return { ok: false, message: reasonOf(error) };
  }
}

function withOnly(report: Report, diagnostics: readonly Diagnostic[]): Report {
  const count = (severity: Severity): number =>
    diagnostics.filter((found) => found.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), infos: count('info') };
  return { ...report, diagnostics, summary: { ...report.summary, ...counts } };
}

function findings(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}
