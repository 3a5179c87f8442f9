// Builds what is published: dist/, oclif.manifest.json and man/vaq.1.
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.ts';
import { programEntries } from './build/entries.ts';
import { writeManPage } from './build/man.ts';
import { writeManifest } from './build/manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await bundle({ root, entries: programEntries(root) });
await writeManifest(root);
await writeManPage(root);
