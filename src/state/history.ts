import { isHostEvent, type JournalEvent } from './event.ts';
import { BEGINNING, readJournal } from './journal-reader.ts';
import type { StateProblem } from './problem.ts';

/** Which events are wanted; null, or nothing in a list, stands for all. */
export interface HistoryFilter {
  /** Names, `site/name`, or globs of either. */
  readonly hosts: readonly string[];
  readonly site: string | null;
  readonly kinds: readonly JournalEvent['kind'][];
  readonly since: Date | null;
  readonly until: Date | null;
  /** Only so many, the last ones. */
  readonly last: number | null;
}

/** The events that were asked for, oldest first, and what in the journal could not be read. */
export interface History {
  readonly events: readonly JournalEvent[];
  readonly problems: readonly StateProblem[];
}

const GLOB = /[*?]/;

function patternOf(word: string): RegExp {
  const body = word.replace(/[\\^$.+()[\]{}|]/g, '\\$&');
  return new RegExp(`^${body.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}$`, 'u');
}

/** What a line must have in it to be about one of these hosts; null where it takes reading to tell. */
function needlesOf(hosts: readonly string[]): readonly string[] | null {
  if (hosts.length === 0 || hosts.some((word) => GLOB.test(word))) return null;
  return hosts.map((word) => JSON.stringify(word.slice(word.indexOf('/') + 1)));
}

function isAbout(event: JournalEvent, hosts: readonly RegExp[], site: string | null): boolean {
  if (hosts.length === 0 && site === null) return true;
  if (!isHostEvent(event) || (site !== null && event.site !== site)) return false;
  const names = [event.host, `${event.site}/${event.host}`];
  return hosts.length === 0 || hosts.some((pattern) => names.some((name) => pattern.test(name)));
}

/** What happened, as a journal says it. Times are compared as the journal writes them, so that a clock that was set back hides nothing. */
export async function readHistory(dir: string, filter: HistoryFilter): Promise<History> {
  const { site, kinds, last } = filter;
  const [since, until] = [filter.since, filter.until].map((time) => time?.toISOString() ?? null);
  const needles = needlesOf(filter.hosts);
  const patterns = filter.hosts.map(patternOf);
  const events: JournalEvent[] = [];
  const problems: StateProblem[] = [];
  const isWanted = (line: Buffer): boolean =>
    needles === null || needles.some((needle) => line.includes(needle));
  for await (const { event, problem } of readJournal(dir, BEGINNING, isWanted)) {
    if (problem !== null) problems.push(problem);
    else if (
      (kinds.length === 0 || kinds.includes(event.kind)) &&
      (since == null || event.at >= since) &&
      (until == null || event.at < until) &&
      isAbout(event, patterns, site)
    )
      events.push(event);
  }
  return { events: last === null ? events : events.slice(Math.max(0, events.length - last)), problems };
}
