import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BundleError } from './failure.ts';
import type { BundleEntry } from './manifest.ts';
import { BundleFile, type Take } from './read.ts';

/** How the name of a bundle ends, by which one that another was made after is found. */
const ENDING = '.bundle';

async function findBundle(folder: string, digest: string): Promise<BundleFile | null> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).sort();
  for (const name of names) {
    const bundle = await BundleFile.open(join(folder, name)).catch(() => null);
    if (bundle?.digest === digest) return bundle;
    await bundle?.close();
  }
  return null;
}

/** A bundle and those that it was made after, in which the rest of its members is. */
export class BundleChain {
  readonly first: BundleFile;
  readonly #bundles: readonly BundleFile[];

  private constructor(bundles: readonly BundleFile[]) {
    this.first = bundles[0]!;
    this.#bundles = bundles;
  }

  /** Opens a bundle, and looks in its folder for those that it was made after; rejects with a sentence. */
  static async open(path: string): Promise<BundleChain> {
    const bundles = [await BundleFile.open(path)];
    try {
      for (let since = bundles[0]!.manifest.since; since !== null; since = bundles.at(-1)!.manifest.since) {
        const folder = dirname(resolve(path));
        const found = await findBundle(folder, since);
        if (found === null)
          throw new BundleError(
            `${path} was made after another bundle, which is not whole in ${folder}: put the one there that \`vaq bundle verify\` calls ${since.slice(0, 12)}, as a file \`*${ENDING}\``,
          );
        bundles.push(found);
      }
      return new BundleChain(bundles);
    } catch (error) {
      for (const bundle of bundles) await bundle.close();
      throw error;
    }
  }

  /** Reads a member, wherever it is, and holds it against the manifest. */
  async read(entry: BundleEntry, take?: Take): Promise<void> {
    for (const bundle of this.#bundles) {
      const found = bundle.manifest.entries.find(
        ({ here, sha256, size }) => here && sha256 === entry.sha256 && size === entry.size,
      );
      if (found !== undefined) return bundle.read(found.name, take);
    }
    throw new BundleError(
      `${this.first.path} cannot be used: ${entry.name} is in none of the bundles that it was made after`,
    );
  }

  /** Lets go of all files. */
  async close(): Promise<void> {
    for (const bundle of this.#bundles) await bundle.close();
  }
}
