import { Ansis } from 'ansis';
import { safeText } from '../../terminal/safe-text.ts';
import type { Format } from './format.ts';
import { placeOf } from './place.ts';
import { severityPaint } from './severity-paint.ts';

/** One line a finding, `file:line:column: severity: message [ruleId]`, as editors and `grep` read it. */
export const concise: Format = ({ diagnostics }, _sources, { color }) => {
  const ansis = new Ansis(color ? 1 : 0);
  const paint = severityPaint(ansis);
  return diagnostics
    .map(({ file, range, severity, message, ruleId }) => {
      const place = `${placeOf(file, range)}:`;
      return `${place} ${paint[severity](`${severity}:`)} ${safeText(message)} ${ansis.dim(`[${safeText(ruleId)}]`)}\n`;
    })
    .join('');
};
