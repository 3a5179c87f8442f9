import { spawnSync } from 'node:child_process';

/** A process to time: it is run with no input and no reader, and must end with 0. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

/** Smallest, middle and largest of some numbers. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Milliseconds of both programs, and how many times the base's time the subject took, pair by pair. */
export interface Comparison {
  readonly base: Spread;
  readonly subject: Spread;
  readonly ratio: Spread;
}

/** How often to compare; the first rounds only warm caches, and are not counted. */
export interface PairedOptions {
  readonly pairs: number;
  readonly warmUps: number;
  /** Milliseconds that one run of a program takes. */
  readonly time?: (program: Program) => number;
}

/**
 * Times two programs in turn, A B A B, so that what slows the machine for a while slows both, and compares each run with
 * its neighbour.
 */
export function paired(
  base: Program,
  subject: Program,
  { pairs, warmUps, time = wallTime }: PairedOptions,
): Comparison {
  const rounds = Array.from({ length: warmUps + pairs }, () => ({
    base: time(base),
    subject: time(subject),
  }));
  const counted = rounds.slice(warmUps);
  return {
    base: spread(counted.map((round) => round.base)),
    subject: spread(counted.map((round) => round.subject)),
    ratio: spread(counted.map((round) => round.subject / round.base)),
  };
}

/** The spread of at least one number; the middle of an even count is the mean of the two in the middle. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  return { min: sorted[0]!, median, max: sorted.at(-1)! };
}

function wallTime({ command, args }: Program): number {
  const started = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: 'ignore' });
  const elapsed = performance.now() - started;
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return elapsed;
}
