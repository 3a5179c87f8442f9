import type { Severity } from '../../../diagnostics/diagnostic.ts';
import type { Path } from '../../../sot/place.ts';

/** What keeps a configuration from being transpiled, or will surprise who wrote it; `path` is in the source. */
export interface Problem {
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
}

/** An error at a place in the source. */
export function errorAt(path: Path, message: string): Problem {
  return { severity: 'error', path, message };
}

/** A warning at a place in the source. */
export function warningAt(path: Path, message: string): Problem {
  return { severity: 'warning', path, message };
}
