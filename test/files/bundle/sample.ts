import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Manifest } from '../../../src/files/bundle/manifest.ts';
import { writeBundle } from '../../../src/files/bundle/write.ts';

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A manifest of members by name. */
export function sampleManifest(
  contents: Readonly<Record<string, string>>,
  more: Partial<Manifest> = {},
): Manifest {
  const entries = Object.entries(contents).map(([name, text]) => ({
    name,
    size: Buffer.byteLength(text),
    sha256: sha256Of(text),
    here: true,
  }));
  return {
    formatVersion: 1,
    commit: 'c'.repeat(40),
    prefix: '',
    since: null,
    repositories: [{ entry: 'git/0.bundle', url: null, revisions: [{ ref: null, commit: 'c'.repeat(40) }] }],
    files: [],
    entries,
    ...more,
  };
}

/** A folder of bundles for a test. */
export interface SampleFolder {
  readonly path: (name: string) => string;
  /** Writes a bundle of these members, of which the manifest may say something else. */
  readonly write: (
    name: string,
    contents: Readonly<Record<string, string>>,
    more?: Partial<Manifest>,
  ) => Promise<number>;
  readonly remove: () => void;
}

/** Makes a folder of bundles. */
export function sampleFolder(): SampleFolder {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-bundles-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write: (name, contents, more) => {
      const paths = new Map(Object.keys(contents).map((member) => [member, path(`members/${member}`)]));
      for (const [member, at] of paths) {
        mkdirSync(dirname(at), { recursive: true });
        writeFileSync(at, contents[member]!);
      }
      return writeBundle(path(name), sampleManifest(contents, more), paths);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
