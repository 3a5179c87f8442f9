import { TFTP_ERROR, type TftpRequest } from './codec.ts';
import type { TftpRefusal } from './content.ts';
import { normalizeTftpPath } from './path.ts';
import { printable } from './strings.ts';

/** A request as judged before any file is looked at: `refusal` is null where a file may be looked for. */
export interface JudgedRequest {
  /** The normalised name; where there is none, the name as asked for, fit to be printed. */
  readonly path: string;
  readonly refusal: TftpRefusal | null;
}

const READ_ONLY: TftpRefusal = { code: TFTP_ERROR.accessViolation, message: 'this server is read-only' };
const BAD_NAME: TftpRefusal = { code: TFTP_ERROR.accessViolation, message: 'this file name is not allowed' };
const BAD_MODE: TftpRefusal = {
  code: TFTP_ERROR.illegalOperation,
  message: 'the mode must be octet or netascii',
};

/** Refuses writes, modes that nobody uses any more, and names that no file can have. */
export function judgeRequest(request: TftpRequest): JudgedRequest {
  const name = normalizeTftpPath(request.path);
  const path = name ?? printable(request.path);
  if (request.kind === 'write') return { path, refusal: READ_ONLY };
  if (request.mode !== 'octet' && request.mode !== 'netascii') return { path, refusal: BAD_MODE };
  return { path, refusal: name === null ? BAD_NAME : null };
}
