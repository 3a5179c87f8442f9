import type { Diagnostic } from '../diagnostic.ts';

/** The version of what `json` and `jsonl` print; it rises when a reader of the old one would be wrong about the new. */
export const FORMAT_VERSION = 1;

/** A finding as JSON has it: every key, always in the same order. */
export function record(finding: Diagnostic): Diagnostic {
  const { ruleId, severity, message, file, range, path, hosts, boot, related, fix, docs } = finding;
  return { ruleId, severity, message, file, range, path, hosts, boot, related, fix, docs };
}
