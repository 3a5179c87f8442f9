import type { Host } from '../../sot/model/types.ts';
import type { HostState, Progress } from '../../state/host-state.ts';
import { isRolledBack, rollbackAtHand } from '../../state/rollback.ts';

/**
 * Where a host stands in a session. Beside what the journal knows: `checkpoint` is between two boots, when the machine is to
 * start anew; `held` waits for its turn in the rollout; `local` is not concerned, and boots its disk.
 */
export type Stage = Progress | 'checkpoint' | 'held' | 'local';

/** Where a host stands, for those who watch. Times are ISO 8601 in UTC. */
export interface HostStage {
  readonly stage: Stage;
  /** The id of the boot at hand or, between boots, of the next one; null where none is due. */
  readonly boot: string | null;
  /** The place of that boot in the workflow, from 1. */
  readonly step: number;
  readonly steps: number;
  /** 0 until a script was served. */
  readonly attempt: number;
  /** When it came to this stage; null where that was before this session. */
  readonly since: string | null;
  /** When something was last heard of it. */
  readonly lastAt: string | null;
  /** Why it failed, or what it waits for; null where there is nothing to say. */
  readonly message: string | null;
}

/** What moves a host from stage to stage. */
export type StageEvent =
  /** The journal has one more event of it; `begun` where the run of this session has, and what went before is past. */
  | { readonly kind: 'recorded'; readonly at: string; readonly state: HostState; readonly begun: boolean }
  /** It has asked for something of that stage, and the journal will say so when it was sent. */
  | { readonly kind: 'asked'; readonly at: string; readonly for: 'program' | 'kernel' | 'config' }
  /** Its turn in the rollout has come, or it waits. */
  | { readonly kind: 'turn'; readonly at: string; readonly waitsFor: string | null };

const WAY: readonly Stage[] = [
  'held',
  'checkpoint',
  'waiting',
  'dhcp',
  'program',
  'script',
  'kernel',
  'config',
  'installing',
];

/** Where a host stands before anything is heard of it in this session. */
export function firstStage(host: Host, state: HostState, granted: boolean, begun: boolean): HostStage {
  const boots = host.workflow?.boots ?? [];
  const before: HostStage = {
    stage: granted ? 'waiting' : 'local',
    boot: granted ? (boots[0]?.id ?? null) : null,
    step: 1,
    steps: boots.length,
    attempt: 0,
    since: null,
    lastAt: state.lastAt,
    message: null,
  };
  if (!granted || !begun) return before;
  return { ...known(host, before, state), since: null };
}

/** Who has what it had before has failed: it does not have what is wanted. */
function stageOf(state: HostState): Stage {
  if (isRolledBack(state)) return 'failed';
  return state.state === 'waiting' && state.boots.length > 0 ? 'checkpoint' : state.state;
}

/** The ids of the boots of the run at hand, which may be a rollback. */
function bootsOf(host: Host, state: HostState): readonly string[] {
  return rollbackAtHand(state)?.boots ?? (host.workflow?.boots ?? []).map(({ id }) => id);
}

function messageOf({ failure, rollback }: HostState): string | null {
  if (rollback === null) return failure;
  const { boots, revision, message } = rollback;
  const why = [failure ?? message].flatMap((text) => text ?? []);
  return [`rolled back to ${boots.join(', ')} of ${revision}`, ...why].join(': ');
}

function known(host: Host, before: HostStage, state: HostState): HostStage {
  const { step, steps, attempt, boot } = state;
  const to = stageOf(state);
  const boots = bootsOf(host, state);
  return {
    ...before,
    stage: isAhead(before, state, to) ? before.stage : to,
    boot: state.state === 'done' ? null : (boot ?? boots[step] ?? null),
    step: step + 1,
    steps: rollbackAtHand(state) !== null ? boots.length : steps === 0 ? before.steps : steps,
    attempt,
    message: messageOf(state),
  };
}

/** What was asked for is not yet recorded: an event in between does not take it back; another script, or the end of a boot, does. */
function isAhead(before: HostStage, { step, attempt, boot, lastEvent }: HostState, to: Stage): boolean {
  if (before.step !== step + 1 || before.attempt !== attempt) return false;
  if (to === 'script' && lastEvent === 'script') return false;
  const [from, next] = [WAY.indexOf(before.stage), WAY.indexOf(to)];
  const mayBeAhead = boot !== null || from < WAY.indexOf('script');
  return mayBeAhead && next !== -1 && next < from;
}

function forward(before: HostStage, to: Stage): HostStage {
  const from = WAY.indexOf(before.stage);
  return from !== -1 && from < WAY.indexOf(to) ? { ...before, stage: to } : before;
}

function step(host: Host, before: HostStage, event: StageEvent): HostStage {
  switch (event.kind) {
    case 'recorded': {
      if (event.begun) return known(host, before, event.state);
      const { lastEvent } = event.state;
      return lastEvent === 'dhcp' || lastEvent === 'program' ? forward(before, lastEvent) : before;
    }
    case 'asked':
      return forward(before, event.for);
    case 'turn':
      return turn(before, event.waitsFor);
  }
}

function turn(before: HostStage, waitsFor: string | null): HostStage {
  if (waitsFor !== null) return { ...before, stage: 'held', message: waitsFor };
  return before.stage === 'held' ? { ...before, stage: 'waiting', message: null } : before;
}

/** Where a host stands after one more event. One that is not concerned stays so, and only the time of its event counts. */
export function advanceStage(host: Host, before: HostStage, event: StageEvent): HostStage {
  const after = before.stage === 'local' ? before : step(host, before, event);
  const isNews = event.kind !== 'turn';
  return {
    ...after,
    since: after.stage === before.stage && after.step === before.step ? before.since : event.at,
    lastAt: isNews ? event.at : before.lastAt,
  };
}
