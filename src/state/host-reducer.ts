import { bootAtHand, judgeCheckpoint } from './checkpoint.ts';
import {
  type CheckpointEvent,
  type ConfigEvent,
  type DeclaredEvent,
  type FailureEvent,
  type FileEvent,
  type ForgottenEvent,
  type HostEvent,
  isHostEvent,
  type JournalEvent,
  type NetworkScriptEvent,
} from './event.ts';
import {
  type AppliedState,
  type Chosen,
  type GivenBoot,
  type HostState,
  type Learnt,
  newHostState,
  type Progress,
  type RolledBack,
} from './host-state.ts';
import { rollbackTarget } from './rollback.ts';

/** Adds an event to what is known of the hosts, by `site/host`; one about no host changes nothing. */
export function learn(states: Map<string, HostState>, event: JournalEvent): void {
  if (!isHostEvent(event)) return;
  const key = `${event.site}/${event.host}`;
  states.set(key, advance(states.get(key) ?? newHostState(event.site, event.host), event));
}

/** What is known of a host after one more event: only what a machine has met counts, never what a session intends. */
export function advance(before: HostState, event: HostEvent): HostState {
  const state = { ...before, lastEvent: event.kind, lastAt: event.at };
  switch (event.kind) {
    case 'dhcp':
    case 'program':
      return forward(state, event.kind);
    case 'script':
      return event.outcome === 'network' ? give(state, event) : state;
    case 'file':
      return sendFile(state, event);
    case 'config':
      return configure(state, event);
    case 'checkpoint':
      return report(state, event);
    case 'failure':
      return countFailed(state, event);
    case 'forgotten':
      return forget(state, event);
    case 'declared':
      return declare(state, event);
    case 'override':
      return { ...state, override: { boot: event.boot, step: event.step, isGiven: false } };
    case 'problem':
      return state;
  }
}

const ORDER: readonly Progress[] = ['waiting', 'dhcp', 'program', 'script', 'kernel', 'config', 'installing'];

/** Never back: the installer asks DHCP as well, and a host that has ended its workflow does so whenever it starts. */
function forward(state: HostState, to: Progress): HostState {
  const from = ORDER.indexOf(state.state);
  return from !== -1 && from < ORDER.indexOf(to) ? { ...state, state: to } : state;
}

function give(state: HostState, event: NetworkScriptEvent): HostState {
  const { boot, step, steps, attempt, revision, at, done, artifacts, macs, conduct = null } = event;
  const given: GivenBoot = {
    boot,
    step,
    attempt,
    revision,
    at,
    done,
    outcome: 'given',
    artifacts,
    files: [],
    ...(event.imported === undefined ? {} : { from: event.imported }),
    ...(event.try === undefined ? {} : { try: event.try }),
    ...givenBefore(state, event),
  };
  // A step that is given again makes all that followed it void.
  const boots = [...state.boots.filter((earlier) => earlier.step < step), given];
  const known = state.known.includes(boot) ? state.known : [...state.known, boot];
  return applyEndless({
    ...state,
    state: 'script',
    step,
    steps,
    boot,
    // Where journals were joined, a number that one of them has used is not used again.
    attempt: Math.max(state.attempt, attempt),
    revision,
    boots,
    macs,
    known,
    conduct,
    failure: null,
    rollback: goesOn(state.rollback, event) ? state.rollback : null,
    override: chosenStill(state.override, event),
  });
}

/** What was chosen begins with its own script, and goes on with those of the steps after it. */
function chosenStill(before: Chosen | null, { boot, step }: NetworkScriptEvent): Chosen | null {
  if (before === null) return null;
  const isIt = before.step === step && before.boot === boot;
  return isIt || (before.isGiven && step > before.step) ? { ...before, isGiven: true } : null;
}

/** A number that no other run has tells the boots of a rollback from those of a new run. */
function goesOn(rollback: RolledBack | null, { attempt, imported }: NetworkScriptEvent): boolean {
  return rollback?.attempt === attempt && rollback.from === imported;
}

/** What is kept of an attempt that is given again: its machine has started over. */
function givenBefore(state: HostState, event: NetworkScriptEvent): Pick<GivenBoot, 'began' | 'restarts'> {
  const before = bootMeant(state, event);
  if (before?.boot !== event.boot || before.attempt !== event.attempt) return {};
  const hadConfig = state.state === 'config' || state.state === 'installing';
  const restarts = (before.restarts ?? 0) + (hadConfig ? 1 : 0);
  return { began: before.began ?? before.at, ...(restarts === 0 ? {} : { restarts }) };
}

/** The boot at hand, if the event was learnt where the boot was given: of other laptops' boots a journal says nothing. */
function bootMeant(state: HostState, { imported }: HostEvent): GivenBoot | null {
  const given = bootAtHand(state);
  return given?.from === imported ? given : null;
}

