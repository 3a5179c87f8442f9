import { readFile } from 'node:fs/promises';
import { reasonOf } from '../../sot/source/findings.ts';
import { loadArtifact, storeArtifact } from '../../state/artifact-store.ts';
import { stateDirectory } from '../../state/directory.ts';
import type { JournalEvent } from '../../state/event.ts';
import { type ExportedArtifact, exportText, parseExport } from '../../state/exchange/format.ts';
import { type Joined, joinJournal, tryToJoin } from '../../state/exchange/join.ts';
import { readJournal } from '../../state/journal-reader.ts';
import { systemCode } from '../../state/problem.ts';
import { machineName } from '../../state/who.ts';
import { findFolder } from '../locate.ts';
import { cannot, type Refusal, wrong } from '../refusal.ts';

/** Where a journal is. */
export interface ExchangeWish {
  readonly sot: string | null;
  readonly state: string | null;
}

/** A state as text, and what of it could not be read. */
export type Exported =
  | {
      readonly ok: true;
      readonly text: string;
      readonly events: number;
      readonly artifacts: number;
      readonly problems: readonly string[];
    }
  | Refusal;

/** What an import has changed, or would. */
export type Imported = ({ readonly ok: true; readonly machine: string } & Joined) | Refusal;

function contentIds(event: JournalEvent): readonly string[] {
  if (event.kind === 'declared')
    return event.boots.flatMap(({ artifacts }) => artifacts.map((made) => made.contentId));
  if (event.kind !== 'script' || event.outcome !== 'network') return [];
  return event.artifacts.map(({ contentId }) => contentId);
}

/** Everything that a state folder knows, but for its key, as one text. */
export async function exportState({ sot, state }: ExchangeWish): Promise<Exported> {
  const folder = await findFolder(sot);
  if (!folder.ok) return cannot(folder.message);
  const dir = stateDirectory(folder.value, state);
  const events: JournalEvent[] = [];
  const problems: string[] = [];
  for await (const { event, problem } of readJournal(dir)) {
    if (problem === null) events.push(event);
    else if (problem.code === 'damaged') problems.push(problem.message);
    else return cannot(problem.message);
  }
  const artifacts: ExportedArtifact[] = [];
  for (const contentId of new Set(events.flatMap(contentIds))) {
    const loaded = await loadArtifact(dir, contentId);
    if (!loaded.ok) problems.push(loaded.problem.message);
    else if (loaded.value === null) problems.push(`the artifact ${contentId} is not in ${dir}`);
    else artifacts.push({ contentId, content: loaded.value });
  }
  const text = exportText({ machine: machineName(), at: new Date().toISOString(), events, artifacts });
  return { ok: true, text, events: events.length, artifacts: artifacts.length, problems };
}

async function readText(file: string): Promise<string | Refusal> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return cannot(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

/** Joins a state folder with what was exported elsewhere; what is there already changes nothing. */
export async function importState(
  { sot, state }: ExchangeWish,
  file: string,
  dryRun: boolean,
): Promise<Imported> {
  const folder = await findFolder(sot);
  if (!folder.ok) return cannot(folder.message);
  const dir = stateDirectory(folder.value, state);
  const text = await readText(file);
  if (typeof text !== 'string') return text;
  const parsed = parseExport(text);
  if (!parsed.ok) return wrong(`${file}:${parsed.line}: ${parsed.fault}`);
  const { machine, events, artifacts } = parsed.state;
  for (const { contentId, content } of dryRun ? [] : artifacts) {
    const stored = await storeArtifact(dir, contentId, content);
    if (!stored.ok) return cannot(stored.problem.message);
  }
  const joined = await (dryRun ? tryToJoin : joinJournal)(dir, { machine, events });
  return joined.ok ? { ok: true, machine, ...joined.value } : cannot(joined.problem.message);
}
