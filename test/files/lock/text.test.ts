import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { lockText } from '../../../src/files/lock/text.ts';
import { built } from '../../sot/sample.ts';

const test = suite('files/lock/text');

const ENTRIES: readonly { path: string; url?: string; sha256: string; size: number }[] = [
  { path: 'b: "quoted" # text', sha256: 'b1'.repeat(32), size: 0 },
  { path: 'a/linux', url: 'https://mirror.example/a?b=c#d', sha256: 'a1'.repeat(32), size: 8_206_336 },
];

test('a lock has its files in the order of their paths, a line for each fact', () => {
  const text = `# Written by \`vaq lock\`: commit it, and let it be.
version: 1
files:
  - path: a/linux
    url: https://mirror.example/a?b=c#d
    sha256: ${'a1'.repeat(32)}
    size: 8206336
  - path: 'b: "quoted" # text'
    sha256: ${'b1'.repeat(32)}
    size: 0
`;
  assert.equal(lockText(ENTRIES), text);
  assert.equal(lockText([...ENTRIES].reverse()), text);
});

test('a lock has its links after its files, releases first, and none where there are none', () => {
  const commit = 'a1'.repeat(20);
  const links = [
    { url: 'https://mirror.example/b.git', ref: 'main', commit },
    { url: 'https://mirror.example/b.git', commit },
    { ref: 'v1.2', commit },
  ];
  const text = `# Written by \`vaq lock\`: commit it, and let it be.
version: 1
files: []
links:
  - ref: v1.2
    commit: ${commit}
  - url: https://mirror.example/b.git
    commit: ${commit}
  - url: https://mirror.example/b.git
    ref: main
    commit: ${commit}
`;
  assert.equal(lockText([], links), text);
  assert.equal(lockText([], [...links].reverse()), text);
});

test('what is written is read as the same, also where YAML would take it for something else', async () => {
  const paths = ['1', 'true', 'null', '~', '- a', 'ü/ß', '0x10', '2001-01-01', 'a b', "it's", '1e3'];
  const entries: typeof ENTRIES = [
    ...ENTRIES,
    // Digits alone, and what looks like a number with an exponent.
    ...paths.map((path, index) => ({
      path,
      sha256: index % 2 ? '1'.repeat(64) : `${'1'.repeat(61)}e11`,
      size: 1,
    })),
  ];
  const { model, found } = await built({
    'files.yml': `files:\n${entries.map(({ path, url }) => `  - path: ${JSON.stringify(path)}\n${url === undefined ? '' : `    url: ${url}\n`}`).join('')}`,
    'vaq.lock': lockText(entries),
  });
  assert.deepEqual(found, []);
  assert.deepEqual(
    model.declarations?.map(({ path, sha256, size }) => ({ path, sha256, size })),
    entries.map(({ path, sha256, size }) => ({ path, sha256, size })),
  );
});

test.run();
