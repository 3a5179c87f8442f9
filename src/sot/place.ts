import { type Diagnostic, type DiagnosticInput, diagnostic, type Range } from '../diagnostics/diagnostic.ts';
import type { YamlDocument } from './documents/yaml.ts';

/** A path into a document: keys and indices. */
export type Path = readonly (string | number)[];

/** A value in a document, by its path. */
export interface Place {
  readonly document: YamlDocument;
  readonly path: Path;
}

/** The place of something inside another place. */
export function within(place: Place, ...path: Path): Place {
  return { document: place.document, path: [...place.path, ...path] };
}

/** A path as a JSON pointer (RFC 6901). */
export function pointer(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The keys of a JSON pointer; indices stay text. */
export function parsePointer(text: string): readonly string[] {
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What `finding` needs beside its place. */
export type FindingInput = Omit<DiagnosticInput, 'file' | 'range' | 'path'>;

/** Of a whole document its first line: nobody looks for a mistake in all of it. */
function valueRange({ document, path }: Place): Range {
  return (path.length === 0 ? null : document.valueRange(path)) ?? document.start;
}

/** A diagnostic in a document; where a template made its text, the template's line is said too. */
function diagnosticAt({ document, path }: Place, range: Range, input: FindingInput): Diagnostic {
  const made = document.madeAt === undefined ? [] : [document.madeAt(range.start.line)];
  const places = [...(input.related ?? []), ...made];
  return diagnostic({ ...input, file: document.file, range, path: pointer(path), related: places });
}

/** A diagnostic about a value. */
export function finding(place: Place, input: FindingInput): Diagnostic {
  return diagnosticAt(place, valueRange(place), input);
}

/** A diagnostic about a key. */
export function keyFinding(place: Place, input: FindingInput): Diagnostic {
  const { document, path } = place;
  return diagnosticAt(place, document.keyRange(path) ?? document.start, input);
}

/** The file and range of a value. */
export function standing(place: Place): { readonly file: string; readonly range: Range } {
  return { file: place.document.file, range: valueRange(place) };
}

/** A place as the related part of another finding. */
export function related(place: Place, message: string): Diagnostic['related'][number] {
  return { ...standing(place), message };
}
