import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { layBuiltClone, newScratch } from './support/clone.ts';

const test = suite('docs/notice');

const scratch = newScratch();
test.before(() => layBuiltClone(scratch.path));
test.after(() => scratch.remove());

/** The packages that the built program has code of, as its source maps tell. */
function bundled(dist: string): readonly string[] {
  const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.map'),
  );
  const sources = maps.flatMap((map) => {
    const { sources: names } = JSON.parse(readFileSync(join(dist, map), 'utf8')) as { sources: string[] };
    return names;
  });
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

/** A package lies at the top, or beside the one that needs another version of it. */
function licenseOf(name: string): string {
  const inside = readdirSync('node_modules').map((owner) => `node_modules/${owner}/node_modules/${name}`);
  const folder = [`node_modules/${name}`, ...inside].find((path) => existsSync(`${path}/package.json`));
  return (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { license: string }).license;
}

test('NOTICE names every package that is in the program, with its license', () => {
  const named = [...readFileSync('NOTICE', 'utf8').matchAll(/^- (\S+) \((\S+)\): \S/gm)];
  const found = bundled(join(scratch.path, 'dist'));
  assert.notEqual(found.length, 0);
  assert.deepEqual(
    named.map(([, name, license]) => `${name} ${license}`),
    found.map((name) => `${name} ${licenseOf(name)}`),
  );
});

test('each license has its text', () => {
  const text = readFileSync('NOTICE', 'utf8');
  const licenses = new Set([...text.matchAll(/^- \S+ \((\S+)\)/gm)].map(([, license]) => license!));
  for (const license of licenses) {
    if (license === 'Apache-2.0') assert.match(readFileSync('LICENSE', 'utf8'), /Apache License/);
    else assert.match(text, new RegExp(`\n\n\n${license}\n\n\\S`));
  }
});

test.run();
