import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { manifestPaths, pathPart, previewTree } from '../../src/pipeline/preview-tree.ts';
import type { Artifact, RenderedBoot } from '../../src/render/artifact.ts';
import type { Boot, Host } from '../../src/sot/model/types.ts';

const test = suite('pipeline/preview-tree');

const PARTS: readonly (readonly [name: string, part: string])[] = [
  ['r1-01', 'r1-01'],
  ['debian_12.1', 'debian_12.1'],
  ['a b', 'a%20b'],
  ['a%b', 'a%25b'],
  ['é', '%C3%A9'],
  ['💾', '%F0%9F%92%BE'],
  ['..', '%2E%2E'],
  ['.', '%2E'],
  ['end.', 'end%2E'],
  ['../x', '..%2Fx'],
  ['C:\\x', 'C%3A%5Cx'],
  ['aux', '%61ux'],
  ['NUL.txt', '%4EUL.txt'],
  ['console', 'console'],
];

for (const [name, part] of PARTS)
  test(`${name} is ${part} in a path`, () => {
    assert.equal(pathPart(name), part);
    assert.equal(decodeURIComponent(part), name);
  });

function boot(host: string, id: string, content: string, sha256: string | null): RenderedBoot {
  const artifact = { path: 'config', content, contentId: 'c', sha256 } as Artifact;
  return {
    host: { name: host, site: { id: 'ams1' } } as Host,
    boot: { id } as Boot,
    artifacts: [artifact],
    diagnostics: [],
  };
}

test('names that differ in their case alone stay apart on every file system', () => {
  const boots = [
    boot('R1-A', 'Debian', 'a', null),
    boot('r1-a', 'Debian', 'b', null),
    boot('R1-B', 'x', 'c', null),
    boot('R1-B', 'X', 'd', null),
  ];
  const { files, manifest } = previewTree({ revision: 'v1', boots, urls: [], tokens: 'literal' });
  const paths = [...files.keys()];
  assert.deepEqual(paths, [
    'ams1/%521-%41/Debian/config',
    'ams1/r1-a/Debian/config',
    'ams1/R1-B/x/config',
    'ams1/R1-B/%58/config',
  ]);
  assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, 4);
  assert.deepEqual(manifestPaths(manifest), [...paths].sort());
});

test('each artifact is a file of its own, and the manifest lists them in order', () => {
  const boots = [
    boot('r1-02', 'b', 'é', null),
    boot('r1-01', '..', 'a\n', 's'),
    { ...boot('r1-03', 'b', '', null), artifacts: null },
  ];
  const { files, manifest } = previewTree({
    revision: 'v1',
    boots,
    urls: ['http://192.0.2.1'],
    tokens: 'literal',
  });
  assert.deepEqual(
    [...files],
    [
      ['ams1/r1-02/b/config', 'é'],
      ['ams1/r1-01/%2E%2E/config', 'a\n'],
    ],
  );
  assert.ok(manifest.endsWith('}\n'));
  const record = JSON.parse(manifest);
  assert.deepEqual(record, {
    formatVersion: 1,
    revision: 'v1',
    context: { urls: ['http://192.0.2.1'], tokens: 'literal' },
    files: {
      'ams1/r1-01/%2E%2E/config': { contentId: 'c', sha256: 's', bytes: 2 },
      'ams1/r1-02/b/config': { contentId: 'c', sha256: null, bytes: 2 },
    },
  });
  assert.deepEqual(Object.keys(record.files), ['ams1/r1-01/%2E%2E/config', 'ams1/r1-02/b/config']);
  assert.deepEqual(manifestPaths(manifest), ['ams1/r1-01/%2E%2E/config', 'ams1/r1-02/b/config']);
});

test('what is no manifest, or leads out of its folder, has no paths', () => {
  const listing = (...paths: readonly string[]): string =>
    JSON.stringify({ formatVersion: 1, files: Object.fromEntries(paths.map((path) => [path, null])) });
  assert.deepEqual(manifestPaths(listing()), []);
  const bad = [
    '',
    'null',
    '[]',
    '{"formatVersion":2,"files":{}}',
    '{"formatVersion":1}',
    listing('a/b/c'),
    listing('a/b/../d'),
    listing('/a/b/c'),
    listing('a/b/c/d/e'),
    listing('../../../x'),
    listing('a/b/c/%'),
  ];
  for (const text of bad) assert.equal(manifestPaths(text), null, text);
});

test.run();
