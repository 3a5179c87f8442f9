import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { replaceFile } from '../../state/atomic-file.ts';
import { attempt, type Result, success } from '../../state/problem.ts';

/** Where the token of the API lies, for programs of the same user. */
export function tokenPath(stateDir: string): string {
  return join(stateDir, 'api-token');
}

/** A new token for this session in a file that nobody but the user can read. */
export function makeToken(stateDir: string): Promise<Result<string>> {
  const path = tokenPath(stateDir);
  return attempt(path, async () => {
    const token = randomBytes(32).toString('hex');
    await replaceFile(path, Buffer.from(`${token}\n`));
    return success(token);
  });
}

/** Whether an `Authorization` header carries the token; how long that takes says nothing of it. */
export function isAuthorized(header: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
