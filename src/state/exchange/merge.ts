import type { JournalEvent } from '../event.ts';

/** One line of a journal: its event, or null where it cannot be read, and stays where it is. */
export interface LocalLine {
  readonly text: string;
  readonly event: JournalEvent | null;
}

/** Two journals in one. */
export interface Merged {
  /** All lines, in an order that is that of both. */
  readonly lines: readonly LocalLine[];
  /** The imported events that were not there. */
  readonly added: readonly JournalEvent[];
  /** The events of the local journal that the other does not have. */
  readonly own: readonly JournalEvent[];
}

/** What an event is known by, wherever it was learnt: all that it says. */
export function identityOf(event: JournalEvent): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
  };
  const { imported: _, ...said } = event;
  return JSON.stringify(sorted(said));
}

/** For each imported event the local line that is the same one, or null; equal ones are taken in their order. */
function counterparts(
  local: readonly LocalLine[],
  imported: readonly JournalEvent[],
): readonly (number | null)[] {
  const places = new Map<string, number[]>();
  local.forEach(({ event }, index) => {
    if (event === null) return;
    const identity = identityOf(event);
    const list = places.get(identity);
    if (list === undefined) places.set(identity, [index]);
    else list.push(index);
  });
  for (const list of places.values()) list.reverse();
  return imported.map((event) => places.get(identityOf(event))?.pop() ?? null);
}

/** The time of each event, but never earlier than that of the one before it: a clock that was set back reorders nothing. */
function times(events: readonly (JournalEvent | null)[]): readonly number[] {
  let latest = Number.NEGATIVE_INFINITY;
  return events.map((event) => {
    if (event !== null) latest = Math.max(latest, Date.parse(event.at));
    return latest;
  });
}

/**
 * Joins a journal with events of another machine. Each keeps its own order, what both have holds them together, and
 * between these the earlier time comes first. An event that is there already is not added again.
 */
export function mergeJournals(
  local: readonly LocalLine[],
  imported: readonly JournalEvent[],
  machine: string,
): Merged {
  const matches = counterparts(local, imported);
  const pending = new Set(matches.filter((match) => match !== null));
  const own = local.flatMap(({ event }, index) => (event === null || pending.has(index) ? [] : [event]));
  const localTimes = times(local.map(({ event }) => event));
  const importedTimes = times(imported);
  const lines: LocalLine[] = [];
  const added: JournalEvent[] = [];
  let next = 0;
  imported.forEach((event, index) => {
    const match = matches[index]!;
    if (match !== null) {
      while (next <= match) lines.push(local[next++]!);
      pending.delete(match);
      return;
    }
    while (next < local.length && !pending.has(next) && localTimes[next]! <= importedTimes[index]!)
      lines.push(local[next++]!);
    const learnt: JournalEvent = { ...event, imported: event.imported ?? machine };
    lines.push({ text: JSON.stringify(learnt), event: learnt });
    added.push(learnt);
  });
  while (next < local.length) lines.push(local[next++]!);
  return { lines, added, own };
}
