import type { GivenBoot, HostState } from './host-state.ts';

/**
 * What a report about one boot and attempt is worth: `accepted` moves the host on, `repeated` was settled before,
 * `stale` is for an attempt that is not at hand any more, `unknown` for a boot that the host was never given.
 */
export type CheckpointVerdict = 'accepted' | 'repeated' | 'stale' | 'unknown';

/** The boot that a host is in; null between boots, and when the workflow has ended. */
export function bootAtHand(state: HostState): GivenBoot | null {
  if (state.boot === null || state.state === 'done' || state.state === 'failed') return null;
  return state.boots.find((given) => given.step === state.step) ?? null;
}

/** Judges a report by what is known of its host. The first report about an attempt is the one that counts. */
export function judgeCheckpoint(
  state: HostState,
  report: { readonly boot: string; readonly attempt: number; readonly imported?: string },
): CheckpointVerdict {
  // Two laptops may have given attempts with the same number.
  const isMeant = ({ boot, attempt, from }: GivenBoot) =>
    boot === report.boot && attempt === report.attempt && from === report.imported;
  const atHand = bootAtHand(state);
  if (atHand !== null && isMeant(atHand)) return 'accepted';
  if (state.boots.some((given) => isMeant(given) && given.outcome !== 'given')) return 'repeated';
  return state.known.includes(report.boot) ? 'stale' : 'unknown';
}
