import { startAhead } from '../render/sandbox/ahead.ts';
import { type Located, type Location, locate, type Outcome } from './locate.ts';

/** What takes its time in other processes: the sandbox comes up, and Git says which revision is meant. */
export interface Begun {
  readonly ahead: ReturnType<typeof startAhead>;
  readonly located: Promise<Outcome<Located>>;
}

/** Begins what a command needs of other processes, so that the rest of the program is loaded meanwhile. */
export function begin(location: Location): Begun {
  return { ahead: startAhead(), located: locate(location) };
}
