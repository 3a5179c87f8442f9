#!/usr/bin/env node
// The entry: plain JavaScript that imports one bundled file. Everything before `main` is paid at every start.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
let built = true;
try {
  require.resolve('../dist/main.js');
} catch {
  built = false;
}
if (built) {
  const { main } = await import('../dist/main.js');
  await main(fileURLToPath(new URL('..', import.meta.url)), require('../package.json'));
} else {
  console.error('vaq has not been built yet: run `npm run build` in its folder first.');
  process.exitCode = 3;
}
