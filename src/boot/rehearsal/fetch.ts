import { createHash } from 'node:crypto';
import { hashFile } from '../../files/hash.ts';
import type { Host } from '../../sot/model/types.ts';
import type { Reply } from '../http/reply.ts';
import { methodsOf, parseRoute } from '../http/route.ts';
import { urlAt } from '../preflight/venue.ts';
import { httpHandler } from '../session/answer.ts';
import { openGrub } from '../session/grub.ts';
import { openTftp, type TftpEntry } from '../session/tftp-files.ts';
import type { TftpContent } from '../tftp/content.ts';
import { normalizeTftpPath } from '../tftp/path.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What came of asking for a file or a text. */
export interface Fetched {
  /** `later`: a mirror has it, and it is fetched when it is served. `elsewhere`: another server was asked for, and is not. */
  readonly outcome: 'ok' | 'refused' | 'later' | 'elsewhere';
  /** The status of HTTP or the error of TFTP, for people. */
  readonly answer: string;
  readonly size: number | null;
  readonly sha256: string | null;
  /** Null where it is a file. */
  readonly text: string | null;
  /** Why there is nothing; null where there is. */
  readonly why: string | null;
}

function refusal(answer: string, why: string): Fetched {
  return { outcome: 'refused', answer, size: null, sha256: null, text: null, why };
}

const ELSEWHERE: Fetched = {
  outcome: 'elsewhere',
  answer: 'not asked, for it is on another server',
  size: null,
  sha256: null,
  text: null,
  why: null,
};

function later(sha256: string | null, why: string): Fetched {
  return { outcome: 'later', answer: why, size: null, sha256, text: null, why: null };
}

/** The journal of a rehearsal answers at once; what follows from its events is known a turn later. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function received(reply: Reply): Promise<Fetched> {
  if (reply.kind === 'file') {
    const { sha256, identity } = await hashFile(reply.path);
    return { outcome: 'ok', answer: '200', size: Number(identity.size), sha256, text: null, why: null };
  }
  const { status, body } = reply;
  if (status !== 200) return refusal(String(status), body.trim().replace(/^vaq: /, ''));
  const bytes = Buffer.from(body, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { outcome: 'ok', answer: '200', size: bytes.length, sha256, text: body, why: null };
}

/** The path and query of a URL that leads to the service, and the place it leads to; null where it leads elsewhere. */
function leadingHere({ venue }: Rehearsal, url: string) {
  for (const place of venue.places) {
    const base = urlAt(place, venue.httpPort);
    if (url === base || url.startsWith(`${base}/`)) return { target: url.slice(base.length) || '/', place };
  }
  return null;
}

/** Why a declared file cannot be served; null where nothing is known of it. */
function absence({ diagnostics }: Rehearsal, path: string): string | null {
  return diagnostics.find(({ message }) => message.startsWith(`${path}: `))?.message ?? null;
}

/** What HTTP gives an address for a URL; what follows from that has happened when it resolves. */
export async function getHttp(
  rehearsal: Rehearsal,
  url: string,
  address: string,
  method: 'GET' | 'HEAD' | 'POST' = 'GET',
): Promise<Fetched> {
  const here = leadingHere(rehearsal, url);
  if (here === null) return ELSEWHERE;
  const { target, place } = here;
  const route = parseRoute(target);
  if (route === null) return refusal('404', 'nothing is served at this path');
  if (!methodsOf(route).includes(method)) return refusal('405', `${method} is not answered here`);
  const handler = httpHandler(rehearsal.session, place.address);
  const request = { method, target, address };
  const answered = await handler.answer({ ...request, route });
  const { reply, file } = answered;
  const declared = file === null ? undefined : rehearsal.session.parts.files.get(file);
  if (declared?.isFetched && reply.kind === 'text' && reply.status === 503)
    return later(declared.sha256, 'fetched from the mirror when it is first needed');
  const got = await received(reply);
  if (got.outcome === 'refused' && file !== null) return { ...got, why: absence(rehearsal, file) ?? got.why };
  const isWhole = got.outcome === 'ok' && method !== 'HEAD';
  const status = reply.kind === 'file' ? 200 : reply.status;
  handler.sent(request, answered, { status, bytes: isWhole ? (got.size ?? 0) : 0, complete: isWhole });
  await settled();
  return got;
}

const CHUNK = 1024 * 1024;

async function digestOf({ size, read }: TftpContent): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += CHUNK) hash.update(await read(at, Math.min(CHUNK, size - at)));
  return hash.digest('hex');
}

/** What a GRUB is given as its configuration by TFTP. */
export async function readGrub(
  { session, venue }: Rehearsal,
  host: Host,
  mac: string | null,
  address: string,
): Promise<Fetched> {
  const place = venue.placeOf.get(host.label)!;
  const content = await openGrub(session, place.address, { mac }, address);
  await settled();
  if ('code' in content) return refusal(`ERROR ${content.code}`, content.message.replace(/^vaq: /, ''));
  const text = Buffer.from(await content.read(0, content.size)).toString('utf8');
  return {
    outcome: 'ok',
    answer: 'sent',
    size: content.size,
    sha256: await digestOf(content),
    text,
    why: null,
  };
}

/** What TFTP gives for a name. */
export async function readTftp(table: ReadonlyMap<string, TftpEntry>, path: string): Promise<Fetched> {
  const name = normalizeTftpPath(path);
  if (name === null) return refusal('ERROR 2', 'this file name is not allowed');
  const problems: string[] = [];
  const content = await openTftp(table, name, (message) => problems.push(message));
  if ('code' in content) {
    const entry = table.get(name);
    if (entry !== undefined && 'path' in entry && 'isFetched' in entry && entry.isFetched === true)
      return later(null, 'fetched from the mirror when it is first needed');
    return refusal(`ERROR ${content.code}`, problems[0] ?? content.message);
  }
  try {
    const sha256 = await digestOf(content);
    const entry = table.get(name);
    const text = entry !== undefined && 'text' in entry ? entry.text : null;
    return { outcome: 'ok', answer: 'sent', size: content.size, sha256, text, why: null };
  } finally {
    await content.close();
  }
}
