import { fingerprints } from './baseline-fingerprint.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Sources } from './formats/format.ts';

const FORMAT_VERSION = 1;

/** Findings that were accepted: how many there are of each fingerprint. */
export type Baseline = ReadonlyMap<string, number>;

/** A baseline, or a sentence that says why the text is none. */
export type ParsedBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  | { readonly ok: false; readonly message: string };

/** What a baseline leaves of the findings, how many it accepts, and how many of those it accepts are no longer found. */
export interface Compared {
  readonly diagnostics: readonly Diagnostic[];
  readonly accepted: number;
  readonly stale: number;
}

interface BaselineEntry {
  readonly ruleId: string;
  readonly file: string;
  readonly fingerprint: string;
  readonly count: number;
}

/**
 * Findings as the text of a baseline: JSON in a stable order, so that its changes can be reviewed. Messages are left out,
 * because they may quote a line, and a password in it must not outlive its removal.
 */
export function formatBaseline(diagnostics: readonly Diagnostic[], sources: Sources): string {
  const names = fingerprints(diagnostics, sources);
  const entries = new Map<string, BaselineEntry>();
  diagnostics.forEach(({ ruleId, file }, index) => {
    const fingerprint = names[index]!;
    const count = (entries.get(fingerprint)?.count ?? 0) + 1;
    entries.set(fingerprint, { ruleId, file, fingerprint, count });
  });
  const findings = [...entries.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${JSON.stringify({ formatVersion: FORMAT_VERSION, findings }, null, 2)}\n`;
}

/** Reads what `formatBaseline` wrote. */
export function parseBaseline(text: string): ParsedBaseline {
  const value = parsed(text) as { readonly formatVersion?: unknown; readonly findings?: unknown } | null;
  if (typeof value !== 'object' || value === null || value.formatVersion === undefined)
    return { ok: false, message: 'it is no baseline; `--write-baseline` writes one' };
  if (value.formatVersion !== FORMAT_VERSION) {
    const found = JSON.stringify(value.formatVersion);
    return { ok: false, message: `its formatVersion is ${found}, and this vaq reads ${FORMAT_VERSION}` };
  }
  if (!Array.isArray(value.findings)) return { ok: false, message: 'its `findings` is no list' };
  const wrong = value.findings.findIndex((entry) => !isEntry(entry));
  if (wrong !== -1) {
    return { ok: false, message: `entry ${wrong + 1} of its \`findings\` has no fingerprint and count` };
  }
  const baseline = new Map<string, number>();
  for (const { fingerprint, count } of value.findings as readonly BaselineEntry[])
    baseline.set(fingerprint, (baseline.get(fingerprint) ?? 0) + count);
  return { ok: true, baseline };
}

/** The findings that a baseline does not accept, in their order; of equal ones it accepts the first, as many as it counts. */
export function compareWithBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
  sources: Sources,
): Compared {
  const left = new Map(baseline);
  const names = fingerprints(diagnostics, sources);
  const fresh = diagnostics.filter((_, index) => {
    const count = left.get(names[index]!) ?? 0;
    if (count > 0) left.set(names[index]!, count - 1);
    return count === 0;
  });
  const stale = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { diagnostics: fresh, accepted: diagnostics.length - fresh.length, stale };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isEntry(entry: unknown): boolean {
  const { fingerprint, count } = (entry ?? {}) as Partial<Record<keyof BaselineEntry, unknown>>;
  return typeof fingerprint === 'string' && Number.isSafeInteger(count) && (count as number) > 0;
}

function keyOf({ file, ruleId, fingerprint }: BaselineEntry): string {
  return JSON.stringify([file, ruleId, fingerprint]);
}
