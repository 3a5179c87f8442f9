import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';
import { FORMAT_VERSION, record } from './record.ts';

/** The report as one JSON document, for programs: texts are given whole, and keys always stand in the same order. */
export const json: Format = ({ revision, diagnostics, summary, verdicts }) => {
  const document = {
    formatVersion: FORMAT_VERSION,
    revision,
    diagnostics: diagnostics.map(record),
    summary,
    verdicts,
  };
  return `${jsonText(document, 2)}\n`;
};
