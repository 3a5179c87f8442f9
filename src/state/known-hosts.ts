import { learn } from './host-reducer.ts';
import type { HostState } from './host-state.ts';
import { BEGINNING, type JournalPosition, readJournal } from './journal-reader.ts';
import type { StateProblem } from './problem.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts';

/** What the journal says of the hosts, by `site/host`, and what in it could not be read. */
export interface KnownHosts {
  readonly states: ReadonlyMap<string, HostState>;
  readonly problems: readonly StateProblem[];
}

/** After so many events a reader keeps what it has learnt for the next one. */
const WORTH_KEEPING = 2000;

/** The same, with the place in the journal up to which it holds. */
export interface Glance extends KnownHosts {
  readonly position: JournalPosition;
}

/** The beginning: nothing has been read. */
export const NOTHING: Snapshot = { position: BEGINNING, states: [], problems: [] };

/** What is known by a snapshot and what the journal says after it. */
export async function readFrom(
  dir: string,
  { position, states: before, problems: earlier }: Snapshot,
): Promise<Glance> {
  const states = new Map(before.map((state) => [`${state.site}/${state.host}`, state]));
  const problems = [...earlier];
  let { lines, offset } = position;
  for await (const { event, problem, line, end } of readJournal(dir, position)) {
    if (problem === null) learn(states, event);
    else problems.push(problem);
    [lines, offset] = [line, end];
  }
  return { states, problems, position: { lines, offset } };
}

/** What is known of every host that the journal of a state folder names, from the whole of it; reads beside a writer. */
export async function readKnownHosts(dir: string): Promise<KnownHosts> {
  const { states, problems } = await readFrom(dir, NOTHING);
  return { states, problems };
}

/** The same, but what an earlier reader has learnt is not read again: for who only looks, and decides nothing by it. */
export async function glanceAtHosts(dir: string): Promise<Glance> {
  const snapshot = (await readSnapshot(dir)) ?? NOTHING;
  const { states, problems, position } = await readFrom(dir, snapshot);
  const isRead = problems.every(({ code }) => code === 'damaged');
  if (isRead && position.lines - snapshot.position.lines >= WORTH_KEEPING) {
    await writeSnapshot(dir, { position, states: [...states.values()], problems });
  }
  return { states, problems, position };
}
