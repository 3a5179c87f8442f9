import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { readCsv } from '../../../src/pipeline/init/csv.ts';

const test = suite('pipeline/init/csv');

const texts = (text: string): readonly (readonly string[])[] =>
  readCsv(text).rows.map((row) => row.map((cell) => cell.text));

const TABLES: readonly (readonly [what: string, text: string, rows: readonly (readonly string[])[]])[] = [
  [
    'commas',
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'semicolons',
    'a;b\nc;d,e',
    [
      ['a', 'b'],
      ['c', 'd,e'],
    ],
  ],
  [
    'tabs',
    'a\tb\nc\t',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  [
    'line ends of Windows, and a byte order mark',
    '\ufeffa,b\r\nc,\r\n',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  [
    'quotes',
    'a,b\n"c,""d""" , " e"\n',
    [
      ['a', 'b'],
      ['c,"d"', 'e'],
    ],
  ],
  [
    'a line end within quotes',
    'a,b\n"c\nd",e\n',
    [
      ['a', 'b'],
      ['c\nd', 'e'],
    ],
  ],
  [
    'blanks, empty lines and comments',
    '# hosts, of us\n a , b \n\n ,\n#x\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['nothing', '', []],
];

for (const [what, text, rows] of TABLES) test(`reads ${what}`, () => assert.deepEqual(texts(text), rows));

test('a cell knows its place, with its quotes', () => {
  const { rows } = readCsv('a,b\r\n "c\nd" ,e\r\n');
  assert.deepEqual(
    rows.flat().map(({ range }) => [range.start.line, range.start.column, range.end.line, range.end.column]),
    [
      [1, 1, 1, 2],
      [1, 3, 1, 4],
      [2, 2, 3, 3],
      [3, 5, 3, 6],
    ],
  );
});

test('quotes that are wrong are said, and the line is read all the same', () => {
  const { rows, mistakes } = readCsv('a,b\n"c"d,e\nf,"g\nh,i\n');
  assert.deepEqual(
    rows.map((row) => row.map((cell) => cell.text)),
    [
      ['a', 'b'],
      ['c', 'e'],
      ['f', '"g'],
      ['h', 'i'],
    ],
  );
  assert.deepEqual(
    mistakes.map(({ range, message }) => [range.start, message]),
    [
      [
        { line: 2, column: 4 },
        'something stands after the closing quote; a quote within quotes is written twice',
      ],
      [{ line: 3, column: 3 }, 'this quote is never closed; a quote within quotes is written twice'],
    ],
  );
});

test.run();
