import type { Diagnostic } from '../diagnostic.ts';
import type { RulePage } from './rule-page.ts';

/** What was looked at, and how many findings of each severity there are. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly sites: number;
  readonly hosts: number;
  readonly artifacts: number;
}

/** What one file is that was checked alone, without a source of truth. */
export interface FileVerdict {
  readonly file: string;
  /** Null where neither its name nor its content tells. */
  readonly kind: string | null;
  readonly valid: boolean;
}

/** Everything that a check has to say; diagnostics stand in the order in which they are printed. */
export interface Report {
  readonly revision: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  /** Only where single files are checked. */
  readonly verdicts?: readonly FileVerdict[];
}

/** The text of a file that a diagnostic names, or null where it cannot be shown. */
export type Sources = (file: string) => string | null;

/** How a report is printed, and what formats for other programs say beside it. */
export interface FormatOptions {
  readonly color: boolean;
  /** The folder of the source of truth in the repository: empty, or with `/` at its end. */
  readonly base?: string;
  /** The whole path of the repository; a file outside it keeps its own. */
  readonly repository?: string;
  /** The version of the program. */
  readonly version?: string;
  /** The page of a rule; null where there is none. */
  readonly page?: (ruleId: string) => RulePage | null;
}

/** A report as text that ends in a newline, or as the empty string where there is nothing to say. */
export type Format = (report: Report, sources: Sources, options: FormatOptions) => string;
