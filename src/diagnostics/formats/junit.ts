import { safeText } from '../../terminal/safe-text.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { detailLines } from './details.ts';
import type { Format } from './format.ts';
import { type Located, locatedBy } from './located.ts';
import { placeOf } from './place.ts';

/**
 * JUnit XML as CI servers read it: one suite a file, one case a finding. Errors are failures; warnings and infos pass, with
 * their text in `system-out`. A clean report has one case that passes, because some servers take an empty one for a fault.
 */
export const junit: Format = ({ diagnostics }, _sources, options) => {
  const at = locatedBy(options);
  const files = new Map<string, Diagnostic[]>();
  for (const finding of diagnostics) {
    const found = files.get(finding.file);
    if (found) found.push(finding);
    else files.set(finding.file, [finding]);
  }
  const suites = [...files].map(([file, found]) => suite(file, found, at));
  const clean =
    '  <testsuite name="vaq" tests="1" failures="0" errors="0">\n    <testcase name="no findings" classname="vaq"/>\n  </testsuite>';
  const total = counts(diagnostics.length === 0 ? 1 : diagnostics.length, diagnostics);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="vaq" ${total}>`,
    ...(suites.length > 0 ? suites : [clean]),
    '</testsuites>\n',
  ].join('\n');
};

function suite(file: string, found: readonly Diagnostic[], at: Located): string {
  const cases = found.map((finding) => testCase(finding, at));
  return [
    `  <testsuite name=${quoted(file)} ${counts(found.length, found)}>`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function counts(tests: number, found: readonly Diagnostic[]): string {
  const failures = found.filter(({ severity }) => severity === 'error').length;
  return `tests="${tests}" failures="${failures}" errors="0"`;
}

function testCase(finding: Diagnostic, at: Located): string {
  const { ruleId, severity, message, file, range } = finding;
  const line = range === null ? '' : ` line="${range.start.line}"`;
  const head = `    <testcase name=${quoted(`${ruleId}: ${message}`)} classname=${quoted(file)} file=${quoted(at(file))}${line}>`;
  const text = [`${placeOf(at(file), range)}: ${severity}: ${ruleId}`, ...detailLines(finding, at)]
    .map((part) => escaped(safeText(part)))
    .join('\n');
  const body =
    severity === 'error'
      ? `<failure type=${quoted(ruleId)} message=${quoted(message)}>${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return `${head}\n      ${body}\n    </testcase>`;
}

function quoted(text: string): string {
  return `"${escaped(safeText(text))}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** U+FFFE and U+FFFF are no characters of XML 1.0 (section 2.2); the other forbidden ones are gone from a safe text. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!).replace(/[\ufffe\uffff]/g, '\ufffd');
}
