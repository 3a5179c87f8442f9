import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Manifest, manifestText, parseManifest } from '../../../src/files/bundle/manifest.ts';
import { sampleManifest } from './sample.ts';

const test = suite('files/bundle/manifest');

const MANIFEST = sampleManifest({});

test('what is written is read again', () => {
  assert.deepEqual(parseManifest(manifestText(MANIFEST)), MANIFEST);
});

const NOT_OURS = 'is not one that vaq writes';
const entry = { name: 'vaq.lock', size: 1, sha256: 'a'.repeat(64), here: true };

const WRONG: Readonly<Record<string, readonly [unknown, string]>> = {
  'a list': [[], 'has the format undefined, and this version of vaq reads 1'],
  nothing: [null, 'is no object'],
  'a later format': [{ ...MANIFEST, formatVersion: 2 }, 'has the format 2, and this version of vaq reads 1'],
  'a commit that is an option': [{ ...MANIFEST, commit: '--upload-pack=x' }, NOT_OURS],
  'a folder without its end': [{ ...MANIFEST, prefix: 'sot' }, NOT_OURS],
  'a size below nothing': [{ ...MANIFEST, entries: [{ ...entry, size: -1 }] }, NOT_OURS],
  'a name that leads out': [{ ...MANIFEST, entries: [{ ...entry, name: 'programs/../../x' }] }, NOT_OURS],
  'a hidden name': [{ ...MANIFEST, entries: [{ ...entry, name: 'programs/.profile' }] }, NOT_OURS],
  'no entries': [{ ...MANIFEST, entries: undefined }, NOT_OURS],
  'a repository of no revision': [
    { ...MANIFEST, repositories: [{ entry: 'git/0.bundle', url: null }] },
    NOT_OURS,
  ],
};

for (const [name, [value, problem]] of Object.entries(WRONG)) {
  test(`${name} is refused`, () => {
    assert.equal(parseManifest(manifestText(value as Manifest)), problem);
  });
}

test('what is no JSON is refused', () => {
  assert.equal(parseManifest('{'), 'is no JSON');
});

test.run();
