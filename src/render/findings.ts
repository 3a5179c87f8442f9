import { type Diagnostic, diagnostic, type Position, type Range } from '../diagnostics/diagnostic.ts';
import type { KindFinding } from '../kinds/kind.ts';
import { pointer } from '../sot/place.ts';
import type { Asset } from '../sot/tree.ts';
import type { InlineTemplate } from './inline.ts';
import { originOf } from './sandbox/provenance.ts';
import type { RenderResult, TemplateProblem } from './sandbox/sandbox.ts';
import type { PrintedLine } from './value-origin.ts';

/** The host and boot that a rendering was for. */
export interface For {
  readonly host: string;
  readonly boot: string;
}

/** What stopped a template, as a diagnostic at the template's line. */
export function templateFinding(problem: TemplateProblem, { host, boot }: For): Diagnostic {
  const { ruleId, message, file, range } = problem;
  return diagnostic({ ruleId, message, file, range, hosts: [host], boot, fix: problem.nearest });
}

/** The part of a value where something is wrong; all of it where its text is not written as it is read, as in a block scalar. */
function rangeIn(value: Range | null, text: string, part: Range | null): Range | null {
  if (value === null || part === null || value.start.line !== value.end.line) return value;
  const quotes = value.end.column - value.start.column - text.length;
  if (quotes !== 0 && quotes !== 2) return value;
  const move = ({ column }: Position): Position => ({
    line: value.start.line,
    column: value.start.column + quotes / 2 + column - 1,
  });
  return { start: move(part.start), end: move(part.end) };
}

/** The same for a template that stands in a YAML value: its place is in the document; what is wrong in a snippet stays there. */
export function inlineFinding(problem: TemplateProblem, template: InlineTemplate, what: For): Diagnostic {
  const found = templateFinding(problem, what);
  const { name, text, place } = template;
  if (problem.file !== name) return found;
  const { document, path } = place;
  const range = rangeIn(document.valueRange(path), text, problem.range);
  return { ...found, file: document.file, path: pointer(path), range };
}

/** A text that was rendered, and the asset it was made from; `result` is null where the asset is served as it is. */
export interface CheckedText {
  readonly asset: Asset;
  readonly result: Extract<RenderResult, { ok: true }> | null;
  /** The keys that supplied the values of a line that a template made. */
  readonly origins: (line: Omit<PrintedLine, 'data'>) => Diagnostic['related'];
}

/** Of how many hosts a mistake's values are traced to their keys: each costs a second reading of a document. */
const MOST_TRACED = 3;

/** A rendered line differs from host to host: of each mistake one line is shown, so that it is one finding for all of them. */
export class ShownLines {
  readonly #first = new Map<string, string>();
  readonly #traced = new Map<string, number>();

  /** The line that was shown first for a mistake. */
  of(mistake: string, line: string): string {
    const first = this.#first.get(mistake);
    if (first === undefined) this.#first.set(mistake, line);
    return first ?? line;
  }

  /** Whether a mistake at a place is still to be traced. */
  isTraced(place: string): boolean {
    const count = this.#traced.get(place) ?? 0;
    this.#traced.set(place, count + 1);
    return count < MOST_TRACED;
  }
}

/** A line of a text by its number, from 1; empty where there is none. */
export function lineOf(text: string | undefined, number: number): string {
  return text?.split('\n')[number - 1]?.replace(/\r$/, '') ?? '';
}

/** A finding in rendered text at the line of the template that made it; a range in full where the line was copied as it is. */
export function kindFinding(
  found: KindFinding,
  { asset, result, origins }: CheckedText,
  sources: (file: string) => string | undefined,
  { host, boot }: For,
  shown: ShownLines,
): Diagnostic {
  const { ruleId, severity, message, fix, range, path = null } = found;
  const base = { ruleId, severity, message, fix, path, hosts: [host], boot };
  if (result === null) return diagnostic({ ...base, file: asset.path, range });
  const { file, line: number } = originOf(result, range.start.line);
  const line = lineOf(result.text, range.start.line);
  const source = lineOf(sources(file), number);
  const stretch = (from: number, to: number): Range => ({
    start: { line: number, column: from },
    end: { line: number, column: to },
  });
  if (source === line && range.start.line === range.end.line) {
    return diagnostic({ ...base, file, range: stretch(range.start.column, range.end.column) });
  }
  const isOneLine = range.start.line === range.end.line;
  const related = shown.isTraced(JSON.stringify([ruleId, file, number]))
    ? origins({
        template: source,
        text: line,
        start: range.start.column - 1,
        end: isOneLine ? range.end.column - 1 : line.length,
      })
    : [];
  const at = `(rendered line ${range.start.line}: \`${line.trim()}\`)`;
  return diagnostic({
    ...base,
    related,
    file,
    range: stretch(source.length - source.trimStart().length + 1, source.trimEnd().length + 1),
    message: `${message} ${shown.of(JSON.stringify([ruleId, message, file, number]), at)}`,
  });
}
