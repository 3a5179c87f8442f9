import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { reply } from '../../../src/terminal/completion/reply.ts';

const test = suite('terminal/completion/reply');

test('a line a word, the first line of what it is about, and what else may stand there', () => {
  const words = [
    { value: 'ls', about: 'List them\nand more' },
    { value: 'r1-01', about: '' },
  ];
  assert.equal(reply('words', words), 'ls\tList them\nr1-01\n:words\n');
  assert.equal(reply('folders', []), ':folders\n');
});

test('nothing in it is obeyed by a terminal, or ends its line', () => {
  const words = [{ value: 'a\u001b[2Jb\nc', about: 'd\te' }];
  assert.equal(reply('words', words), 'a\\u001b[2Jb\\nc\td\\te\n:words\n');
});

test.run();
