// Every artifact of the quickstart, and of one host for each boot of the datacenter, as a machine would read it, byte for byte but
// for the address and the token: `UPDATE_GOLDEN=1` writes them anew, and a review sees what a change does to machines.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { suite } from 'uvu';
import { openWith } from '../../src/pipeline/open.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import { fixtureFiles, memorySource } from '../support/memory-source.ts';

const test = suite('render/golden');

const ROOT = 'test/render/golden';

/** Canonical texts by `<site>/<host>/<boot>/<artifact>`: of all hosts, or of the first that has each boot. */
async function texts(fixture: string, isWhole: boolean): Promise<ReadonlyMap<string, string>> {
  return openWith(memorySource(fixtureFiles(fixture)), '/nowhere', async ({ model }, sandbox) => {
    const seen = new Set<string>();
    const wanted = allRequests(model.hosts).filter(({ boot }) => {
      const isNew = !seen.has(boot.place.document.file);
      seen.add(boot.place.document.file);
      return isWhole || isNew;
    });
    const boots = await render(model, wanted, CANONICAL, sandbox);
    return new Map(
      boots.flatMap(({ host, boot, artifacts }) =>
        (artifacts ?? []).map(
          ({ path, canonical }) => [`${host.label}/${boot.id}/${path}`, canonical] as const,
        ),
      ),
    );
  });
}

for (const [fixture, isWhole] of [
  ['quickstart', true],
  ['datacenter', false],
] as const) {
  test(`${fixture}: what machines read is what it was`, async () => {
    const made = await texts(fixture, isWhole);
    const folder = `${ROOT}/${fixture}`;
    if (process.env.UPDATE_GOLDEN === '1') {
      rmSync(folder, { recursive: true, force: true });
      for (const [path, text] of made) {
        mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
        writeFileSync(`${folder}/${path}`, text);
      }
    }
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(folder.length + 1));
    assert.deepEqual([...made.keys()].sort(), kept.sort());
    for (const [path, text] of made) assert.equal(text, readFileSync(`${folder}/${path}`, 'utf8'), path);
  });
}

test.run();
