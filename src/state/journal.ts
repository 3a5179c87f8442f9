import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ensureStateDirectory, refuseLink, syncDirectory } from './directory.ts';
import type { JournalEvent } from './event.ts';
import { GroupCommit } from './group-commit.ts';
import { HEADER, journalPath, judgeHeader } from './journal-format.ts';
import { type Lock, takeLock } from './lock.ts';
import { giveFile } from './owner.ts';
import { attempt, failure, type Result, type StateProblem, success } from './problem.ts';
import { cutTornLine, readFirstLine } from './torn-line.ts';

/** How an append is to be treated. */
export interface AppendOptions {
  /** The caller waits for the disk, so the event goes there at once; others go within 100 ms. */
  readonly durable?: boolean;
}

/** The journal, open for writing; one process at a time has it. */
export interface Journal {
  /**
   * Resolves when the event survives a `kill -9` and a power failure, or with the problem that kept it from the disk;
   * never rejects. Events stand in the journal in the order of the calls.
   */
  append(event: JournalEvent, options?: AppendOptions): Promise<StateProblem | null>;
  /** Every event appended so far is settled and the lock released when this resolves. */
  close(): Promise<void>;
}

/** Opens the journal of a state folder for writing; makes both when they are missing, and cuts off a torn last line. */
export async function openJournal(dir: string): Promise<Result<Journal>> {
  const ready = await ensureStateDirectory(dir);
  if (!ready.ok) return ready;
  const lock = await attempt(dir, () => takeLock(dir));
  if (!lock.ok) return lock;
  const journal = await attempt(journalPath(dir), () => openLocked(dir, lock.value));
  if (!journal.ok) await lock.value.release();
  return journal;
}

async function openLocked(dir: string, lock: Lock): Promise<Result<Journal>> {
  const link = await refuseLink(journalPath(dir));
  if (link !== null) return failure(link);
  // O_NOFOLLOW, which Windows has not, for a link that was made since.
  const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(journalPath(dir), flags, 0o600);
  const opened = await attempt(journalPath(dir), () => prepare(dir, handle));
  if (!opened.ok) {
    await handle.close();
    return opened;
  }
  const lines = opened.value;
  let closing: Promise<void> | null = null;
  const close = async () => {
    await lines.close();
    await handle.close();
    await lock.release();
  };
  return success({
    append: (event, options) => lines.append(JSON.stringify(event), options?.durable ?? false),
    close: () => {
      closing ??= close();
      return closing;
    },
  });
}

async function prepare(dir: string, handle: FileHandle): Promise<Result<GroupCommit>> {
  const path = journalPath(dir);
  // Another user's journal stays that user's, who would be locked out of it.
  if ((await handle.stat()).uid === process.getuid?.()) await giveFile(handle);
  const first = await readFirstLine(handle);
  // A beginning of our own header is a journal whose making was interrupted; anything else is not ours to cut.
  const unborn = !first.whole && HEADER.startsWith(first.text);
  const fault = unborn ? null : judgeHeader(first.text, path);
  if (fault !== null) return failure(fault);
  const lines = new GroupCommit(handle, path, await cutTornLine(handle));
  if (!unborn) return success(lines);
  const problem = await lines.append(HEADER, true);
  if (problem !== null) return failure(problem);
  await syncDirectory(dir);
  return success(lines);
}
