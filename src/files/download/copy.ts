import { constants, copyFile as copy, open, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasonOf } from '../../sot/source/findings.ts';
import { syncDirectory } from '../../state/directory.ts';
import { giveFile } from '../../state/owner.ts';
import { systemCode } from '../../state/problem.ts';
import { hashFile } from '../hash.ts';
import { forget } from './beginning.ts';
import type { Downloaded } from './download.ts';
import type { Remedy } from './failure.ts';
import { mismatch } from './mismatch.ts';
import type { Wanted } from './wanted.ts';

/** Copies a file of this machine to its target, which appears only when it is whole and, where a SHA-256 is pinned, right. */
export async function copyFile({
  url,
  sha256,
  part,
  target,
}: Pick<Wanted, 'url' | 'sha256' | 'part' | 'target'>): Promise<Downloaded> {
  const failed = (message: string, remedy: Remedy | null): Downloaded => ({
    ok: false,
    status: 502,
    message,
    remedy,
  });
  try {
    const path = await realpath(fileURLToPath(url));
    if (!(await stat(path)).isFile()) return failed(`${url} is not a file`, 'address');
    // Where the file system can share the blocks, nothing is copied.
    await copy(path, part, constants.COPYFILE_FICLONE);
    const file = await open(part, 'r+');
    try {
      await file.chmod(0o600);
      await giveFile(file);
      await file.sync();
    } finally {
      await file.close();
    }
    const hashed = await hashFile(part);
    const wrong = mismatch({ url, sha256 }, hashed.sha256);
    if (wrong !== null) {
      await forget(part);
      return failed(wrong, 'lock');
    }
    const to = target(hashed.sha256);
    await rename(part, to);
    await syncDirectory(dirname(to));
    return { ok: true, hashed: { sha256: hashed.sha256, identity: await stat(to, { bigint: true }) } };
  } catch (error) {
    return failed(
      `${url} cannot be read: ${reasonOf(error)}`,
      systemCode(error) === 'ENOENT' ? 'address' : null,
    );
  }
}
