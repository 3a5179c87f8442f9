import { type Diagnostic, diagnostic, type Range } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../documents/yaml.ts';
import { finding } from '../place.ts';
import { DIALECTS, type Sign } from './dialects.ts';

/** A document of an older model. */
export interface OlderDocument {
  readonly document: YamlDocument;
  readonly sign: Sign;
}

const RULE = 'model/older-dialect';
const MIGRATE = '`vaq migrate` is going to convert it, but is not part of this version of vaq yet';

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Numbers from 1, those that follow each other as a range: `1, 3 to 5`. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)).join(', ');
}

/** Documents that have the same sign, in words. */
function saidOf(documents: readonly [OlderDocument, ...OlderDocument[]]): string {
  const { dialect, what, instead } = documents[0].sign;
  const numbers = documents.map(({ document }) => document.index + 1);
  const which =
    numbers.length > 1
      ? `documents ${ranges(numbers)} have`
      : numbers[0] === 1
        ? 'this has'
        : `document ${numbers[0]} has`;
  return `${which} ${what}, of ${DIALECTS[dialect]}: ${instead}`;
}

/** One finding for each file that has documents of an older model: which documents, which model, and what to do. */
export function olderDocuments(all: readonly OlderDocument[]): readonly Diagnostic[] {
  return grouped(all, ({ document }) => document.file).map((inFile) => {
    const signs = grouped(inFile, ({ sign }) => `${sign.dialect} ${sign.what}`);
    const message = `${signs.map(saidOf).join('; ')}; ${MIGRATE}`;
    const { document, sign } = inFile[0];
    return finding({ document, path: sign.path }, { ruleId: RULE, message });
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
  const message = `this is a source of truth of Vaquero’s, not of version 1: there is no vaq.yml, and ${named} of an older model, each named here; nothing else is checked; ${MIGRATE}`;
  return diagnostic({ ruleId: RULE, file: 'vaq.yml', message });
}
