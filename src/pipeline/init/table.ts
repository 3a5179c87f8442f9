import { readFile } from 'node:fs/promises';
import { type Diagnostic, diagnostic, type Range, type Related } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { reasonOf } from '../../sot/source/findings.ts';
import { cannot, type Refusal } from '../refusal.ts';
import { type Inventory, readInventory } from './inventory.ts';
import { STARTERS, type Starter } from './systems.ts';

/** A file with a table of hosts, and what was read of it. */
export interface Table {
  readonly ok: true;
  readonly file: string;
  readonly text: string;
  readonly inventory: Inventory;
  /** The systems that it is for. */
  readonly starters: readonly Starter[];
}

/** Workflows that no system has, where the table is all that says which systems there are. */
function unknownSystems(file: string, { hosts }: Inventory): readonly Diagnostic[] {
  const ids = STARTERS.map(({ id }) => id);
  return hosts.flatMap(({ host, places }) => {
    if (ids.includes(host.workflow)) return [];
    const fix = nearest(host.workflow, ids);
    const help = fix === null ? `; there are ${ids.join(', ')}` : `; did you mean \`${fix}\`?`;
    const message = `the workflow \`${host.workflow}\` does not exist${help}`;
    const range = places.get('workflow') ?? null;
    return [diagnostic({ ruleId: 'link/unknown-id', file, range, message, fix })];
  });
}

/** Reads a table of hosts; without systems it is for those whose workflows it names. */
export async function readTable(file: string, named: readonly Starter[]): Promise<Table | Refusal> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return cannot(`${file} cannot be read: ${reasonOf(error)}`);
  }
  const read = readInventory(file, text, named.length === 1 ? named[0]!.id : null);
  if (named.length > 0) return { ok: true, file, text, inventory: read, starters: named };
  const diagnostics = [...read.diagnostics, ...unknownSystems(file, read)];
  const meant = STARTERS.filter(({ id }) => read.hosts.some(({ host }) => host.workflow === id));
  // Where no workflow is right, which is found above, the rest is looked at all the same.
  const starters = meant.length === 0 ? STARTERS.slice(0, 1) : meant;
  return { ok: true, file, text, inventory: { ...read, diagnostics }, starters };
}

/** The one subnet that a table names; null where it names none, or several. */
export function onlySubnet({ inventory }: Table): string | null {
  const ids = new Set(inventory.hosts.flatMap(({ host }) => host.subnet ?? []));
  return ids.size === 1 ? [...ids][0]! : null;
}

/** What is wrong with a table, and findings of the file that was made of it where they stand in the table; each once. */
export function inTable(
  { file, inventory }: Table,
  found: readonly Diagnostic[],
  made: { readonly file: string; readonly places: ReadonlyMap<number, Range> },
): readonly Diagnostic[] {
  const moved = <T extends Pick<Related, 'file' | 'range'>>(place: T): T => {
    const range = place.range === null ? undefined : made.places.get(place.range.start.line);
    return place.file !== made.file || range === undefined ? place : { ...place, file, range };
  };
  const key = ({ ruleId, file: at, range }: Diagnostic): string => JSON.stringify([ruleId, at, range]);
  const own = new Set(inventory.diagnostics.map(key));
  const others = found.map((one) => ({ ...moved(one), related: one.related.map(moved) }));
  return [...inventory.diagnostics, ...others.filter((one) => !own.has(key(one)))];
}
