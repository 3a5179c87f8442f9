import { digest } from '../../render/artifact.ts';
import type { GivenBoot, HostState } from '../../state/host-state.ts';
import type { Known } from './generated/types.ts';

function bootFacts({ boot, step, attempt, at, outcome, artifacts }: GivenBoot): unknown {
  return [boot, step, attempt, at, outcome, artifacts.map(({ path, contentId }) => [path, contentId])];
}

function minute(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

const OUTCOMES: Readonly<Record<GivenBoot['outcome'], string>> = {
  given: 'has begun',
  done: 'is done',
  failed: 'has failed',
  declared: 'was declared',
};

function summaryOf(state: HostState | null): string {
  const last = state?.boots.at(-1) ?? state?.applied?.boots.at(-1);
  if (state === null || last === undefined) return 'it was never given a boot';
  return `${last.boot} of ${minute(last.at)} (attempt ${last.attempt}) ${OUTCOMES[last.outcome]}`;
}

/**
 * Where a machine stands by the journal: another digest means that it was given another boot since, or came to the end of
 * one, or was met under another name. That it has asked for an address means nothing.
 */
export function knownOf(state: HostState | null): Known {
  const isMet = state !== null && (state.boots.length > 0 || state.applied !== null);
  const facts = isMet
    ? [state.site, state.host, state.boots.map(bootFacts), state.applied && [state.applied.at]]
    : null;
  return { digest: digest(JSON.stringify(facts)), summary: summaryOf(state) };
}
