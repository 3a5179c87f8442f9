import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';
import { FORMAT_VERSION, record } from './record.ts';

/** One finding a line as JSON, and a last line with `formatVersion`, `revision` and `summary`, for readers that stream. */
export const jsonl: Format = ({ revision, diagnostics, summary, verdicts }) => {
  const last = { formatVersion: FORMAT_VERSION, revision, summary, verdicts };
  return [...diagnostics.map(record), last].map((line) => `${jsonText(line)}\n`).join('');
};
