import { safeText } from '../../terminal/safe-text.ts';
import type { Diagnostic, Range, Severity } from '../diagnostic.ts';
import { detailLines } from './details.ts';
import type { Format } from './format.ts';
import { type Located, locatedBy } from './located.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * One workflow command a finding, which GitHub Actions shows beside the line in the pull request. See GitHub’s “Workflow
 * commands”: the text after `::` has `%`, CR and LF escaped, properties also `:` and `,`.
 */
export const github: Format = ({ diagnostics }, _sources, options) => {
  const at = locatedBy(options);
  return diagnostics.map((finding) => annotation(finding, at)).join('');
};

function annotation(finding: Diagnostic, at: Located): string {
  const { severity, file, range, ruleId } = finding;
  const properties = { file: at(file), ...(range === null ? {} : placeIn(range)), title: ruleId };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  const message = detailLines(finding, at).map(safeText).join('\n');
  return `::${COMMANDS[severity]} ${written.join(',')}::${data(message)}\n`;
}

/** Columns are refused where there are several lines; a range that ends before the first column ends with the line before. */
function placeIn({ start, end }: Range): Readonly<Record<string, number>> {
  const endLine = Math.max(start.line, end.column === 1 ? end.line - 1 : end.line);
  if (endLine > start.line) return { line: start.line, endLine };
  const endColumn = end.line > start.line ? start.column : end.column;
  return { line: start.line, endLine, col: start.column, endColumn };
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(safeText(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
