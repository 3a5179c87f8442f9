import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from './atomic-file.ts';
import type { HostState } from './host-state.ts';
import { journalPath } from './journal-format.ts';
import type { JournalPosition } from './journal-reader.ts';
import type { StateProblem } from './problem.ts';

/** Raised whenever another state follows from the same events, so that no older result is taken for it. */
const MEANING = 4;

/** So much of the journal before the position must be as it was. */
const MARK_OCTETS = 4096;

/** What followed from the journal up to a position. It may be deleted at any time: the journal says it all. */
export interface Snapshot {
  readonly position: JournalPosition;
  readonly states: readonly HostState[];
  readonly problems: readonly StateProblem[];
}

interface Stored extends Snapshot {
  readonly meaning: number;
  readonly mark: string;
}

function snapshotPath(dir: string): string {
  return join(dir, 'hosts.snapshot.json');
}

/** The digest of what stands before an offset of the journal; null where it is shorter. */
export async function markBefore(dir: string, offset: number): Promise<string | null> {
  const handle = await open(journalPath(dir), 'r');
  try {
    const length = Math.min(offset, MARK_OCTETS);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset - length);
    return bytesRead < length ? null : createHash('sha256').update(buffer).digest('hex');
  } finally {
    await handle.close();
  }
}

/** The snapshot of a state folder, if there is one that belongs to its journal and was made by the same rules. */
export async function readSnapshot(dir: string): Promise<Snapshot | null> {
  try {
    const stored = JSON.parse(await readFile(snapshotPath(dir), 'utf8')) as Stored;
    const fits =
      stored.meaning === MEANING && stored.mark === (await markBefore(dir, stored.position.offset));
    return fits ? stored : null;
  } catch {
    return null;
  }
}

/** Keeps a snapshot for the next reader; where that cannot be done, nothing is lost but its time. */
export async function writeSnapshot(dir: string, snapshot: Snapshot): Promise<void> {
  try {
    const mark = await markBefore(dir, snapshot.position.offset);
    const stored: Stored = { meaning: MEANING, mark: mark ?? '', ...snapshot };
    await replaceFile(snapshotPath(dir), Buffer.from(JSON.stringify(stored)));
  } catch {
    // The reader may not be allowed to write, and the disk may be full.
  }
}