/** When a host was last given a boot, or declared; null where nothing is claimed of it. */
export function lastGiven({ boots }: HostState): string | null {
  return boots.at(-1)?.at ?? null;
}

/** Only attempts stay, so that a report about one of them never counts for another. */
function forget(state: HostState, { given }: ForgottenEvent): HostState {
  if (given !== lastGiven(state)) return state;
  const { site, host, attempt, known, lastEvent, lastAt } = state;
  return { ...newHostState(site, host), attempt, known, lastEvent, lastAt };
}

function declare(state: HostState, event: DeclaredEvent): HostState {
  const { at, revision, macs, boots: said, imported, conduct = null } = event;
  const boots = said.map(
    (boot): GivenBoot => ({
      ...boot,
      attempt: state.attempt,
      revision,
      at,
      outcome: 'declared',
      files: [],
      ...(imported === undefined ? {} : { from: imported }),
    }),
  );
  const last = boots.at(-1);
  if (last === undefined) return state;
  const known = [...new Set([...state.known, ...boots.map(({ boot }) => boot)])];
  const { step, boot } = last;
  const applied: AppliedState = { learnt: 'declared', revision, at, boots };
  return {
    ...state,
    state: 'done',
    step,
    steps: boots.length,
    boot,
    revision,
    boots,
    macs,
    known,
    applied,
    conduct,
    failure: null,
    rollback: null,
    override: null,
  };
}

function sendFile(state: HostState, event: FileEvent): HostState {
  const given = bootMeant(state, event);
  if (given === null) return state;
  const loading = forward(state, 'kernel');
  if (!event.complete) return loading;
  const others = given.files.filter((file) => file.path !== event.path);
  const files = [...others, { path: event.path, sha256: event.sha256 }];
  return applyEndless({ ...loading, boots: replaceBoot(state, { ...given, files }) });
}

function configure(state: HostState, event: ConfigEvent): HostState {
  const given = bootMeant(state, event);
  if (given === null || given.boot !== event.boot || event.status !== 200) return state;
  const isWhole = event.main && event.complete;
  if (isWhole && given.done === 'fetched') return succeed(state, given, event.at, 'fetched');
  return forward(state, isWhole ? 'installing' : 'config');
}

function report(state: HostState, event: CheckpointEvent): HostState {
  const given = bootAtHand(state);
  if (given === null || judgeCheckpoint(state, event) !== 'accepted') return state;
  if (event.outcome === 'done')
    return given.done === 'never' ? state : succeed(state, given, event.at, 'checkpoint');
  return fail(state, given, event);
}

function countFailed(state: HostState, event: FailureEvent): HostState {
  const given = bootMeant(state, event);
  return given?.boot === event.boot && given.attempt === event.attempt ? fail(state, given, event) : state;
}

/** Another try is due like the next boot; what ends the run stays until a new one begins. */
function fail(
  state: HostState,
  given: GivenBoot,
  {
    message,
    follows,
    rollback,
    imported,
  }: Pick<CheckpointEvent, 'message' | 'follows' | 'rollback' | 'imported'>,
): HostState {
  const failed: GivenBoot = { ...given, outcome: 'failed', ...(follows === undefined ? {} : { follows }) };
  const override = follows === 'retry' ? state.override : null;
  const after = { ...state, boots: replaceBoot(state, failed), failure: message, override };
  const target = rollbackTarget(state)?.boots;
  if (rollback !== undefined && target !== undefined) {
    const { steps } = state;
    const began = state.boots[0]?.at ?? given.at;
    const from = imported === undefined ? {} : { from: imported };
    const back: RolledBack = { ...rollback, failed, steps, began, message, target, ...from };
    return { ...after, state: 'waiting', step: 0, boot: null, rollback: back };
  }
  return follows === 'retry' ? { ...after, state: 'waiting', boot: null } : { ...after, state: 'failed' };
}

function succeed(state: HostState, given: GivenBoot, at: string, learnt: Learnt): HostState {
  const boots = replaceBoot(state, { ...given, outcome: 'done' });
  if (given.step + 1 < state.steps) {
    return { ...state, state: 'waiting', step: given.step + 1, boot: null, boots };
  }
  return {
    ...state,
    state: 'done',
    override: null,
    boots,
    applied: { learnt, revision: given.revision, at, boots },
  };
}

/** A last boot that is never done is in force from its script on: nothing else will be heard of it. */
function applyEndless(state: HostState): HostState {
  const given = bootAtHand(state);
  if (given?.done !== 'never' || given.step + 1 < state.steps) return state;
  const { revision, at } = given;
  return { ...state, applied: { learnt: 'served', revision, at, boots: state.boots } };
}

function replaceBoot(state: HostState, given: GivenBoot): readonly GivenBoot[] {
  return state.boots.map((other) => (other.step === given.step ? given : other));
}
