/** Gives a whole number from 0 to below its argument. */
export type Pick = (below: number) => number;

/** A small generator with a fixed seed (mulberry32), so that a failure comes back. */
export function pickFrom(seed: number): Pick {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
