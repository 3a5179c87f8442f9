import { existsSync } from 'node:fs';
import { bundleTrouble } from '../../files/bundle/failure.ts';
import { BundleFile } from '../../files/bundle/read.ts';
import { cannot, type Refusal } from '../refusal.ts';

/** What a bundle is that was read to its end, or a sentence that says where it is damaged. */
export type Verified =
  | {
      readonly ok: true;
      readonly digest: string;
      readonly commit: string;
      readonly since: string | null;
      readonly files: number;
      readonly bytes: number;
    }
  | { readonly ok: false; readonly problem: string };

/** Reads a bundle to its end and holds every byte of it against its manifest; nothing is unpacked. */
export async function verifyBundle(path: string): Promise<Verified | Refusal> {
  if (!existsSync(path)) return cannot(`there is no file \`${path}\``);
  try {
    const bundle = await BundleFile.open(path);
    try {
      await bundle.readAll(async () => null);
      const { commit, since, entries } = bundle.manifest;
      const here = entries.filter((entry) => entry.here);
      const bytes = here.reduce((sum, { size }) => sum + size, 0);
      return { ok: true, digest: bundle.digest, commit, since, files: here.length, bytes };
    } finally {
      await bundle.close();
    }
  } catch (error) {
    return { ok: false, problem: bundleTrouble(path, error) };
  }
}
