import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { RULES } from '../../src/rules/index.ts';
import { conciseFindings } from '../support/concise-validate.ts';
import { PAGES } from '../support/executed-pages.ts';
import { fixtureFiles } from '../support/memory-source.ts';

const test = suite('rules/pages');

// Each of pages/*.test.ts executes those of some letters, because all in one process would take longer than a file may.
test('pages are named by letters', () => {
  assert.deepEqual(
    PAGES.filter((page) => !/^[a-z-]+\/[a-z0-9-]+\.md$/.test(page)),
    [],
  );
});

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
