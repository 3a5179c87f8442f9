import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { suite } from 'uvu';

const test = suite('docs/links');

const pages = readdirSync('.', { encoding: 'utf8' })
  .concat(readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)))
  .filter((name) => name.endsWith('.md'));

function prose(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^(`{3,})[\s\S]*?^\1`*$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
}

/** The anchor that a heading gets: lower case, blanks as hyphens, without punctuation. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(file: string): ReadonlySet<string> {
  const text = readFileSync(file, 'utf8').replace(/^(`{3,})[\s\S]*?^\1`*$/gm, '');
  return new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!.trim())));
}

/** What is wrong with a link from a page; null where it leads somewhere, or out of the repository. */
function problem(page: string, target: string): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [path = '', fragment] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(file)) return `${page}: ${target}: there is no ${file}`;
  if (fragment === undefined || anchorsOf(file).has(fragment)) return null;
  return `${page}: ${target}: no heading of ${file} has this anchor`;
}

function linksOf(page: string): readonly string[] {
  const text = prose(page);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
  return links.map(([, target]) => target!);
}

test('links between pages, to images and to headings lead somewhere', () => {
  const broken = pages.flatMap((page) => linksOf(page).flatMap((target) => problem(page, target) ?? []));
  assert.deepEqual(broken, []);
});

/** The pages that a reader comes to from the README; a link to a folder leads to all that is in it. */
function reached(): ReadonlySet<string> {
  const found = new Set(['README.md']);
  for (const page of found) {
    for (const target of linksOf(page)) {
      if (/^[a-z]+:/.test(target) || target.startsWith('#')) continue;
      const path = normalize(join(dirname(page), target.split('#')[0]!));
      for (const other of pages) if (other === path || other.startsWith(join(path, sep))) found.add(other);
    }
  }
  return found;
}

test('every page is reached from the README', () => {
  const found = reached();
  assert.deepEqual(
    pages.filter((page) => !found.has(page)),
    [],
  );
});

test('a broken link would be seen', () => {
  assert.equal(problem('README.md', 'docs/none.md'), 'README.md: docs/none.md: there is no docs/none.md');
  assert.equal(
    problem('README.md', 'docs/architecture.md#none'),
    'README.md: docs/architecture.md#none: no heading of docs/architecture.md has this anchor',
  );
  assert.equal(problem('README.md', 'docs/architecture.md#the-rooms'), null);
});

test.run();
