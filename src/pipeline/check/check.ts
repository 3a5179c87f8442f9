import { readFileSync } from 'node:fs';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import type { FileVerdict, Report, Sources } from '../../diagnostics/formats/format.ts';
import { kindNamed } from '../../kinds/index.ts';
import { placedIn } from '../external/placed.ts';
import { type ExternalTools, toolFor } from '../external/tools.ts';
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

/** How many files are checked at once where tools of others are asked. */
const AT_ONCE = 4;

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
  tools: ExternalTools | null = null,
): Promise<Checked> {
  const options: Options = { ...wish, ruleIds: new Set(ruleIds()), tools };
  const diagnostics: Diagnostic[] = [];
  const verdicts: FileVerdict[] = [];
  let piped: string | null = null;
  for (const argument of args) {
    const before = verdicts.length;
    // Tools of others are slow: with them a few files are checked at once.
    for await (const few of groups(givenFiles(argument), tools === null ? 1 : AT_ONCE)) {
      const done = await Promise.all(few.map((given) => checkGiven(given, options, stdin)));
      for (const { file, checked, text } of done) {
        if (checked === null) continue;
        if (file === STDIN_NAME) piped ??= text;
        diagnostics.push(...checked.diagnostics);
        const valid = !checked.diagnostics.some(({ severity }) => severity === 'error');
        verdicts.push({ file, kind: checked.kind, valid });
      }
    }
    if (verdicts.length === before) diagnostics.push(nothingFound(argument));
  }
  diagnostics.push(...(tools?.problems() ?? []));
  return { report: reportOf(diagnostics, verdicts), sources: sourcesOf(piped) };
}

interface Options extends CheckOptions {
  /** Null where nobody has asked for tools of others. */
  readonly tools: ExternalTools | null;
}

async function* groups<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

interface CheckedGiven {
  readonly file: string;
  /** Null for what lies in a folder and is nothing that can be checked. */
  readonly checked: CheckedFile | null;
  readonly text: string | null;
}

async function checkGiven(
  { file: given, isNamed }: Given,
  options: Options,
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
  return { file, checked: checkText(file, text, options, await textFindings(file, text, options)), text };
}

/** What the tool for a text's kind says of what a machine would get for it; nothing where nobody has asked. */
async function textFindings(
  file: string,
  text: string,
  { kind, os, tools }: Options,
): Promise<readonly Diagnostic[]> {
  const name = (kind ?? checkableOf(file, text))?.name ?? '';
  const tool = toolFor(name);
  if (tools === null || tool === null) return [];
  const served = kindNamed(name)?.transpile?.(text, os).text ?? text;
  const said = await tools.findings(tool, file, served, os);
  return said.map((one) => placedIn(file, text, tool, served === text ? one : { ...one, line: null }));
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
