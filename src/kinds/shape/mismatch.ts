import type { Path } from '../../sot/place.ts';

/** What can be wrong with a value; the name of the rule, within the group of a kind. */
export type Problem = 'type' | 'value' | 'unknown-key' | 'missing-key' | 'deprecated';

/** One way in which a value is not of its shape. */
export interface Mismatch {
  readonly problem: Problem;
  /** The key or value concerned; for a key that is missing, the map. */
  readonly path: Path;
  readonly message: string;
  readonly fix: string | null;
}
