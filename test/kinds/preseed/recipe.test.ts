import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type AnswerLine, readLines } from '../../../src/kinds/preseed/lines.ts';
import { wordsOf } from '../../../src/kinds/preseed/parse.ts';
import { parseRecipe } from '../../../src/kinds/preseed/recipe.ts';

const test = suite('kinds/preseed/recipe');

const parse = (text: string) => parseRecipe(wordsOf(readLines(text)[0] as AnswerLine));

test('a recipe has a name and partitions, each ended by a dot', () => {
  const { named, ended, partitions } = parse(
    'root :: 1 2 -1 ext4 $lvmok{ } mountpoint{ / } . 64 512 300% linux-swap .',
  );
  assert.deepEqual([named, ended], [true, true]);
  assert.deepEqual(
    partitions.map((part) => ({
      numbers: part.numbers.map(({ text }) => text),
      settings: part.settings.map(({ key, value, form }) => [key, value, form]),
    })),
    [
      {
        numbers: ['1', '2', '-1', 'ext4'],
        settings: [
          ['$lvmok', '', 'spaced'],
          ['mountpoint', '/', 'spaced'],
        ],
      },
      { numbers: ['64', '512', '300%', 'linux-swap'], settings: [] },
    ],
  );
});

test('what partman does not read as it was meant is kept apart', () => {
  const { named, ended, joinedDots, partitions } = parse('1 2 3 method{format} label{ a b }. 4 5 x{ y');
  assert.deepEqual([named, ended, joinedDots.length], [false, false, 1]);
  assert.deepEqual(
    partitions.map((part) => part.settings.map(({ key, value, form }) => [key, value, form])),
    [
      [
        ['method', 'format', 'joined'],
        ['label', 'a b', 'spaced'],
      ],
      [['x', 'y', 'open']],
    ],
  );
  assert.deepEqual(
    partitions.map(({ numbers }) => numbers.length),
    [3, 2],
  );
});

test('words that are no setting are stray, and empty partitions are none', () => {
  const { partitions } = parse('a :: . 1 2 3 ext4 foo } . .');
  assert.deepEqual(
    partitions.map(({ stray }) => stray.map(({ text }) => text)),
    [['foo', '}']],
  );
});

test.run();
