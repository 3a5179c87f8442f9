import { type Happening, stamped } from '../../state/event.ts';
import { type Journal, openJournal } from '../../state/journal.ts';
import { cannot, type Refusal } from '../refusal.ts';

/** Has the journal of a state folder for as long as `use` takes; the refusal says who has it where another does. */
export async function withJournal<T>(
  dir: string,
  use: (journal: Journal) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const opened = await openJournal(dir);
  if (!opened.ok) return cannot(opened.problem.message);
  try {
    return await use(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Brings events to the disk, in their order; the refusal of the first that is not there, after which none is. */
export async function record(journal: Journal, happenings: readonly Happening[]): Promise<Refusal | null> {
  for (const happening of happenings) {
    const problem = await journal.append(stamped(new Date(), happening), { durable: true });
    if (problem !== null) return cannot(problem.message);
  }
  return null;
}
