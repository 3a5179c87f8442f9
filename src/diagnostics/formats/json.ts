import type { Diagnostic } from '../diagnostic.ts';
import type { Format } from './format.ts';

const FORMAT_VERSION = 1;

/** The report as one JSON document, for programs: texts are given as they are, and keys always stand in the same order. */
export const json: Format = ({ revision, diagnostics, summary, verdicts }) => {
  const document = {
    formatVersion: FORMAT_VERSION,
    revision,
    diagnostics: diagnostics.map(record),
    summary,
    verdicts,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function record(finding: Diagnostic): Diagnostic {
  const { ruleId, severity, message, file, range, path, hosts, boot, related, fix, docs } = finding;
  return { ruleId, severity, message, file, range, path, hosts, boot, related, fix, docs };
}
