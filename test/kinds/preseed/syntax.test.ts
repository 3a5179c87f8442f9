import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isQuestionName, isType, typeFits } from '../../../src/kinds/preseed/syntax.ts';

const test = suite('kinds/preseed/syntax');

test('types are known in lower case, and so is the flag that stands in their place', () => {
  for (const type of [
    'string',
    'boolean',
    'select',
    'multiselect',
    'note',
    'text',
    'password',
    'title',
    'error',
    'seen',
  ]) {
    assert.equal(isType(type), true, type);
  }
  for (const word of ['String', 'bool', '']) assert.equal(isType(word), false, word);
});

test('texts and choices fit each other, and nothing else does', () => {
  assert.equal(typeFits('string', 'select'), true);
  assert.equal(typeFits('multiselect', 'string'), true);
  assert.equal(typeFits('boolean', 'boolean'), true);
  assert.equal(typeFits('boolean', 'string'), false);
  assert.equal(typeFits('string', 'password'), false);
});

test('the name of a question is no path and no URL', () => {
  for (const name of ['a/b', 'partman-auto/disk', 'apt-setup/local0/key', 'grub-pc/install_devices']) {
    assert.equal(isQuestionName(name), true, name);
  }
  for (const word of ['ab', '/bin/sh', 'http://mirror.example/x', 'a/', '', '$a/b']) {
    assert.equal(isQuestionName(word), false, word);
  }
});

test.run();
