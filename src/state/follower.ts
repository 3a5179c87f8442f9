import { stat } from 'node:fs/promises';
import { journalPath } from './journal-format.ts';
import { type Glance, glanceAtHosts, type KnownHosts, NOTHING, readFrom } from './known-hosts.ts';
import { systemCode } from './problem.ts';
import { markBefore } from './snapshot.ts';

/** What tells one content of the journal from the next without reading it; null where there is none. */
async function stampOf(dir: string): Promise<string | null> {
  try {
    const { ino, size, mtimeMs } = await stat(journalPath(dir));
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

async function markOf(dir: string, { position }: Glance): Promise<string | null> {
  try {
    return await markBefore(dir, position.offset);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

/** Follows the journal of a state folder beside its writer, and reads only what is new. */
export class Follower {
  readonly #dir: string;
  #stamp: string | null;
  #mark: string | null;
  #glance: Glance;

  private constructor(dir: string, stamp: string | null, mark: string | null, glance: Glance) {
    this.#dir = dir;
    this.#stamp = stamp;
    this.#mark = mark;
    this.#glance = glance;
  }

  /** What is known now, and who will know what comes. */
  static async start(dir: string): Promise<Follower> {
    // In this order: what is written meanwhile is seen the next time.
    const stamp = await stampOf(dir);
    const glance = await glanceAtHosts(dir);
    return new Follower(dir, stamp, await markOf(dir, glance), glance);
  }

  /** What was known when the journal was last read. */
  get known(): KnownHosts {
    return this.#glance;
  }

  /** Reads what has been written since; false where nothing was. */
  async renew(): Promise<boolean> {
    const stamp = await stampOf(this.#dir);
    if (stamp === this.#stamp) return false;
    // Where something else stands there now, the journal was joined with another, or put away.
    const isSame = this.#mark !== null && (await markOf(this.#dir, this.#glance)) === this.#mark;
    const { states, problems, position } = this.#glance;
    const from = isSame ? { position, states: [...states.values()], problems } : NOTHING;
    this.#glance = await readFrom(this.#dir, from);
    this.#stamp = stamp;
    this.#mark = await markOf(this.#dir, this.#glance);
    return true;
  }
}
