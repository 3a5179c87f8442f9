import type { Range } from '../../diagnostics/diagnostic.ts';
import type { Library } from './library.ts';
import type { Template } from './template.ts';

/** A stretch of one template; the range is null where only the template is known. */
export interface TemplatePlace {
  readonly file: string;
  readonly range: Range | null;
}

const KEY = /\??\.?\s*\[?\s*/y;
/** Names and dots; a dot at the end belongs to the key. */
const PATH = /([\p{ID_Start}$_][\p{ID_Continue}$]*(?:\??\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*)\.?$/u;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const QUOTED = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/y;

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The template and the offset in it that an error's nearest place stands for; null where it passed no template. */
function located(library: Library, places: string): { template: Template; offset: number } | null {
  const [, number, line, column] = places.split('\n', 1)[0]!.split(':');
  const template = library.templates[Number(number)];
  if (template === undefined) return null;
  const generated = template.generatedOffset(Number(line), Number(column));
  // What is not in a tag's JavaScript is in the call around it: V8 names the statement where it has no better place.
  const around = template.chunks.findLast(({ statement }) => statement <= generated);
  const offset = template.offsetOf(generated) ?? (around === undefined ? 0 : template.trimmed(around).start);
  return { template, offset };
}

/** The key, name or literal at the nearest of the places that an error passed; only the file where it passed none. */
export function placeOf(library: Library, places: string, file: string): TemplatePlace {
  const found = located(library, places);
  if (found === null) return { file, range: null };
  const { template, offset } = found;
  // V8 places a[b] at its bracket, and a?.b.c at its question mark and its dot; the author looks for the key.
  const start = offset + matchAt(KEY, template.text, offset);
  const length = matchAt(WORD, template.text, start) || matchAt(QUOTED, template.text, start) || 1;
  return { file: template.name, range: template.range(start, start + length) };
}

/** The path that stands before a key, such as `md.disk`, as far as it is made of names and dots; null where none is. */
export function pathBefore(library: Library, places: string): string | null {
  const found = located(library, places);
  const before = found?.template.text.slice(0, found.offset) ?? '';
  return PATH.exec(before)?.[1]?.replaceAll('?', '') ?? null;
}

/** Where a name is used that does not exist: V8 places it exactly, or at the statement or assignment that it is in. */
export function placeOfName(library: Library, places: string, file: string, name: string): TemplatePlace {
  const found = located(library, places);
  if (found === null) return { file, range: null };
  const { template, offset } = found;
  const { text } = template;
  const isAssigned = text[offset] === '=';
  const at = isAssigned ? text.lastIndexOf(name, offset) : text.indexOf(name, offset);
  if (at === -1) return placeOf(library, places, file);
  return { file: template.name, range: template.range(at, at + name.length) };
}

/** What a tag prints, without the blanks around it; of plain text, its beginning. */
export function placeOfChunk(library: Library, number: number): TemplatePlace {
  const { template, chunk } = library.chunk(number);
  const { start, end } = template.trimmed(chunk);
  return { file: template.name, range: template.range(start, chunk.kind === 'text' ? start : end) };
}
