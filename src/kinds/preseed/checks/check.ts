import type { Severity } from '../../../diagnostics/diagnostic.ts';
import type { PreseedFile } from '../parse.ts';

/** One mistake; `[start, end)` is its place in the text, in UTF-16 units. */
export interface Mistake {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  /** The text that should stand at that place, where one is likely. */
  readonly fix?: string | null;
}

/** One rule of preseed files: what it finds, all with one rule id, and with one severity but where a mistake has its own. */
export interface Check {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly check: (file: PreseedFile) => readonly Mistake[];
}
