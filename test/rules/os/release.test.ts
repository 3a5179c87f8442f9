import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { release } from '../../../src/rules/os/release.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/os/release');

function os(family: string, major: string): Promise<readonly string[]> {
  const text = `id: debian12\nos_family: ${family}\nmajor_version: "${major}"\nboot:\n  kernel: debian12/linux\n`;
  return ruled(release, { 'os/debian12.yml': text });
}

test('a release that is not known is not silently taken for another', async () => {
  for (const [family, major, place, taken] of [
    ['Rocky', 'nine', '3:16-3:22', 'vaq knows Rocky 3 to 11, and takes the newest for it'],
    ['Rocky', '99', '3:16-3:20', 'vaq knows Rocky 3 to 11, and takes the newest for it'],
    ['RHEL', '2', '3:16-3:19', 'vaq knows RHEL 3 to 11, and takes the oldest, 3, for it'],
    ['CentOS Stream', '9stream', '3:16-3:25', 'vaq knows CentOS Stream 3 to 11, and takes the newest for it'],
    ['Fedora', '46', '3:16-3:20', 'vaq knows Fedora 3 to 45, and takes the newest for it'],
  ] as const) {
    assert.deepEqual(await os(family, major), [
      `os/debian12.yml:${place} warning os/release: \`${major}\` is no release of ${family} that is known: ${taken}`,
    ]);
  }
});

test('what is known is no mistake, nor what kinds do not tell apart', async () => {
  for (const [family, major] of [
    ['Rocky', '9'],
    ['Alma', '9.4'],
    ['CentOS Stream', '9-stream'],
    ['RHEL', '3'],
    ['Fedora', '45'],
    ['Fedora', 'rawhide'],
    ['Fedora', 'ELN'],
    ['Debian', 'trixie'],
    ['Plan 9', '4'],
  ] as const) {
    assert.deepEqual(await os(family, major), [], `${family} ${major}`);
  }
});

test.run();
