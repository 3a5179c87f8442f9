import { readFileSync } from 'node:fs';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import type { FileVerdict, Report, Sources } from '../../diagnostics/formats/format.ts';
import { ruleIds } from '../rule-pages.ts';
import { type Given, givenFiles, STDIN } from './files.ts';
import { readStream, readText } from './read.ts';
import {
  type CheckedFile,
  type CheckOptions,
  checkableOf,
  checkText,
  isTemplateName,
  nothingFound,
  templateFinding,
} from './text.ts';

/** How standard input is called in findings. */
const STDIN_NAME = '<stdin>';

/** A report about files, with the texts for its code frames. */
export interface Checked {
  readonly report: Report;
  readonly sources: Sources;
}

/**
 * Checks files one by one, each as a whole and by itself, and keeps none of their texts; folders for all in
 * them that is known. What is wrong with one never keeps the others from being checked.
 */
export async function checkFiles(
  args: readonly string[],
  wish: Omit<CheckOptions, 'ruleIds'>,
  stdin: AsyncIterable<Uint8Array>,
): Promise<Checked> {
  const options: CheckOptions = { ...wish, ruleIds: new Set(ruleIds()) };
  const diagnostics: Diagnostic[] = [];
  const verdicts: FileVerdict[] = [];
  let piped: string | null = null;
  for (const argument of args) {
    const before = verdicts.length;
    for await (const given of givenFiles(argument)) {
      const { file, checked, text } = await checkGiven(given, options, stdin);
      if (checked === null) continue;
      if (file === STDIN_NAME) piped ??= text;
      diagnostics.push(...checked.diagnostics);
      const valid = !checked.diagnostics.some(({ severity }) => severity === 'error');
      verdicts.push({ file, kind: checked.kind, valid });
    }
    if (verdicts.length === before) diagnostics.push(nothingFound(argument));
  }
  return { report: reportOf(diagnostics, verdicts), sources: sourcesOf(piped) };
}

interface CheckedGiven {
  readonly file: string;
  /** Null for what lies in a folder and is nothing that can be checked. */
  readonly checked: CheckedFile | null;
  readonly text: string | null;
}

async function checkGiven(
  { file: given, isNamed }: Given,
  options: CheckOptions,
  stdin: AsyncIterable<Uint8Array>,
): Promise<CheckedGiven> {
  const file = given === STDIN ? STDIN_NAME : given;
  if (isTemplateName(file)) {
    const checked = isNamed ? { kind: null, diagnostics: [templateFinding(file)] } : null;
    return { file, checked, text: null };
  }
  const read = given === STDIN ? await readStream(file, stdin) : await readText(file);
  if (!read.ok) {
    const kind = options.kind?.name ?? null;
    return { file, checked: { kind, diagnostics: [read.diagnostic] }, text: null };
  }
  const { text } = read;
  if (!isNamed && checkableOf(file, text) === null) return { file, checked: null, text };
  return { file, checked: checkText(file, text, options), text };
}

function reportOf(diagnostics: readonly Diagnostic[], verdicts: readonly FileVerdict[]): Report {
  const count = (severity: Severity): number =>
    diagnostics.filter((found) => found.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), infos: count('info') };
  const summary = { ...counts, sites: 0, hosts: 0, artifacts: verdicts.length };
  return { revision: 'files as given', diagnostics, summary, verdicts };
}

/** Files are read again where a format shows their lines: findings stand by file, so that one at a time is enough. */
function sourcesOf(piped: string | null): Sources {
  let last: { readonly file: string; readonly text: string | null } | null = null;
  return (file) => {
    if (file === STDIN_NAME) return piped;
    if (last?.file !== file) last = { file, text: textOf(file) };
    return last.text;
  };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It was there when it was checked; a frame is all that is lost.
    return null;
  }
}
