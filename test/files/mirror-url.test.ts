import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { mirrorBase, mirroredUrl } from '../../src/files/mirror-url.ts';

const test = suite('files/mirror-url');

const BASES: Readonly<Record<string, string | null>> = {
  'http://mirror.example': 'http://mirror.example/',
  'https://mirror.example/debian': 'https://mirror.example/debian/',
  'https://mirror.example/debian/': 'https://mirror.example/debian/',
  'ftp://mirror.example': null,
  'file:///etc': null,
  'mirror.example': null,
  'https://mirror.example/?a=b': null,
};

test('a base is a URL of HTTP that paths can be added to', () => {
  assert.deepEqual(Object.fromEntries(Object.keys(BASES).map((url) => [url, mirrorBase(url)])), BASES);
});

test('a path is added part by part', () => {
  assert.equal(
    mirroredUrl('https://mirror.example/', 'debian 12/a#b?c'),
    'https://mirror.example/debian%2012/a%23b%3Fc',
  );
});

test.run();
