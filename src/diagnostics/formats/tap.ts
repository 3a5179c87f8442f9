import { safeText } from '../../terminal/safe-text.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';
import { placeOf } from './place.ts';
import { record } from './record.ts';

/**
 * The Test Anything Protocol, version 14: one test point a finding, with the whole finding in its YAML block. An error is
 * `not ok`; a warning or an info is so too, but with TODO, by which a harness shows it and does not fail.
 */
export const tap: Format = ({ diagnostics }) => {
  const points = diagnostics.map((finding, index) => point(finding, index + 1));
  if (points.length === 0) points.push('ok 1 - no findings\n');
  return ['TAP version 14\n', `1..${points.length}\n`, ...points].join('');
};

function point(finding: Diagnostic, number: number): string {
  const { file, range, severity, message, ruleId } = finding;
  const description = `${placeOf(file, range)}: ${severity}: ${safeText(message)} [${safeText(ruleId)}]`;
  const directive = severity === 'error' ? '' : ` # TODO ${severity}`;
  return [
    `not ok ${number} - ${description.replace(/[\\#]/g, '\\$&')}${directive}`,
    '  ---',
    ...Object.entries(record(finding)).map(([key, value]) => `  ${key}: ${jsonText(value)}`),
    '  ...\n',
  ].join('\n');
}
