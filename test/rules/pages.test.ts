import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import { RULES } from '../../src/rules/index.ts';
import { conciseFindings } from '../support/concise-validate.ts';
import { fixtureFiles } from '../support/memory-source.ts';
import { type ExampleFile, parseRulePage, withFinding } from '../support/rule-page.ts';

const test = suite('rules/pages');

/** Rules that need more than a tree of text to be seen: bytes, links, Git, or a service about to start. */
const NOT_IN_A_TREE = new Set([
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
  // test/sot/load.test.ts
  'source/no-vaq-yml',
  // test/render/sandbox/problem.test.ts
  'template/unknown-secret',
]);

const pages = readdirSync('docs/rules', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.md'))
  .sort();

function laidOver(files: readonly ExampleFile[]): ReadonlyMap<string, string> {
  const tree = fixtureFiles('minimal');
  for (const { path, text } of files) tree.set(path, text);
  return tree;
}

for (const file of pages) {
  const path = `docs/rules/${file}`;
  const page = parseRulePage(readFileSync(path, 'utf8'));

  test(`${file}: is titled with its rule`, () => {
    assert.equal(`${page.id}.md`, file);
  });

  if (NOT_IN_A_TREE.has(page.id)) continue;

  test(`${file}: the wrong example gives exactly the finding shown`, async () => {
    assert.notEqual(page.wrong.length, 0, 'the page has no wrong example');
    const found = await conciseFindings(laidOver(page.wrong));
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, withFinding(readFileSync(path, 'utf8'), found));
    else assert.deepEqual(found, page.finding);
    assert.ok(
      found.some((line) => line.endsWith(`[${page.id}]`)),
      `${page.id} is not among what was found:\n${found.join('\n')}`,
    );
  });

  test(`${file}: the right example gives none`, async () => {
    assert.notEqual(page.right.length, 0, 'the page has no right example');
    assert.deepEqual(await conciseFindings(laidOver(page.right)), []);
  });
}

test('every rule has a page', () => {
  const missing = RULES.filter(({ id }) => !existsSync(`docs/rules/${id}.md`)).map(({ id }) => id);
  assert.deepEqual(missing, []);
});

test('every rule id in the source has a page', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const ids = sources.flatMap((file) => [
    ...readFileSync(`src/${file}`, 'utf8').matchAll(/(?:ruleId:|ruleId =|RULE_ID =) '([a-z-]+\/[a-z-]+)'/g),
  ]);
  const missing = [...new Set(ids.map((match) => match[1]!))].filter(
    (id) => !existsSync(`docs/rules/${id}.md`),
  );
  assert.deepEqual(missing.sort(), []);
});

test('the examples can be executed because the tree under them is clean', async () => {
  assert.deepEqual(await conciseFindings(fixtureFiles('minimal')), []);
});

test.run();
