import { bootAtHand, judgeCheckpoint } from './checkpoint.ts';
import {
  type CheckpointEvent,
  type ConfigEvent,
  type FileEvent,
  type HostEvent,
  isHostEvent,
  type JournalEvent,
  type NetworkScriptEvent,
} from './event.ts';
import { type GivenBoot, type HostState, newHostState, type Progress } from './host-state.ts';

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
    case 'problem':
      return state;
  }
}

const ORDER: readonly Progress[] = ['waiting', 'dhcp', 'program', 'script', 'kernel', 'config'];

/** Never back: the installer asks DHCP as well, and a host that has ended its workflow does so whenever it starts. */
function forward(state: HostState, to: Progress): HostState {
  const from = ORDER.indexOf(state.state);
  return from !== -1 && from < ORDER.indexOf(to) ? { ...state, state: to } : state;
}

function give(state: HostState, event: NetworkScriptEvent): HostState {
  const { boot, step, steps, attempt, revision, at, done, artifacts, macs } = event;
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
    attempt,
    revision,
    boots,
    macs,
    known,
  });
}

function sendFile(state: HostState, event: FileEvent): HostState {
  const given = bootAtHand(state);
  if (given === null) return state;
  const loading = forward(state, 'kernel');
  if (!event.complete) return loading;
  const others = given.files.filter((file) => file.path !== event.path);
  const files = [...others, { path: event.path, sha256: event.sha256 }];
  return applyEndless({ ...loading, boots: replaceBoot(state, { ...given, files }) });
}

function configure(state: HostState, event: ConfigEvent): HostState {
  const given = bootAtHand(state);
  if (given === null || given.boot !== event.boot || event.status !== 200) return state;
  const isEnd = given.done === 'fetched' && event.main && event.complete;
  return isEnd ? succeed(state, given, event.at) : forward(state, 'config');
}

function report(state: HostState, event: CheckpointEvent): HostState {
  const given = bootAtHand(state);
  if (given === null || judgeCheckpoint(state, event) !== 'accepted') return state;
  if (event.outcome === 'done') return given.done === 'never' ? state : succeed(state, given, event.at);
  return { ...state, state: 'failed', boots: replaceBoot(state, { ...given, outcome: 'failed' }) };
}

function succeed(state: HostState, given: GivenBoot, at: string): HostState {
  const boots = replaceBoot(state, { ...given, outcome: 'done' });
  if (given.step + 1 < state.steps) {
    return { ...state, state: 'waiting', step: given.step + 1, boot: null, boots };
  }
  return { ...state, state: 'done', boots, applied: { revision: given.revision, at, boots } };
}

/** A last boot that is never done is in force from its script on: nothing else will be heard of it. */
function applyEndless(state: HostState): HostState {
  const given = bootAtHand(state);
  if (given?.done !== 'never' || given.step + 1 < state.steps) return state;
  return { ...state, applied: { revision: given.revision, at: given.at, boots: state.boots } };
}

function replaceBoot(state: HostState, given: GivenBoot): readonly GivenBoot[] {
  return state.boots.map((other) => (other.step === given.step ? given : other));
}
