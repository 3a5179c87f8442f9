import { readFile } from 'node:fs/promises';
import { foldHosts } from '../../diagnostics/fold-hosts.ts';
import type { HostConsent, Said } from '../../plan/consent.ts';
import type { PlanDocument } from '../../plan/plan-file/generated/types.ts';
import {
  type Deviation,
  deviations,
  notAsPlanned,
  otherCommit,
  type PresentWorld,
  saidBy,
} from '../../plan/plan-file/hold.ts';
import { parsePlan } from '../../plan/plan-file/parse.ts';
import { reasonOf } from '../../sot/source/findings.ts';
import { systemCode } from '../../state/problem.ts';
import { safeText } from '../../terminal/safe-text.ts';
import type { Asked } from './ask.ts';

/** A plan with the file that it was read from. */
export interface GivenPlan {
  readonly file: string;
  readonly plan: PlanDocument;
}

/** Reads a plan from its file, or says why it is none. */
export async function readPlan(
  file: string,
): Promise<({ readonly ok: true } & GivenPlan) | { readonly ok: false; readonly message: string }> {
  try {
    const parsed = parsePlan(await readFile(file, 'utf8'));
    if (parsed.ok) return { ok: true, file, plan: parsed.plan };
    return { ok: false, message: `${file}: ${safeText(parsed.message)}` };
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return { ok: false, message: `${file} cannot be read: ${reasonOf(error)}` };
  }
}

/** A line for each reason, with all hosts that it is said of. */
function reasonLines(found: readonly Deviation[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { label, reason } of found) byReason.set(reason, [...(byReason.get(reason) ?? []), label]);
  return [...byReason].map(([reason, labels]) => safeText(`${foldHosts(labels)}: ${reason}`));
}

/**
 * Grants exactly what a plan says of the hosts of one site, without a question: or nothing at all, with every reason, where
 * what would happen now is not what was planned.
 */
export function grantByPlan(
  { file, plan }: GivenPlan,
  site: string,
  commit: string | null,
  world: PresentWorld,
  grant: (said: Said) => readonly HostConsent[],
): Asked {
  const here = { ...plan, hosts: plan.hosts.filter((host) => host.site === site) };
  const other = otherCommit(plan, commit);
  const hosts = grant(saidBy(here));
  const moved = deviations(here, world);
  const found = moved.length > 0 ? moved : notAsPlanned(here, hosts);
  const reasons = other === null ? reasonLines(found) : [other];
  if (reasons.length === 0) return { ok: true, hosts };
  const message = [
    `${file} is not what would happen now:`,
    ...reasons.map((reason) => `  ${reason}`),
    'Nothing is served; make a new plan with `vaq diff --out FILE`.',
  ];
  return { ok: false, message: message.join('\n') };
}
