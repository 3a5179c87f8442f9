import { learn } from './host-reducer.ts';
import type { HostState } from './host-state.ts';
import { readJournal } from './journal-reader.ts';
import type { StateProblem } from './problem.ts';

/** What the journal says of the hosts, by `site/host`, and what in it could not be read. */
export interface KnownHosts {
  readonly states: ReadonlyMap<string, HostState>;
  readonly problems: readonly StateProblem[];
}

/** What is known of every host that the journal of a state folder names; reads beside a writer. */
export async function readKnownHosts(dir: string): Promise<KnownHosts> {
  const states = new Map<string, HostState>();
  const problems: StateProblem[] = [];
  for await (const { event, problem } of readJournal(dir)) {
    if (problem === null) learn(states, event);
    else problems.push(problem);
  }
  return { states, problems };
}
