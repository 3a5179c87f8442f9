import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { HEADER, journalPath, judgeHeader } from '../../src/state/journal-format.ts';

const test = suite('state/journal-format');

test('the first line says the version, and this program reads its own', () => {
  assert.equal(HEADER, '{"formatVersion":1,"contents":"vaq journal"}');
  assert.equal(judgeHeader(HEADER, 'j'), null);
  assert.equal(judgeHeader('{"formatVersion":1,"more":[]}', 'j'), null);
  assert.equal(journalPath('.vaq'), '.vaq/journal.jsonl');
});

test('a newer version is refused with a sentence', () => {
  assert.deepEqual(judgeHeader('{"formatVersion":2}', 'j'), {
    code: 'newer',
    message:
      'j was written by a newer vaq, in format 2; this one knows 1: ' +
      'update vaq, or keep another state with --state DIR',
  });
});

for (const line of ['', '{', 'null', '7', '{}', '{"formatVersion":"1"}', '{"formatVersion":0}', '\0\0\0']) {
  test(`no journal begins with ${JSON.stringify(line)}`, () => {
    assert.deepEqual(judgeHeader(line, 'j'), {
      code: 'damaged',
      message: 'j:1: it does not begin as a journal does; move it away to begin a new one',
    });
  });
}

test.run();
