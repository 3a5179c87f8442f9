import type { Sighting } from './sighting.ts';

/** A sighting and when it was, in milliseconds. */
export type Seen = Sighting & { readonly at: number };

/** What was seen of one host since it has last come to an end, the oldest first. */
export type Timeline = readonly Seen[];

/** Enough for every pattern that is looked for; a machine that goes in circles must not fill the memory. */
const MOST = 200;

/** A timeline with one more sighting; an end empties it. */
export function seen(timeline: Timeline, at: number, sighting: Sighting): Timeline {
  if (sighting.kind === 'end') return [];
  const last = timeline.at(-1);
  // Of bytes that go on moving only the last time matters.
  const isSame = sighting.kind === 'moving' && last?.kind === 'moving' && last.path === sighting.path;
  const kept = isSame ? timeline.slice(0, -1) : timeline.slice(-MOST + 1);
  return [...kept, { ...sighting, at }];
}
