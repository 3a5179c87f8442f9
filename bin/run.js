#!/usr/bin/env node
// The entry: plain JavaScript that imports one bundled file. Everything before `main` is paid at every start.
// Nothing here is newer than Node 12, so that an old one gets a sentence: some distributions have no other.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const pjson = require('../package.json');
const [needed, found] = [pjson.engines.node.replace('>=', ''), process.versions.node];
const [major, minor] = needed.split('.').map(Number);
const [ownMajor, ownMinor] = found.split('.').map(Number);

function isBuilt() {
  try {
    require.resolve('../dist/main.js');
    return true;
  } catch {
    return false;
  }
}

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(`vaq needs Node ${needed} or newer; this is ${found}, ${process.execPath}.`);
  process.exitCode = 3;
} else if (isBuilt()) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  // A shell that completes a word waits for it: what it asks loads no command.
  if (process.argv[2] === '__complete')
    import('../dist/complete.js').then(({ complete }) => complete(root, pjson, process.argv.slice(3)));
  else import('../dist/main.js').then(({ main }) => main(root, pjson));
} else {
  console.error('vaq has not been built yet: run `npm run build` in its folder first.');
  process.exitCode = 3;
}
