import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareDiagnostics } from '../../diagnostics/order.ts';
import { suppress } from '../../diagnostics/suppress.ts';
import { CHECKABLES, type Checkable } from '../../kinds/checkable.ts';
import { guessKind } from '../../kinds/guess/guess.ts';
import type { KindOs } from '../../kinds/kind.ts';
import { beside } from '../external/placed.ts';

/** What is known of files before they are read. */
export interface CheckOptions {
  /** Null where each file's name and content say what it is. */
  readonly kind: Checkable | null;
  readonly os: KindOs;
  readonly ruleIds: ReadonlySet<string>;
}

/** What a text is, and everything that is wrong with it, in the order of the text; `kind` is null where nobody knows. */
export interface CheckedFile {
  readonly kind: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a file is a template of a source of truth, and says what a machine gets only when it is rendered. */
export function isTemplateName(file: string): boolean {
  return file.toLowerCase().endsWith('.ejs');
}

/** The finding for a template: what it makes depends on the host. */
export function templateFinding(file: string): Diagnostic {
  const message =
    'this is a template, and what it makes depends on the host; `vaq validate` renders it for every host and checks that';
  return diagnostic({ ruleId: 'check/template', file, message });
}

/** The finding for a folder in which nothing is known. */
export function nothingFound(folder: string): Diagnostic {
  const message =
    'nothing in this folder is an unattended file by its name or content; name the files, and give `--kind`';
  return diagnostic({ ruleId: 'check/nothing-found', file: folder, message });
}

function unknownKind(file: string): Diagnostic {
  const names = CHECKABLES.map(({ name }) => `\`${name}\``).join(', ');
  const message = `neither its name nor its content says what this is; give \`--kind\`, one of ${names}`;
  return diagnostic({ ruleId: 'check/unknown-kind', file, message });
}

/** The type of a text by its name and content; null where neither tells. */
export function checkableOf(file: string, text: string): Checkable | null {
  const name = guessKind(file, text);
  return CHECKABLES.find((checkable) => checkable.name === name) ?? null;
}

/** Checks one text as it stands; `said` is what tools of others say of it. */
export function checkText(
  file: string,
  text: string,
  { kind, os, ruleIds }: CheckOptions,
  said: readonly Diagnostic[] = [],
): CheckedFile {
  const checkable = kind ?? checkableOf(file, text);
  if (checkable === null) return { kind: null, diagnostics: [unknownKind(file)] };
  const own = checkable
    .check(text, os, { isWhole: false })
    .map((finding) => diagnostic({ ...finding, path: finding.path ?? null, file }));
  const found = [...own, ...beside(said, own)];
  const left = checkable.hasComments
    ? suppress(found, new Map([[file, text]]), { ruleIds: () => ruleIds, isWhole: true })
    : found;
  return { kind: checkable.name, diagnostics: [...left].sort(compareDiagnostics) };
}
