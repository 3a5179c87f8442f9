import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '../../../state/directory.ts';
import { giveFile } from '../../../state/owner.ts';
import { type HashedFile, hashFile } from '../hash.ts';
import { type Beginning, beginningOf, forget, NO_BEGINNING, remember } from './beginning.ts';
import { type Failure, failureOf, mirrorFailure } from './failure.ts';

/** One file that is to be had from another server. */
export interface Wanted {
  readonly url: string;
  readonly target: string;
  readonly sha256: string | null;
  /** Milliseconds for the answer, and then between any two pieces. */
  readonly patience: number;
}

/** The file as it now lies at its target, or why it does not. */
export type Downloaded = { readonly ok: true; readonly hashed: HashedFile } | Failure;

/** More than any image; what never ends must not fill the disk for ever. */
const MOST_BYTES = 64 * 1024 ** 3;

/** Writes what comes behind what is there, and gives the abort a new time with each piece. */
async function receive(
  body: AsyncIterable<Uint8Array>,
  file: FileHandle,
  start: number,
  alive: () => void,
): Promise<void> {
  let at = start;
  for await (const piece of body) {
    alive();
    at += piece.length;
    if (at > MOST_BYTES) throw mirrorFailure(502, `more than ${MOST_BYTES} bytes came`);
    await file.writeFile(piece);
  }
}

/** Whether an answer goes on where our part ends (RFC 9110 §14.4). */
function goesOn(response: Response, { size }: Beginning): boolean {
  const range = response.headers.get('content-range') ?? '';
  return response.status === 206 && range.startsWith(`bytes ${size}-`);
}

function headersFor({ size, tag }: Beginning): Record<string, string> {
  const whole = { 'accept-encoding': 'identity' };
  if (size === 0) return whole;
  return { ...whole, range: `bytes=${size}-`, ...(tag !== null && { 'if-range': tag }) };
}

/** Brings the part to its end; false where the server cannot go on with it. Rejects with a failure, or the system's error. */
async function fill({ url, patience }: Wanted, part: string, beginning: Beginning): Promise<boolean> {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), patience);
  try {
    const response = await fetch(url, { headers: headersFor(beginning), signal: cut.signal });
    const { status, statusText, headers, body } = response;
    const resumed = goesOn(response, beginning);
    if (status !== 200 && !resumed) {
      await body?.cancel();
      if (beginning.size > 0 && (status === 206 || status === 416)) return false;
      throw mirrorFailure(502, `${url} answered ${status} ${statusText}`.trim());
    }
    const file = await open(part, resumed ? 'a' : 'w', 0o600);
    try {
      await giveFile(file);
      if (!resumed) await remember(part, headers.get('etag'));
      if (body !== null) await receive(body, file, resumed ? beginning.size : 0, () => timer.refresh());
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } finally {
    clearTimeout(timer);
  }
}

/** The SHA-256 of the whole file, from a beginning or, where that leads nowhere, from the start. */
async function complete(wanted: Wanted, part: string): Promise<string> {
  const beginning = await beginningOf(part, wanted.sha256 !== null);
  if (await fill(wanted, part, beginning)) {
    const { sha256 } = await hashFile(part);
    if (beginning.size === 0 || wanted.sha256 === null || sha256 === wanted.sha256) return sha256;
  }
  await forget(part);
  await fill(wanted, part, NO_BEGINNING);
  return (await hashFile(part)).sha256;
}

/**
 * Fetches a file to its target, which appears only when it is whole and, where a SHA-256 is pinned, right. What broke off
 * is gone on with the next time, where the server still has the same file. Never rejects.
 */
export async function download(wanted: Wanted): Promise<Downloaded> {
  const { url, target, sha256: pinned, patience } = wanted;
  const part = `${target}.part`;
  try {
    const sha256 = await complete(wanted, part);
    if (pinned !== null && sha256 !== pinned) {
      await forget(part);
      throw mirrorFailure(502, `${url} has the SHA-256 ${sha256}, and ${pinned} is pinned`);
    }
    await rename(part, target);
    await forget(part);
    await syncDirectory(dirname(target));
    // A new name is a change of the file, to the system.
    return { ok: true, hashed: { sha256, identity: await stat(target, { bigint: true }) } };
  } catch (error) {
    return failureOf(error, url, patience);
  }
}
