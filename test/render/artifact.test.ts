import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { digest, hasPlaceholder, secretPlaceholder } from '../../src/render/artifact.ts';

const test = suite('render/artifact');

test('a digest is the SHA-256 of the UTF-8 bytes', () => {
  assert.equal(digest(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(digest('ü'), '607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f');
});

test('a placeholder is found wherever it stands', () => {
  assert.equal(secretPlaceholder('root'), '‹secret root›');
  assert.equal(hasPlaceholder(`a${secretPlaceholder('root')}b`), true);
  assert.equal(hasPlaceholder('‹secrets› are elsewhere'), false);
});

test.run();
