// Builds what is published: dist/ and oclif.manifest.json.
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.ts';
import { programEntries } from './build/entries.ts';
import { writeManifest } from './build/manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await bundle({ root, entries: programEntries(root) });
await writeManifest(root);
