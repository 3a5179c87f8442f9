import { failurePolicy } from '../../plan/failure-policy.ts';
import { checkpointToken } from '../../render/token.ts';
import type { Host } from '../../sot/model/types.ts';
import type { Key } from '../../state/key.ts';
import type { Memory } from './memory.ts';
import type { Retreats } from './retreat.ts';

/** What a checkpoint token stands for. */
export interface TokenOwner {
  readonly host: Host;
  readonly boot: string;
  readonly attempt: number;
}

/** Finds what checkpoint tokens stand for. They are all made once, as late as the first report: a guess then costs one look. */
export class TokenOwners {
  readonly #hosts: readonly Host[];
  readonly #memory: Pick<Memory, 'stateOf'>;
  readonly #key: Key;
  readonly #retreats: Retreats;
  #owners: ReadonlyMap<string, TokenOwner> | null = null;

  constructor(
    hosts: readonly Host[],
    memory: Pick<Memory, 'stateOf'>,
    key: Key,
    retreats: Retreats = new Map(),
  ) {
    this.#retreats = retreats;
    this.#hosts = hosts;
    this.#memory = memory;
    this.#key = key;
  }

  /** The host, boot and attempt of a token, or null where nobody can have been given it. */
  find(token: string): TokenOwner | null {
    this.#owners ??= this.#all();
    return this.#owners.get(token) ?? null;
  }

  #all(): ReadonlyMap<string, TokenOwner> {
    const owners = new Map<string, TokenOwner>();
    for (const host of this.#hosts) {
      // A session begins at most one new run on a host, in which each boot has so many tries.
      const latest = this.#memory.stateOf(host).attempt + 1 + failurePolicy(host).retries;
      const retreat = this.#retreats.get(host.label);
      if (typeof retreat === 'object') {
        const { attempt } = retreat;
        for (const { id: boot } of retreat.boots)
          owners.set(checkpointToken(this.#key, host.label, boot, attempt), { host, boot, attempt });
      }
      for (const { id: boot } of host.workflow?.boots ?? []) {
        for (let attempt = 1; attempt <= latest; attempt++)
          owners.set(checkpointToken(this.#key, host.label, boot, attempt), { host, boot, attempt });
      }
    }
    return owners;
  }
}
