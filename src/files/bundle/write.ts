import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { giveFile } from '../../state/owner.ts';
import { removeAtTheEnd } from '../../state/remove-at-the-end.ts';
import { BundleError } from './failure.ts';
import { MANIFEST, MANIFEST_DIGEST, type Manifest, manifestText } from './manifest.ts';
import { END, paddingOf, tarHeader } from './tar.ts';

const CHUNK = 1024 * 1024;

async function writeText(target: FileHandle, name: string, text: string): Promise<void> {
  const content = Buffer.from(text);
  await target.write(
    Buffer.concat([tarHeader(name, content.length), content, Buffer.alloc(paddingOf(content.length))]),
  );
}

async function writeFrom(
  target: FileHandle,
  path: string,
  name: string,
  promised: { size: number; sha256: string },
): Promise<void> {
  await target.write(tarHeader(name, promised.size));
  const source = await open(path, 'r');
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of source.createReadStream({ highWaterMark: CHUNK, autoClose: false })) {
      hash.update(piece as Buffer);
      size += (piece as Buffer).length;
      await target.writeFile(piece as Buffer);
    }
    if (size !== promised.size || hash.digest('hex') !== promised.sha256)
      throw new BundleError(`${path} has changed while it was read`);
  } finally {
    await source.close();
  }
  await target.write(Buffer.alloc(paddingOf(promised.size)));
}

/**
 * Writes a bundle, all of it or nothing, and gives its size; `paths` says where the bytes of each member are. The same
 * manifest makes the same bytes. Rejects where a file is not what the manifest says, and with the system's error.
 */
export async function writeBundle(
  path: string,
  manifest: Manifest,
  paths: ReadonlyMap<string, string>,
): Promise<number> {
  await refuseDevice(path);
  const temporary = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  try {
    const target = await open(temporary, 'wx');
    removeAtTheEnd(temporary);
    try {
      await giveFile(target);
      const text = manifestText(manifest);
      await writeText(target, MANIFEST, text);
      await writeText(target, MANIFEST_DIGEST, digestLine(text));
      for (const { name, size, sha256, here } of manifest.entries)
        if (here) await writeFrom(target, paths.get(name)!, name, { size, sha256 });
      await target.write(END);
      await target.sync();
      const { size } = await target.stat();
      await target.close();
      await rename(temporary, path);
      return size;
    } finally {
      await target.close();
    }
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A bundle takes the place of what has its name: for root, that would be the end of `/dev/null`. */
async function refuseDevice(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile() && !there.isDirectory())
    throw new BundleError(`${path} is a device or a pipe; a bundle is written as a file: name one`);
}

/** The digest of a manifest as it stands beside it. */
export function digestLine(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')}  ${MANIFEST}\n`;
}
