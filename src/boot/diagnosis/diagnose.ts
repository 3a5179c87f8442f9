import { ADDRESS_CASES, PROGRAM_CASES } from './cases/address.ts';
import { INSTALL_CASES } from './cases/install.ts';
import { SCRIPT_CASES } from './cases/script.ts';
import { TFTP_CASES } from './cases/tftp.ts';
import { type Case, Look } from './look.ts';
import type { Timeline } from './timeline.ts';

/** Why a machine is stuck, and what to do. */
export interface Finding {
  readonly id: string;
  readonly sentence: string;
  readonly advice: string;
  /** Whether it passes by itself. */
  readonly passes: boolean;
}

/** Every way in which a machine is known to get stuck, what comes last in an installation first. */
export const CASES: readonly Case[] = [
  ...INSTALL_CASES,
  ...SCRIPT_CASES,
  ...TFTP_CASES,
  ...PROGRAM_CASES,
  ...ADDRESS_CASES,
];

/** Why a machine of that timeline is stuck at a moment; null where it is not, or nobody can tell. */
export function diagnose(timeline: Timeline, now: number): Finding | null {
  if (timeline.length === 0) return null;
  const look = new Look(timeline, now);
  for (const { id, sentence, advice, passes = false, find } of CASES) {
    const values = find(look);
    if (values !== null) return { id, sentence: filled(sentence, values), advice, passes };
  }
  return null;
}

function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
