import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { findMirrored } from '../../../src/boot/preflight/mirrored.ts';
import { loadTree } from '../../../src/sot/load.ts';
import { buildModel } from '../../../src/sot/model/build.ts';
import type { DeclaredFile, Model } from '../../../src/sot/model/types.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const test = suite('boot/preflight/mirrored');

const LINUX = 'a kernel';
const SHA256 = createHash('sha256').update(LINUX).digest('hex');
const ENTRIES = `files:
  - {path: linux, sha256: ${SHA256}}
  - {path: initrd, sha256: ${SHA256}}
  - {path: ipxe.efi}
  - {path: later, sha256: ${SHA256}}
`;

let folder: string;
let upstream: Upstream;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-mirrored-'));
  upstream = await startUpstream((path, response) => {
    if (path === '/linux' || path === '/later') response.end(LINUX);
    else response.writeHead(404).end();
  });
});
test.after(async () => {
  await upstream.close();
  await rm(folder, { recursive: true });
});

async function declared(): Promise<readonly DeclaredFile[]> {
  const { tree } = await loadTree(
    memorySource(new Map([...fixtureFiles('minimal'), ['files.yml', ENTRIES]])),
  );
  const { model } = buildModel(tree) as { readonly model: Model };
  return [...model.files.values()];
}

/** The findings about a mirror at a URL, and the paths that are served. */
async function find(
  url: string,
): Promise<{ readonly paths: readonly string[]; readonly said: readonly string[] }> {
  const needs = { boots: new Set(['linux', 'initrd']), programs: new Set(['ipxe.efi', 'undionly']) };
  const { files, diagnostics } = await findMirrored({ url, folder }, await declared(), needs);
  const said = diagnostics.map(
    ({ file, range, severity, ruleId, message }) =>
      `${file}:${range!.start.line}: ${severity}: ${message.replaceAll(upstream.url, 'UPSTREAM/')} (${ruleId})`,
  );
  return { paths: [...files.keys()].sort(), said: said.sort() };
}

test('what boots and programs need is fetched at once, the rest later; what boots lack is an error', async () => {
  assert.deepEqual(await find(upstream.url), {
    paths: ['initrd', 'ipxe.efi', 'later', 'linux'],
    said: [
      'files.yml:3: error: initrd: UPSTREAM/initrd answered 404 Not Found (file/missing)',
      'files.yml:4: warning: ipxe.efi: UPSTREAM/ipxe.efi answered 404 Not Found (file/missing)',
    ],
  });
  assert.deepEqual(upstream.asked.toSorted(), ['/initrd', '/ipxe.efi', '/linux']);
});

test('a URL that is none of HTTP serves nothing', async () => {
  const problem = "the mirror's url `ftp://x` is not an `http://` or `https://` URL without a query";
  assert.deepEqual(await find('ftp://x'), {
    paths: [],
    said: [
      `files.yml:2: error: linux: ${problem} (file/missing)`,
      `files.yml:3: error: initrd: ${problem} (file/missing)`,
      `files.yml:4: warning: ipxe.efi: ${problem} (file/missing)`,
      `files.yml:5: warning: later: ${problem} (file/missing)`,
    ],
  });
});

test.run();
