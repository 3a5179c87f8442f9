/** A place in a text: line and column count from 1; columns count UTF-16 units, as SARIF does. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open stretch of text: `end` is the first position after it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** How much a finding matters: an `error` breaks the promise, a `warning` may, an `info` never does. */
export type Severity = 'error' | 'warning' | 'info';

/** Another place that explains a finding, such as the first use of a duplicate. */
export interface Related {
  readonly file: string;
  readonly range: Range | null;
  readonly message: string;
}

/** One finding: a value, never an exception. Paths are relative to the root of the source of truth, with `/`. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range | null;
  /** JSON pointer into the document, or null where the file has no structure. */
  readonly path: string | null;
  /** The hosts concerned, as `site/name`, sorted; empty when the finding is about no host in particular. */
  readonly hosts: readonly string[];
  readonly boot: string | null;
  readonly related: readonly Related[];
  readonly fix: string | null;
  /** The page that explains the rule, relative to the project. */
  readonly docs: string;
}

/** What a caller must say of a finding; the rest is filled in by `diagnostic`. */
export type DiagnosticInput = Pick<Diagnostic, 'ruleId' | 'message' | 'file'> & Partial<Diagnostic>;

/** A complete diagnostic from its parts: an error without a place, unless told otherwise. */
export function diagnostic(input: DiagnosticInput): Diagnostic {
  return {
    severity: 'error',
    range: null,
    path: null,
    hosts: [],
    boot: null,
    related: [],
    fix: null,
    docs: `docs/rules/${input.ruleId}.md`,
    ...input,
  };
}
