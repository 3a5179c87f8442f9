import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { convertedPaths } from '../../../src/sot/source/line-ends.ts';

const test = suite('sot/source/line-ends');

/** Whether CR LF of a file becomes LF by what Git lists of it. */
function isConverted(index: string, attributes: string, autocrlf: string, work = 'crlf'): boolean {
  const record = `i/${index.padEnd(5)} w/${work.padEnd(5)} attr/${attributes.padEnd(17)} \tos/a b.yml\0`;
  return convertedPaths(record, autocrlf).has('os/a b.yml');
}

test('without attributes, the setting says it', () => {
  for (const autocrlf of ['true', 'input', 'on', 'TRUE'])
    assert.ok(isConverted('lf', '', autocrlf), autocrlf);
  for (const autocrlf of ['false', '', 'off']) assert.ok(!isConverted('lf', '', autocrlf), autocrlf);
});

test('an attribute counts more than the setting', () => {
  for (const attributes of ['text', 'text eol=crlf', 'eol=lf', 'text=auto', 'text=auto eol=lf'])
    assert.ok(isConverted('lf', attributes, 'false'), attributes);
  for (const attributes of ['-text', '-text eol=lf'])
    assert.ok(!isConverted('lf', attributes, 'true'), attributes);
});

test('what is committed with CR LF stays so, unless it is said to be text', () => {
  for (const index of ['crlf', 'mixed']) {
    assert.ok(!isConverted(index, '', 'true'));
    assert.ok(!isConverted(index, 'text=auto', 'true'));
    assert.ok(isConverted(index, 'text', 'false'));
  }
});

test('a file that is not committed yet is taken as it will be, and a binary one is left alone', () => {
  assert.ok(isConverted('', '', 'true'));
  assert.ok(isConverted('none', 'text=auto', 'false'));
  assert.ok(!isConverted('-text', '', 'true', '-text'));
  assert.ok(!isConverted('', 'text=auto', 'true', '-text'));
});

test('a listing has many files, and what it says otherwise is passed over', () => {
  const listing =
    'i/lf    w/crlf  attr/                 \ta\tb\0i/lf    w/lf    attr/-text            \tc\0warning\0';
  assert.deepEqual(convertedPaths(listing, 'true'), new Set(['a\tb']));
  assert.deepEqual(convertedPaths('', 'true'), new Set());
});

test.run();
