import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { CASES } from '../../../src/boot/diagnosis/diagnose.ts';

const test = suite('boot/diagnosis/page');

/** The rows of the first table of the page. */
function rows(): readonly (readonly string[])[] {
  const [, table = ''] = readFileSync('docs/diagnosis.md', 'utf8').split(
    '| id | what is said | what to do |\n',
  );
  const [first = ''] = table.split('\n\n');
  const [, ...lines] = first.split('\n');
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

test('the page says of each case what the log says', () => {
  const wanted = CASES.map(({ id, sentence, advice }) => [`\`${id}\``, sentence, advice]);
  assert.deepEqual([...rows()].sort(), wanted.sort());
});

test('a sentence has only the values that its case finds, and no line of a table breaks', () => {
  for (const { id, sentence, advice } of CASES) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.doesNotMatch(`${sentence}${advice}`, /[|\n]|\.$/, id);
    assert.doesNotMatch(advice, /[{}]/, id);
  }
});

test.run();
