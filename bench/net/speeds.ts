import { table } from '../../src/terminal/table.ts';
import type { Outcome } from '../benchmark.ts';
import { type Program, paired } from '../paired.ts';

/** One comparison of two servers by the time that the same client takes; a program is null where something is not installed. */
export interface SpeedCase {
  readonly name: string;
  readonly baseName: string;
  readonly megabytes: number;
  readonly base: Program | null;
  readonly subject: Program | null;
  /** The least share of the base's speed. */
  readonly limit: number;
}

/** Runs the cases that can be run, and says which cannot; their table, with the speed of both sides. */
export function compareSpeeds(cases: readonly SpeedCase[], pairs: number): Outcome {
  const rows = cases.map((one) => row(one, pairs));
  return {
    table: table(
      ['transfer', 'against', 'its MB/s', 'our MB/s', 'ratio', 'limit', ''],
      rows.map(({ cells }) => cells),
      { right: [2, 3, 4, 5] },
    ),
    isWithinLimits: rows.every(({ isWithin }) => isWithin),
  };
}

function row(
  { name, baseName, megabytes, base, subject, limit }: SpeedCase,
  pairs: number,
): { readonly cells: readonly string[]; readonly isWithin: boolean } {
  const least = `${limit.toFixed(2)}×`;
  if (base === null || subject === null)
    return { cells: [name, baseName, '', '', '', least, 'skipped: not installed'], isWithin: true };
  const compared = paired(base, subject, { pairs, warmUps: 1 });
  const ratio = 1 / compared.ratio.median;
  const [its, ours] = [compared.base, compared.subject].map(({ median }) => (megabytes * 1000) / median);
  const isWithin = ratio >= limit;
  return {
    cells: [
      name,
      baseName,
      its!.toFixed(0),
      ours!.toFixed(0),
      `${ratio.toFixed(2)}×`,
      least,
      isWithin ? 'ok' : 'under',
    ],
    isWithin,
  };
}
