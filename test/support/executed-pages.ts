import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Test } from 'uvu';
import { checkedFindings } from './checked.ts';
import { conciseFindings } from './concise-validate.ts';
import { fixtureFiles } from './memory-source.ts';
import { type ExampleFile, parseRulePage, withFinding } from './rule-page.ts';

/** Rules that need more than a tree of text to be seen: bytes, links, Git, or a service about to start. */
const NOT_IN_A_TREE = new Set([
  // test/pipeline/check/check.test.ts
  'check/nothing-found',
  // test/pipeline/external: what other programs say, and whether they are there.
  'external/cloud-init',
  'external/debconf',
  'external/failed',
  'external/ignition',
  'external/ksvalidator',
  'external/missing',
  // test/boot shows these two.
  'boot/secret',
  'file/missing',
  // test/sot/documents/text.test.ts and yaml.test.ts
  'document/encoding',
  'document/too-large',
  // test/sot/source
  'source/address',
  'source/git-missing',
  'source/not-a-repository',
  'source/symlink-outside',
  'source/unknown-revision',
  'source/unreachable',
  'source/unreadable',
  // test/sot/links
  'link/moving-ref',
  'link/unknown-release',
  // test/sot/load.test.ts
  'source/no-vaq-yml',
  // On a busy machine its time is up before its memory is: test/render/sandbox/limits.test.ts shows it with time to spare.
  'template/out-of-memory',
  // test/render/sandbox/problem.test.ts
  'template/unknown-secret',
]);
/**
 * What is said of a whole tree and is true of half of the examples, which are parts of one: that nothing uses what was
 * there before, that a few lines do not report their end, that a key has no effect yet. Pages of other rules leave it out.
 */
const OF_WHOLE_TREES =
  /\[(?:(?:asset|boot|file|os|snippet|subnet|workflow)\/unused|boot\/never-ends|schema\/not-acted-on)\]$/;

/** The rules' pages by their paths under `docs/rules`, in order. */
export const PAGES: readonly string[] = readdirSync('docs/rules', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.md'))
  .sort();

function laidOver(files: readonly ExampleFile[]): ReadonlyMap<string, string> {
  const tree = fixtureFiles('minimal');
  // An asset that is served as it is takes the place of the template of that name.
  for (const { path } of files) tree.delete(`${path}.ejs`);
  for (const { path, text } of files) tree.set(path, text);
  return tree;
}

/** Rules about files that stand alone: their examples are no part of a tree. */
const OF_FILES = /^(?:check|ipxe)\//;

async function findings(id: string, files: readonly ExampleFile[]): Promise<readonly string[]> {
  if (OF_FILES.test(id)) return checkedFindings(files);
  const found = await conciseFindings(laidOver(files));
  return found.filter((line) => line.endsWith(`[${id}]`) || !OF_WHOLE_TREES.test(line));
}

/** Tests, for each page whose group begins with one of these letters, that its examples give what it says. */
export function executePages(test: Test, letters: string): void {
  for (const file of PAGES.filter((page) => letters.includes(page[0]!))) {
    const path = `docs/rules/${file}`;
    const page = parseRulePage(readFileSync(path, 'utf8'));

    test(`${file}: is titled with its rule`, () => {
      assert.equal(`${page.id}.md`, file);
    });

    if (NOT_IN_A_TREE.has(page.id)) continue;

    test(`${file}: the wrong example gives exactly the finding shown`, async () => {
      assert.notEqual(page.wrong.length, 0, 'the page has no wrong example');
      const found = await findings(page.id, page.wrong);
      if (process.env.UPDATE_GOLDEN) writeFileSync(path, withFinding(readFileSync(path, 'utf8'), found));
      else assert.deepEqual(found, page.finding);
      assert.ok(
        found.some((line) => line.endsWith(`[${page.id}]`)),
        `${page.id} is not among what was found:\n${found.join('\n')}`,
      );
    });

    test(`${file}: the right example gives none`, async () => {
      assert.notEqual(page.right.length, 0, 'the page has no right example');
      assert.deepEqual(await findings(page.id, page.right), []);
    });
  }
}
