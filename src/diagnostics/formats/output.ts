import { nearest } from '../nearest.ts';
import { FORMAT_NAMES, type FormatName } from './names.ts';

/** A file that a report is written to, and how. */
export interface Output {
  readonly format: FormatName;
  readonly file: string;
}

/** The files that `--output` names, or a sentence that says which one is not understood. */
export type ParsedOutputs =
  | { readonly ok: true; readonly outputs: readonly Output[] }
  | { readonly ok: false; readonly message: string };

const EXTENSIONS: readonly (readonly [string, FormatName])[] = [
  ['.sarif', 'sarif'],
  ['.sarif.json', 'sarif'],
  ['.json', 'json'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.xml', 'junit'],
  ['.tap', 'tap'],
  ['.txt', 'pretty'],
];

/** Reads `FILE`, whose extension says the format, and `FORMAT:FILE`; one letter and `:` is a drive, and part of the file. */
export function parseOutputs(texts: readonly string[]): ParsedOutputs {
  const outputs: Output[] = [];
  for (const text of texts) {
    const [, prefix = null, rest = ''] = /^([a-z]{2,}):(.*)$/is.exec(text) ?? [];
    const format = prefix === null ? byExtension(text) : byName(prefix);
    const file = prefix === null ? text : rest;
    if (format === null) return { ok: false, message: prefix === null ? noFormat(text) : noName(prefix) };
    if (file === '') return { ok: false, message: `\`--output ${text}\` names no file` };
    if (outputs.some((output) => output.file === file))
      return { ok: false, message: `\`--output\` names ${file} twice` };
    outputs.push({ format, file });
  }
  return { ok: true, outputs };
}

function byExtension(file: string): FormatName | null {
  const name = file.toLowerCase();
  return EXTENSIONS.find(([extension]) => name.endsWith(extension))?.[1] ?? null;
}

function byName(name: string): FormatName | null {
  return FORMAT_NAMES.find((format) => format === name.toLowerCase()) ?? null;
}

function noFormat(file: string): string {
  return `the name \`${file}\` does not say a format; write it before the name, as in \`sarif:${file}\``;
}

function noName(name: string): string {
  const meant = nearest(name, FORMAT_NAMES);
  const help = meant === null ? `there are ${FORMAT_NAMES.join(', ')}` : `did you mean \`${meant}\`?`;
  return `there is no format \`${name}\`: ${help}`;
}
