import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Model } from '../sot/model/types.ts';

/** One check of the linked model: one file, one page, one test. */
export interface Rule {
  /** `group/name`, as in `docs/rules/group/name.md`. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong when it reports, in a few words. */
  readonly summary: string;
  /** Every finding of this rule in a model; pure, and never throws. */
  readonly check: (model: Model) => Iterable<Diagnostic>;
}
