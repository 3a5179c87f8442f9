import type { DesiredHost } from '../../../src/plan/desired.ts';
import type { Action, HostPlan } from '../../../src/plan/plan.ts';
import type { PlanDocument } from '../../../src/plan/plan-file/generated/types.ts';
import { planDocument } from '../../../src/plan/plan-file/make.ts';
import { type GivenBoot, type HostState, newHostState } from '../../../src/state/host-state.ts';
import { byLabel } from '../sample.ts';

/** When plans of tests are made. */
export const NOW = new Date('2026-11-21T12:00:00.000Z');

/** The commit that they are made at. */
export const COMMIT = '5d6e7f8'.padEnd(40, '0');

/** A boot as `ams1/r1-01` was given it. */
export function given(more: Partial<GivenBoot> = {}): GivenBoot {
  return {
    boot: 'debian',
    step: 0,
    attempt: 1,
    revision: 'r',
    at: '2026-11-20T10:00:00.000Z',
    done: 'checkpoint',
    outcome: 'done',
    artifacts: [],
    files: [],
    ...more,
  };
}

/** What is known of `ams1/r1-01`. */
export function state(more: Partial<HostState> = {}): HostState {
  return { ...newHostState('ams1', 'r1-01'), state: 'done', steps: 1, boots: [given()], ...more };
}

/** A plan for some hosts, each with its action and what is known of it. */
export function planOf(
  ...hosts: readonly (readonly [wanted: DesiredHost, action: Action, state?: HostState])[]
): PlanDocument {
  const states = new Map(hosts.map(([{ label }, , known]) => [label, known ?? null]));
  return planDocument(
    {
      revision: { label: 'work tree at 5d6e7f8, 1 file changed', commit: COMMIT, changedFiles: 1 },
      hosts: hosts.map(([{ label, name, site }, action]) => ({ label, name, site, action }) as HostPlan),
      desired: byLabel(...hosts.map(([wanted]) => wanted)),
      stateOf: ({ label }) => states.get(label) ?? null,
    },
    NOW,
  );
}
