import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { LineSplitter } from '../../../src/render/sandbox/line-splitter.ts';

const test = suite('render/sandbox/line-splitter');

test('lines are the same however the text is cut', () => {
  const text = 'one\n\ntwo three\nlast without end';
  for (let size = 1; size <= text.length; size++) {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
    assert.deepEqual(lines, ['one', '', 'two three']);
  }
});

test.run();
