import { type Diagnostic, diagnostic, type Range } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../documents/yaml.ts';
import { keyFinding } from '../place.ts';
import { DIALECTS, type Sign } from './dialects.ts';

/** A document of an older model. */
export interface OlderDocument {
  readonly document: YamlDocument;
  readonly sign: Sign;
}

const RULE = 'model/older-dialect';
const MIGRATE = '`vaq migrate` will convert it, but is not in this version of vaq yet';

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Numbers in words, three or more that follow each other as a range: `1, 3 to 5`. */
function ranges(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]} to ${run.at(-1)}`)).join(', ');
}

/** Documents that have the same sign, in words. */
function saidOf(documents: readonly [OlderDocument, ...OlderDocument[]]): string {
  const numbers = documents.map(({ document }) => document.index + 1);
  const { what } = documents[0].sign;
  if (numbers.length > 1) return `documents ${ranges(numbers)} have ${what}`;
  return numbers[0] === 1 ? `this has ${what}` : `document ${numbers[0]} has ${what}`;
}

/** Documents of the same model that version 1 has the same for, in words. */
function modelOf(documents: readonly [OlderDocument, ...OlderDocument[]]): string {
  const { dialect, instead } = documents[0].sign;
  const signs = grouped(documents, ({ sign }) => sign.what);
  return `${signs.map(saidOf).join(', ')}, of ${DIALECTS[dialect]}: ${instead}`;
}

/** One finding for each file that has documents of an older model: which documents, which model, and what to do. */
export function olderDocuments(all: readonly OlderDocument[]): readonly Diagnostic[] {
  return grouped(all, ({ document }) => document.file).map((inFile) => {
    const models = grouped(inFile, ({ sign }) => `${sign.dialect} ${sign.instead}`);
    const message = `${models.map(modelOf).join('; ')}; ${MIGRATE}`;
    const { document, sign } = inFile[0];
    return keyFinding({ document, path: sign.path }, { ruleId: RULE, message });
  });
}

/** An asset that is a Go template, at its first action. */
export function olderAsset(file: string, range: Range, severity: Diagnostic['severity']): Diagnostic {
  const message = `this is a Go template, as Vaquero’s models have them: version 1 has EJS templates, in files that end in \`.ejs\`; ${MIGRATE}`;
  return diagnostic({ ruleId: RULE, severity, file, range, message });
}

/** The findings against the schemas in a tree of an older model: folded into one for each file. */
export function olderFiles(refused: readonly Diagnostic[]): readonly Diagnostic[] {
  return grouped(refused, ({ file }) => file).map(([first, ...others]) => {
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    const message = `version 1 does not read this as it is: ${first.message}${more}; ${MIGRATE}`;
    return diagnostic({ ruleId: RULE, file: first.file, range: first.range, path: first.path, message });
  });
}

/** The finding for a tree of an older model as a whole, which has no vaq.yml; `files` is how many of its files were named. */
export function olderTree(files: number): Diagnostic {
  const named = files === 1 ? 'one file is' : `${files} files are`;
  const message = `this is a source of truth of Vaquero’s, not of version 1: there is no vaq.yml, and ${named} of an older model, each named in a finding; nothing else is checked; ${MIGRATE}`;
  return diagnostic({ ruleId: RULE, file: 'vaq.yml', message });
}
