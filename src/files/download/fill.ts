import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { giveFile } from '../../state/owner.ts';
import { type Answer, get } from '../http/get.ts';
import { type Beginning, remember } from './beginning.ts';
import { DownloadError } from './failure.ts';
import type { Wanted } from './wanted.ts';

/** More than any image; what never ends must not fill the disk for ever. */
const MOST_BYTES = 64 * 1024 ** 3;
/** Longer than anybody waits; a server may ask for days. */
const LONGEST_WAIT = 60_000;

/** What the server says of the whole file's size; null where it says nothing. */
function totalOf({ headers, status }: Answer): number | null {
  // RFC 9110 §14.4: `bytes 10-99/100`, or `*` where it does not know.
  const text =
    status === 206 ? /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  return text === undefined ? null : Number(text);
}

/** Whether an answer goes on where our part ends, with the file that our part is of. */
function goesOn({ status, headers }: Answer, { size, tag }: Beginning): boolean {
  const range = headers['content-range'] ?? '';
  if (status !== 206 || !range.startsWith(`bytes ${size}-`)) return false;
  // Some servers do not know If-Range (RFC 9110 §13.1.5), but say whose bytes these are.
  return tag === null || headers.etag === undefined || headers.etag === tag;
}

function headersFor({ size, tag }: Beginning): Record<string, string> {
  const whole = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'vaq' };
  if (size === 0) return whole;
  return { ...whole, range: `bytes=${size}-`, ...(tag !== null && { 'if-range': tag }) };
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function waitOf(headers: IncomingHttpHeaders): number {
  const text = headers['retry-after'] ?? '';
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? 0 : Math.max(0, Math.min(wait, LONGEST_WAIT));
}

function refusalOf({ status, statusText, headers }: Answer, url: string): DownloadError {
  const said = `${url} answered ${status} ${statusText}`.trim();
  const help =
    status === 401 || status === 403
      ? '; a user and a password for its host are taken from ~/.netrc, or from the environment'
      : '';
  const passes = status >= 500 || status === 408 || status === 429;
  const remedy = status === 404 || status === 410 ? 'address' : null;
  return new DownloadError(502, `${said}${help}`, { passes, wait: passes ? waitOf(headers) : 0, remedy });
}

/** Writes what comes behind what is there. */
async function receive(
  { url, size, onProgress }: Wanted,
  { body }: Answer,
  file: FileHandle,
  span: { readonly start: number; readonly total: number | null },
  alive: () => void,
): Promise<void> {
  const most = size ?? MOST_BYTES;
  let at = span.start;
  onProgress?.(at, size ?? span.total);
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    alive();
    at += piece.length;
    if (at > most)
      throw new DownloadError(
        502,
        `${url} sends more than the ${most} bytes ${size === null ? 'that any file has' : 'that are locked'}`,
        { remedy: size === null ? null : 'lock' },
      );
    await file.writeFile(piece);
    onProgress?.(at, size ?? span.total);
  }
  const end = size ?? span.total;
  if (end !== null && at < end)
    throw new DownloadError(502, `${url} ended after ${at} of ${end} bytes`, { passes: true });
}

/** Brings the part to its end; false where the server cannot go on with it. Rejects with a failure, or the system's error. */
export async function fill(wanted: Wanted, beginning: Beginning): Promise<boolean> {
  const { url, part, patience, size, env, netrc } = wanted;
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), patience);
  try {
    const answer = await get(url, { headers: headersFor(beginning), signal: cut.signal, env, netrc });
    const { status, headers, body } = answer;
    try {
      const resumed = beginning.size > 0 && goesOn(answer, beginning);
      if (status !== 200 && !resumed) {
        if (beginning.size > 0 && (status === 206 || status === 416)) return false;
        throw refusalOf(answer, url);
      }
      const total = totalOf(answer);
      if (size !== null && total !== null && total !== size)
        throw new DownloadError(502, `${url} says that it has ${total} bytes, and ${size} are locked`, {
          remedy: 'lock',
        });
      const file = await open(part, resumed ? 'a' : 'w', 0o600);
      try {
        await giveFile(file);
        if (!resumed) await remember(part, headers.etag ?? null);
        const span = { start: resumed ? beginning.size : 0, total };
        await receive(wanted, answer, file, span, () => timer.refresh());
        await file.sync();
      } finally {
        await file.close();
      }
      return true;
    } finally {
      body.destroy();
    }
  } catch (error) {
    // A body that is cut off only says that it was.
    if (cut.signal.aborted) cut.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
