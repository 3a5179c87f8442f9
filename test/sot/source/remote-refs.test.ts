import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { findRef, parseRemoteRefs, shortRef, shortRefs } from '../../../src/sot/source/remote-refs.ts';

const test = suite('sot/source/remote-refs');

const sha = (digit: string): string => digit.repeat(40);
const LISTING = [
  'ref: refs/heads/main\tHEAD',
  `${sha('a')}\tHEAD`,
  `${sha('a')}\trefs/heads/main`,
  `${sha('b')}\trefs/heads/v1`,
  `${sha('c')}\trefs/tags/v1`,
  `${sha('d')}\trefs/tags/v1^{}`,
  `${sha('e')}\trefs/merge/7`,
  '',
].join('\n');

test('names are found as Git finds them: a tag before a branch, and its commit instead of the tag', () => {
  const refs = parseRemoteRefs(LISTING);
  const found = (name: string | null) => findRef(refs, name);
  assert.deepEqual(found(null), { name: 'refs/heads/main', commit: sha('a') });
  assert.deepEqual(found('HEAD'), found(null));
  assert.deepEqual(found('v1'), { name: 'refs/tags/v1', commit: sha('d') });
  assert.deepEqual(found('heads/v1'), { name: 'refs/heads/v1', commit: sha('b') });
  assert.deepEqual(found('refs/merge/7'), { name: 'refs/merge/7', commit: sha('e') });
  assert.equal(found('v2'), null);
  assert.deepEqual(shortRefs(refs), ['main', 'v1', 'v1']);
  assert.equal(shortRef('refs/heads/rack/2'), 'rack/2');
});

test('a HEAD without a branch is a commit, and an empty repository has none', () => {
  const detached = parseRemoteRefs(`${sha('a')}\tHEAD\n`);
  assert.deepEqual(findRef(detached, null), { name: 'HEAD', commit: sha('a') });
  for (const listing of ['', 'ref: refs/heads/main\tHEAD\n']) {
    assert.equal(findRef(parseRemoteRefs(listing), null), null);
  }
});

test.run();
