// Builds what is published: dist/ and oclif.manifest.json.
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.ts';
import { writeManifest } from './build/manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await bundle({
  root,
  entries: {
    main: 'src/main.ts',
    commands: 'src/commands/index.ts',
    'sandbox-worker': 'src/render/sandbox/worker.ts',
  },
});
await writeManifest(root);
