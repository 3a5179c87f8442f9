import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite } from 'uvu';
import { END, paddingOf, statedSize, tarHeader } from '../../../src/files/bundle/tar.ts';

const test = suite('files/bundle/tar');

test('the tar of this machine reads what is written', () => {
  const content = Buffer.from('a kernel');
  const archive = Buffer.concat([
    tarHeader('files/one', content.length),
    content,
    Buffer.alloc(paddingOf(content.length)),
    END,
  ]);
  const options = {
    input: archive,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
  } as const;
  const listing = execFileSync('tar', ['--numeric-owner', '-tvf', '-'], options);
  assert.match(listing, /^-rw-r--r-- +0[/ ]+0 +8 1970-01-01 00:00 files\/one\n$/);
  assert.equal(execFileSync('tar', ['-xOf', '-', 'files/one'], options), 'a kernel');
});

test('a size is stated in octal digits, and above 8 GiB in base 256', () => {
  for (const size of [0, 1, 511, 512, 8 ** 11 - 1]) assert.equal(statedSize(tarHeader('one', size)), size);
  const large = tarHeader('one', 3 * 2 ** 40);
  assert.equal(statedSize(large), null);
  assert.equal(large.subarray(124, 136).toString('hex'), '800000000000030000000000');
});

test('a content is filled up to blocks of 512', () => {
  assert.deepEqual([0, 1, 511, 512, 513].map(paddingOf), [0, 511, 1, 0, 511]);
});

test('what is no plain name is never written', () => {
  for (const name of ['', 'a b', 'ä', 'a'.repeat(101), 'a\n']) assert.throws(() => tarHeader(name, 0));
});

test.run();
