import type { RenderedBoot } from '../../render/artifact.ts';
import type { Boot } from '../../sot/model/types.ts';
import type { ConductThen, Rollback } from '../../state/event.ts';
import type { GivenBoot, HostState } from '../../state/host-state.ts';
import { rollbackTarget } from '../../state/rollback.ts';
import type { ServableFile } from '../files/ready.ts';

/** What a host can go back to in a session: boots that were rendered, and compared with the record, before it began. */
export interface Retreat {
  /** The revision that they are of, as the record names it. */
  readonly revision: string;
  readonly attempt: number;
  /** Whether it is the run at hand, of which the last boot that was done is given again, since nothing was there before. */
  readonly isOfRun: boolean;
  readonly boots: readonly Boot[];
  readonly rendered: ReadonlyMap<string, RenderedBoot>;
  /** What else was wanted of the host then. */
  readonly conduct: ConductThen;
  /** The files that only these boots load, by path. */
  readonly files: ReadonlyMap<string, ServableFile>;
}

/** What each host goes back to that is rolled back when it fails, by `site/name`; a sentence where it cannot. */
export type Retreats = ReadonlyMap<string, Retreat | string>;

/** The revision that a host is rolled back to when it fails; null where it is not. */
export function revisionOf(retreat: Retreat | string | undefined): string | null {
  return typeof retreat === 'object' ? retreat.revision : null;
}

/** Why a host that was never through anything is not rolled back. */
export const NOTHING_BEFORE = 'nothing is recorded that it could go back to';

function isSame({ artifacts }: GivenBoot, rendered: RenderedBoot | undefined): boolean {
  if (rendered?.artifacts == null) return false;
  const now = new Map(rendered.artifacts.map(({ path, contentId }) => [path, contentId]));
  return (
    artifacts.length === now.size && artifacts.every(({ path, contentId }) => now.get(path) === contentId)
  );
}

/** Whether rendered boots are, byte for byte in canonical form, those that a host was given. */
export function isAsGiven(given: readonly GivenBoot[], rendered: ReadonlyMap<string, RenderedBoot>): boolean {
  return given.every((boot) => isSame(boot, rendered.get(boot.boot)));
}

/** What a host is rolled back to when the boot at hand fails for good, or why it is not. */
export function rollbackOf(state: HostState, retreat: Retreat | string | undefined): Rollback | string {
  if (state.rollback !== null) return 'what it was rolled back to has failed as well';
  const target = rollbackTarget(state);
  if (target === null) return NOTHING_BEFORE;
  if (retreat === undefined) return 'what it had before was not looked for when this session began';
  if (typeof retreat === 'string') return retreat;
  if (!isAsGiven(target.boots, retreat.rendered))
    return 'what it had before was not there when this session began';
  const boots = target.boots.map(({ boot }) => boot);
  return { revision: target.revision, boots, attempt: retreat.attempt };
}
