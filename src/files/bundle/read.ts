import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { BundleError } from './failure.ts';
import { type BundleEntry, MANIFEST, MANIFEST_DIGEST, type Manifest, parseManifest } from './manifest.ts';
import { END, HEADER_SIZE, paddingOf, statedSize, tarHeader } from './tar.ts';
import { digestLine } from './write.ts';

/** More than the manifest of any bundle has. */
const MAX_MANIFEST = 256 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/** Takes the content of a member piece by piece. */
export type Take = (piece: Buffer) => Promise<void> | void;

/** A member, and where its header begins. */
interface Placed {
  readonly entry: BundleEntry;
  readonly at: number;
}

/** As many bytes as a member takes in all. */
function spanOf(size: number): number {
  return HEADER_SIZE + size + paddingOf(size);
}

/** Places the members that are here, one after the other, and says where they end. */
function layOut(
  { entries }: Manifest,
  begin: number,
): { readonly placed: readonly Placed[]; readonly end: number } {
  const placed: Placed[] = [];
  let at = begin;
  for (const entry of entries) {
    if (!entry.here) continue;
    placed.push({ entry, at });
    at += spanOf(entry.size);
  }
  return { placed, end: at };
}

/**
 * One bundle. Every byte of it follows from its manifest and the contents, and is held against them as it is read: who reads
 * all of it knows that it is what was written.
 */
export class BundleFile {
  readonly path: string;
  readonly manifest: Manifest;
  /** The SHA-256 of the manifest, which names the bundle. */
  readonly digest: string;
  readonly #file: FileHandle;
  readonly #placed: readonly Placed[];
  readonly #end: number;

  private constructor(path: string, file: FileHandle, text: string, manifest: Manifest, begin: number) {
    this.path = path;
    this.manifest = manifest;
    this.digest = digestLine(text).slice(0, 64);
    this.#file = file;
    const { placed, end } = layOut(manifest, begin);
    this.#placed = placed;
    this.#end = end;
  }

  /** Opens a bundle that has its whole manifest and its whole length; rejects with a sentence where it has not. */
  static async open(path: string): Promise<BundleFile> {
    const file = await open(path, 'r');
    try {
      const { text, begin } = await readManifest(path, file);
      const manifest = parseManifest(text);
      if (typeof manifest === 'string')
        throw new BundleError(`${path} cannot be used: its manifest ${manifest}`);
      const bundle = new BundleFile(path, file, text, manifest, begin);
      await bundle.#checkLength();
      return bundle;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Reads one member and holds it against the manifest; rejects where it is another. */
  async read(name: string, take: Take = () => undefined): Promise<void> {
    const found = this.#placed.find(({ entry }) => entry.name === name);
    if (found === undefined) throw new BundleError(`${this.path} has no ${name}`);
    await this.#read(found, take);
  }

  /** Reads all of it and holds every byte against the manifest; `taker` says who takes a member. */
  async readAll(
    taker: (entry: BundleEntry) => Promise<{ readonly take: Take; readonly end: () => Promise<void> } | null>,
  ): Promise<void> {
    for (const one of this.#placed) {
      const taking = await taker(one.entry);
      try {
        await this.#read(one, taking?.take ?? (() => undefined));
      } finally {
        await taking?.end();
      }
    }
    await expectBytes(this.path, this.#file, this.#end, END, 'zeros are expected at its end');
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  async #read({ entry, at }: Placed, take: Take): Promise<void> {
    const { name, size, sha256 } = entry;
    await expectBytes(this.path, this.#file, at, tarHeader(name, size), `the header of ${name} is expected`);
    const hash = createHash('sha256');
    const begin = at + HEADER_SIZE;
    for (let done = 0; done < size; ) {
      const piece = await bytesAt(this.path, this.#file, begin + done, Math.min(CHUNK, size - done));
      hash.update(piece);
      await take(piece);
      done += piece.length;
    }
    const found = hash.digest('hex');
    if (found !== sha256)
      throw new BundleError(
        `${this.path} is damaged: ${this.#nameOf(entry)}, from byte ${begin} to ${begin + size}, has the SHA-256 ${found}, and ${sha256} is expected`,
      );
    const zeros = Buffer.alloc(paddingOf(size));
    await expectBytes(this.path, this.#file, begin + size, zeros, `zeros are expected after ${name}`);
  }

  /** A member as people know it. */
  #nameOf({ name, sha256 }: BundleEntry): string {
    const paths = this.manifest.files.filter(
      (file) => name.endsWith(`/${file.sha256}`) && file.sha256 === sha256,
    );
    return paths.length === 0 ? name : `${paths.map(({ path }) => path).join(', ')} (${name})`;
  }

  async #checkLength(): Promise<void> {
    const { size } = await this.#file.stat();
    const whole = this.#end + END.length;
    if (size > whole)
      throw new BundleError(`${this.path} is damaged: it has ${size} bytes, and ${whole} are expected`);
    if (size === whole) return;
    const cut = this.#placed.find(({ entry, at }) => at + spanOf(entry.size) > size);
    const where = cut === undefined ? 'at its end' : `in ${this.#nameOf(cut.entry)}`;
    throw new BundleError(
      `${this.path} is cut off ${where}: it has ${size} bytes, and ${whole} are expected`,
    );
  }
}

async function bytesAt(path: string, file: FileHandle, at: number, size: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await file.read(buffer, done, size - done, at + done);
    if (bytesRead === 0) throw new BundleError(`${path} is cut off at byte ${at + done}`);
    done += bytesRead;
  }
  return buffer;
}

async function expectBytes(
  path: string,
  file: FileHandle,
  at: number,
  expected: Buffer,
  what: string,
): Promise<void> {
  const found = await bytesAt(path, file, at, expected.length);
  const wrong = expected.findIndex((byte, index) => byte !== found[index]);
  if (wrong !== -1) throw new BundleError(`${path} is damaged at byte ${at + wrong}: ${what}`);
}

async function readManifest(
  path: string,
  file: FileHandle,
): Promise<{ readonly text: string; readonly begin: number }> {
  const { size: length } = await file.stat();
  const header = length < HEADER_SIZE ? null : await bytesAt(path, file, 0, HEADER_SIZE);
  const size = header === null ? null : statedSize(header);
  if (header === null || size === null || size > MAX_MANIFEST || !header.equals(tarHeader(MANIFEST, size)))
    throw new BundleError(`${path} is no bundle of vaq, or its first ${HEADER_SIZE} bytes are damaged`);
  const content = await bytesAt(path, file, HEADER_SIZE, size);
  const zeros = Buffer.alloc(paddingOf(size));
  await expectBytes(path, file, HEADER_SIZE + size, zeros, `zeros are expected after ${MANIFEST}`);
  const text = content.toString('utf8');
  const at = spanOf(size);
  const digest = Buffer.from(digestLine(text));
  const member = Buffer.concat([
    tarHeader(MANIFEST_DIGEST, digest.length),
    digest,
    Buffer.alloc(paddingOf(digest.length)),
  ]);
  const what = `${MANIFEST_DIGEST} is expected to have the SHA-256 of ${MANIFEST}, from byte ${HEADER_SIZE} to ${HEADER_SIZE + size}`;
  await expectBytes(path, file, at, member, what);
  // What is no UTF-8 would be read alike in more than one way.
  if (!Buffer.from(text).equals(content))
    throw new BundleError(`${path} is damaged: ${MANIFEST} is no UTF-8`);
  return { text, begin: at + member.length };
}
