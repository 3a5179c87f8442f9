import { rolloutDeps, type Turn, waves } from '../../plan/waves.ts';
import type { Host, Model } from '../../sot/model/types.ts';
import type { HostState } from '../../state/host-state.ts';

/** What is known of the hosts of a rollout. */
export interface RolloutFacts {
  readonly model: Model;
  readonly stateOf: (host: Host) => HostState;
  readonly isGranted: (host: Host) => boolean;
  readonly hasBegun: (host: Host) => boolean;
}

function stands({ state, applied, boots }: HostState): boolean {
  return applied !== null && (state === 'done' || boots.at(-1)?.done === 'never');
}

/** A failure that others are held for, until it is installed again or forgotten; `continue` is the policy to go on. */
function hasFailed({ state, boots, rollback }: HostState): boolean {
  return rollback !== null || (state === 'failed' && boots.at(-1)?.follows !== 'continue');
}

/** Whose turn it is in a session: as the waves of `vaq diff` say it, told anew whenever a host has come to its end. */
export class Rollout {
  readonly #facts: RolloutFacts;
  readonly #deps: ReturnType<typeof rolloutDeps>;
  readonly #called = new Set<string>();
  #turns: ReadonlyMap<string, Turn> = new Map();

  constructor(facts: RolloutFacts) {
    this.#facts = facts;
    const { model, stateOf, isGranted, hasBegun } = facts;
    this.#deps = rolloutDeps(model);
    // Who was given a boot goes on with it, whatever has happened since.
    for (const host of model.hosts)
      if (isGranted(host) && hasBegun(host) && stateOf(host).boots.length > 0) this.#called.add(host.label);
    this.refresh();
  }

  /** Looks whose turn has come since; these are given back. */
  refresh(): readonly Host[] {
    const { model, stateOf, isGranted, hasBegun } = this.#facts;
    if (!this.#isWaitedFor()) return [];
    const rolled = model.hosts.map((host) => {
      const state = stateOf(host);
      const isCalled = this.#called.has(host.label);
      const isActedOn = isGranted(host) && !isCalled;
      const hasEnded = hasBegun(host) && (stands(state) || state.state === 'failed');
      const isUnderWay = isGranted(host) && isCalled && !hasEnded;
      return {
        label: host.label,
        workflow: host.workflow?.id ?? null,
        isActedOn,
        isUnderWay,
        isUp: stands(state) && !isUnderWay,
        hasFailed: !isActedOn && (isUnderWay ? hasBegun(host) && state.rollback !== null : hasFailed(state)),
      };
    });
    this.#turns = waves(rolled, this.#deps);
    const now = model.hosts.filter(({ label }) => this.#turns.get(label)?.wave === 1);
    for (const { label } of now) this.#called.add(label);
    return now;
  }

  #isWaitedFor(): boolean {
    const { model, isGranted } = this.#facts;
    return model.hosts.some((host) => isGranted(host) && !this.#called.has(host.label));
  }

  /** What a host waits for; null where its turn has come. */
  waitsFor({ label }: Host): string | null {
    if (this.#called.has(label)) return null;
    const turn = this.#turns.get(label);
    return turn === undefined ? null : (turn.why ?? 'another host has to come to its end before');
  }

  /** Whether a host waits for what cannot come, whatever happens to the others that are under way. */
  isHeldForGood({ label }: Host): boolean {
    return !this.#called.has(label) && this.#turns.get(label)?.wave === null;
  }

  /** Whether a host that waits for its turn stands, and is best left alone. */
  isStanding(host: Host): boolean {
    return stands(this.#facts.stateOf(host));
  }
}
