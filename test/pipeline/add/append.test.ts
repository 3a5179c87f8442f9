import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { appendDocument } from '../../../src/pipeline/add/append.ts';

const test = suite('pipeline/add/append');

const TEXTS: readonly (readonly [what: string, before: string, after: string])[] = [
  ['an empty file', '', 'name: x\n'],
  ['comments alone', '# hosts\n\n', '# hosts\n\nname: x\n'],
  ['a document', 'name: a # first\n', 'name: a # first\n---\nname: x\n'],
  ['a document without its last line end', 'name: a', 'name: a\n---\nname: x\n'],
  ['a document that is begun already', 'name: a\n---\n# next\n', 'name: a\n---\n# next\nname: x\n'],
  ['a document that is ended', 'name: a\n...\n', 'name: a\n...\n---\nname: x\n'],
  ['line ends of Windows', 'name: a\r\n', 'name: a\r\n---\r\nname: x\r\n'],
  ['a byte order mark', '\ufeff# hosts\n', '\ufeff# hosts\nname: x\n'],
  ['a text that ends as a comment does', 'a: |\n  # b\n', 'a: |\n  # b\n---\nname: x\n'],
];

for (const [what, before, after] of TEXTS)
  test(`appends to ${what}`, () => assert.equal(appendDocument(before, ['name: x']), after));

test.run();
