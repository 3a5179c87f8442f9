import type { KindFinding } from '../../../src/kinds/kind.ts';

/** A line of the report of `ignition-validate`, or a finding in the same form. */
export interface Reported {
  readonly severity: string;
  /** A JSON pointer; empty where the line names no path. */
  readonly path: string;
  readonly message: string;
}

const LINE = /^(error|warning|info)(?: at (\$[^,]*))?,?(?: at)?(?: line \d+ col \d+)?: (.*)$/s;

/** Reads a line such as `error at $.storage.files.0.path, line 1 col 61: path not absolute`. */
function readReportLine(line: string): Reported {
  const [, severity = '?', path = '$', message = line] = LINE.exec(line) ?? [];
  return { severity, path: path.slice(1).replaceAll('.', '/'), message };
}

/** Whether a finding says what a line of the report says, with no more than a hint after it. */
function isSame({ severity, path, message }: KindFinding, line: Reported): boolean {
  const isHere = (path ?? '') === line.path || line.message.startsWith('json: ');
  const rest = message.startsWith(line.message) ? message.slice(line.message.length) : null;
  return severity === line.severity && isHere && (rest === '' || rest?.startsWith(';') === true);
}

/** What our findings lack of a report, and what they say beyond it. */
export function difference(
  report: readonly string[],
  findings: readonly KindFinding[],
): { readonly missing: readonly string[]; readonly more: readonly KindFinding[] } {
  const more = [...findings];
  const missing = report.filter((line) => {
    const at = more.findIndex((finding) => isSame(finding, readReportLine(line)));
    if (at !== -1) more.splice(at, 1);
    return at === -1;
  });
  return { missing, more };
}

/** `valid` or `invalid`, as the validator tells by its exit code. */
export function verdictOf(findings: readonly KindFinding[]): 'valid' | 'invalid' {
  return findings.some(({ severity }) => severity === 'error') ? 'invalid' : 'valid';
}
