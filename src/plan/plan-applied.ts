import type { HostState } from '../state/host-state.ts';
import { type AppliedMachine, appliedMachines, type Contents, givenTo } from './applied.ts';
import { type BootTimes, bootTimesAt } from './boot-times.ts';
import type { DesiredHost } from './desired.ts';
import { type Differences, differences } from './differences.ts';
import { formerLabels, type Machine } from './machines.ts';
import { type Action, byLabel, type HostPlan, planGone } from './plan.ts';
import { isLiveAtRest, type Standing, standingOf } from './standing.ts';

/** What each host's machine was before: the state that its last boot left, or nothing where it was never given one. */
export interface Met {
  readonly stateOf: (host: Machine) => HostState | null;
  /** The machines that are no host's any more. */
  readonly gone: readonly AppliedMachine[];
}

/** Finds the machines of all hosts that are wanted among those that are known. */
export function meet(states: Iterable<HostState>, everyone: readonly Machine[]): Met {
  const machines = appliedMachines(states);
  const byName = new Map(machines.map((machine) => [machine.label, machine]));
  const former = formerLabels(machines, everyone);
  const known = new Set(former.values());
  return {
    stateOf: ({ label }) => byName.get(former.get(label) ?? '')?.state ?? null,
    gone: machines.filter(({ label }) => !known.has(label)),
  };
}

/** A host with what serving it would mean and everything that differs for it. */
export interface Judged {
  readonly differ: Differences;
  readonly standing: Standing;
}

const NO_CONTENTS: Contents = new Map();

/** Judges a host by what its machine was given last: for the plan and for the consent alike. */
export function judge(
  to: DesiredHost,
  state: HostState | null,
  isBootTime: BootTimes,
  contents: Contents = NO_CONTENTS,
): Judged {
  const none = { boots: [], steps: to.boots.length, artifacts: [], given: null, files: {} };
  const from = state === null ? { ...none, hasAllFiles: false, network: null } : givenTo(state, contents);
  const differ = differences(from, to);
  return { differ, standing: standingOf(to, state, differ, isBootTime) };
}

function actionOf(standing: Standing, state: HostState | null, isOther: boolean): Action {
  const { action } = standing;
  if (action === 'unchanged' || isLiveAtRest(standing, state)) return isOther ? 'change' : 'unchanged';
  if (action !== 'continue') return action;
  return state?.applied == null ? 'install' : 'reinstall';
}

function planHost(to: DesiredHost, state: HostState | null, judged: Judged): HostPlan {
  const { label, name, site } = to;
  const { differ, standing } = judged;
  const former = state === null ? label : `${state.site}/${state.host}`;
  const action = actionOf(standing, state, differ.network.length > 0 || former !== label);
  const differing = state === null ? [] : [...differ.disk, ...differ.network];
  const movedFrom = former === label ? null : former;
  const cluster = state?.conduct?.cluster;
  const isOtherCluster = movedFrom === null && cluster !== undefined && cluster !== to.cluster;
  const clusters = isOtherCluster && differing.length > 0 ? [`moved from the cluster ${cluster}`] : [];
  return {
    label,
    name,
    site,
    action,
    reasons: [...standing.because, ...clusters, ...differing],
    artifacts: differ.artifacts,
    movedFrom,
  };
}

/** What is wanted, and what is known: everything that a plan against what was applied follows from. */
export interface AppliedPlanParts {
  readonly desired: ReadonlyMap<string, DesiredHost>;
  readonly met: Met;
  /** The machines that are gone and that the plan is about. */
  readonly gone: readonly AppliedMachine[];
  readonly contents: Contents;
  readonly now: Date;
}

/** What bringing the machines from what they were given to what is wanted does to each of them, in the order of their labels. */
export function planApplied({ desired, met, gone, contents, now }: AppliedPlanParts): readonly HostPlan[] {
  const isBootTime = bootTimesAt(now);
  const wanted = [...desired.values()].map((host) => {
    const state = met.stateOf(host);
    return planHost(host, state, judge(host, state, isBootTime, contents));
  });
  const left = gone.map(({ label, state }) => planGone({ label, name: state.host, site: state.site }));
  return [...wanted, ...left].sort(byLabel);
}
