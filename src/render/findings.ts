import { type Diagnostic, diagnostic, type Range } from '../diagnostics/diagnostic.ts';
import type { KindFinding } from '../kinds/kind.ts';
import { type Place, pointer } from '../sot/place.ts';
import { originOf } from './sandbox/provenance.ts';
import type { RenderResult, TemplateProblem } from './sandbox/sandbox.ts';

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

/** The same for a template that stands in a YAML value: its place is in the document. */
export function inlineFinding(problem: TemplateProblem, place: Place, what: For): Diagnostic {
  const value = place.document.valueRange(place.path);
  return {
    ...templateFinding(problem, what),
    file: place.document.file,
    path: pointer(place.path),
    range: value,
  };
}

/** A finding in rendered text at the line of the template that made it; a range in full where the line was copied as it is. */
export function kindFinding(
  found: KindFinding,
  asset: { readonly path: string; readonly text: string },
  rendered: Extract<RenderResult, { ok: true }> | null,
  sources: (file: string) => string | undefined,
  { host, boot }: For,
): Diagnostic {
  const { ruleId, severity, message, fix } = found;
  const base = { ruleId, severity, message, fix, hosts: [host], boot };
  if (rendered === null) return diagnostic({ ...base, file: asset.path, range: found.range });
  const origin = originOf(rendered, found.range.start.line);
  const line = rendered.text.split('\n')[found.range.start.line - 1] ?? '';
  const source = sources(origin.file)?.split('\n')[origin.line - 1]?.replace(/\r$/, '') ?? '';
  const copied = source === line && found.range.start.line === found.range.end.line;
  const move = (column: number) => ({ line: origin.line, column });
  const range: Range = copied
    ? { start: move(found.range.start.column), end: move(found.range.end.column) }
    : { start: move(source.length - source.trimStart().length + 1), end: move(source.length + 1) };
  const shown = `${message} (rendered line ${found.range.start.line}: \`${line.trim()}\`)`;
  return diagnostic({ ...base, file: origin.file, range, message: copied ? message : shown });
}
