import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from '../../../scripts/build/bundle.ts';
import { programEntries } from '../../../scripts/build/entries.ts';
import { writeManPage } from '../../../scripts/build/man.ts';
import { writeManifest } from '../../../scripts/build/manifest.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

/** A folder of a test's own; `remove` takes it away. */
export interface Scratch {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Makes an empty folder. */
export function newScratch(): Scratch {
  const path = mkdtempSync(join(tmpdir(), 'vaq-docs-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Lays what a fresh clone has of the product in `folder`, built: whatever stands in `dist/` of the repository, and whoever
 * builds there meanwhile, a test runs the sources as they are.
 */
export async function layBuiltClone(folder: string): Promise<void> {
  for (const path of ['package.json', 'bin', 'templates', 'docs', 'fixtures']) {
    cpSync(join(REPOSITORY, path), join(folder, path), {
      recursive: true,
      filter: (source) => !/[\\/]\.vaq$|quickstart[\\/]files$/.test(source),
    });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await bundle({ root: folder, src: join(REPOSITORY, 'src'), entries: programEntries(REPOSITORY) });
  await writeManifest(folder);
  await writeManPage(folder);
}

/** Lays a command `vaq` in `folder`, for the search path, that runs the clone's. */
export function layCommand(folder: string, clone: string): void {
  const script = `#!/bin/sh\nexec '${process.execPath}' '${clone}/bin/run.js' "$@"\n`;
  writeFileSync(join(folder, 'vaq'), script, { mode: 0o755 });
}
