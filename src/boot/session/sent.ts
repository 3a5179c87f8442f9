import { isScript } from '../../render/grub.ts';
import type { RawRequest } from '../http/handler.ts';
import type { Sent } from '../http/reply.ts';
import type { Subject } from './answered.ts';
import type { Session } from './session.ts';

/** A number of bytes as people say it. */
function size(bytes: number): string {
  if (bytes < 10_000) return `${bytes} bytes`;
  return bytes < 10_000_000 ? `${Math.round(bytes / 1000)} kB` : `${Math.round(bytes / 1_000_000)} MB`;
}

function record(session: Session, sent: Sent, { host, served, file }: Subject): void {
  if (host === null) return;
  const { memory, files } = session.parts;
  const who = { site: host.site.id, host: host.name };
  if (served !== null && !isScript(served.artifact)) {
    const { boot, artifact, main } = served;
    const { path, contentId, sha256 } = artifact;
    memory.note({
      kind: 'config',
      ...who,
      boot,
      path,
      contentId,
      sha256,
      status: sent.status,
      main,
      complete: sent.complete,
    });
  } else if (file !== null && sent.bytes > 0 && sent.status < 300) {
    const sha256 = files.get(file)?.sha256 ?? null;
    memory.note({ kind: 'file', ...who, path: file, sha256, bytes: sent.bytes, complete: sent.complete });
  }
}

/** Records an answer that has gone out and says it in one line. */
export function logSent(session: Session, request: RawRequest, subject: Subject, sent: Sent): void {
  record(session, sent, subject);
  const { host, served, file } = subject;
  const { status, bytes, complete } = sent;
  const digest = served?.artifact.sha256?.slice(0, 12);
  const suffix = digest === undefined ? '' : `, sha256 ${digest}…`;
  session.parts.log({
    event: 'http',
    host: host?.label ?? null,
    message: `${request.method} ${request.target} → ${status}, ${size(bytes)}${suffix}`,
    method: request.method,
    path: request.target,
    address: request.address,
    status,
    bytes,
    complete,
    artifact: served?.artifact.path ?? null,
    boot: served?.boot ?? null,
    file,
    sha256: served?.artifact.sha256 ?? null,
    contentId: served?.artifact.contentId ?? null,
  });
}
