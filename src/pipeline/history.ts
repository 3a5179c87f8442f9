import { nearest } from '../diagnostics/nearest.ts';
import { parseMac } from '../sot/canonical/mac.ts';
import { parseUuid } from '../sot/canonical/uuid.ts';
import { stateDirectory } from '../state/directory.ts';
import { isHostEvent, type JournalEvent } from '../state/event.ts';
import { sentenceOf } from '../state/event-sentence.ts';
import { type HistoryFilter, readHistory } from '../state/history.ts';
import { glanceAtHosts } from '../state/known-hosts.ts';
import { safeText } from '../terminal/safe-text.ts';
import { table } from '../terminal/table.ts';
import { findFolder } from './locate.ts';
import { openModel } from './open.ts';
import { cannot, type Refusal, wrong } from './refusal.ts';
import { select } from './select.ts';

/** Which events are wanted, and where the journal is. */
export interface HistoryWish extends HistoryFilter {
  readonly sot: string | null;
  readonly state: string | null;
}

/** The events, oldest first, with what in the journal could not be read; or why nothing can be said. */
export type HistoryResult =
  | { readonly ok: true; readonly events: readonly JournalEvent[]; readonly problems: readonly string[] }
  | Refusal;

/** The names by which the journal knows machines that are asked for by MAC or UUID, which only the source of truth tells. */
async function named(
  words: readonly string[],
  sot: string | null,
): Promise<{ readonly ok: true; readonly words: readonly string[] } | Refusal> {
  const isNumber = (word: string): boolean => parseMac(word) !== null || parseUuid(word) !== null;
  const numbers = words.filter(isNumber);
  if (numbers.length === 0) return { ok: true, words };
  const opened = await openModel({ sot, ref: null });
  if (!opened.ok) return cannot(opened.message);
  const selected = select(opened.value.model, { site: null, hosts: numbers });
  if (!selected.ok) return wrong(selected.message);
  const labels = selected.hosts.map(({ label }) => label);
  return { ok: true, words: [...words.filter((word) => !isNumber(word)), ...labels] };
}

/** The sentence for the first host that no event is about; null where each has one. */
async function unheardOf(dir: string, words: readonly string[]): Promise<string | null> {
  // What an earlier reader has kept is not read again: only the names are wanted.
  const known = [...(await glanceAtHosts(dir)).states.keys()].sort();
  for (const word of words.filter((text) => !/[*?]/.test(text))) {
    const names = word.includes('/') ? known : known.map((label) => label.slice(label.indexOf('/') + 1));
    if (names.includes(word)) continue;
    const meant = nearest(word, names);
    return `nothing in the journal is about \`${word}\`${meant === null ? '' : `; did you mean \`${meant}\`?`}`;
  }
  return null;
}

/** Reads the journal beside the source of truth; needs its documents only where a MAC or a UUID is asked for. */
export async function historyOf(wish: HistoryWish): Promise<HistoryResult> {
  const folder = await findFolder(wish.sot);
  if (!folder.ok) return cannot(folder.message);
  const hosts = await named(wish.hosts, wish.sot);
  if (!hosts.ok) return hosts;
  const dir = stateDirectory(folder.value, wish.state);
  const { events, problems } = await readHistory(dir, { ...wish, hosts: hosts.words });
  // A journal that cannot be read at all must not look as if nothing had happened.
  const grave = problems.find(({ code }) => code !== 'damaged');
  if (grave !== undefined) return cannot(grave.message);
  const nothing = events.length === 0 ? await unheardOf(dir, hosts.words) : null;
  return {
    ok: true,
    events,
    problems: [...problems.map(({ message }) => message), ...(nothing === null ? [] : [nothing])],
  };
}

/** What happened, for people; times are UTC. */
export function historyTable(events: readonly JournalEvent[]): string {
  const rows = events.map((event) => [
    event.at.slice(0, 19).replace('T', ' '),
    isHostEvent(event) ? `${event.site}/${event.host}` : '',
    event.kind,
    safeText(sentenceOf(event)),
  ]);
  return `${table(['TIME (UTC)', 'HOST', 'KIND', 'WHAT'], rows)}\n`;
}

/** The same as JSON, version 1 of the format: the events as the journal has them. */
export function historyJson(events: readonly JournalEvent[]): string {
  return `${JSON.stringify({ formatVersion: 1, events }, null, 2)}\n`;
}
