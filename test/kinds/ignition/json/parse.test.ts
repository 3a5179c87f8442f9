import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { JsonMistake } from '../../../../src/kinds/ignition/json/node.ts';
import { parseJson } from '../../../../src/kinds/ignition/json/parse.ts';

const test = suite('kinds/ignition/json/parse');

/** Each text that is no JSON, with the offset of what is wrong and the words of Go 1.19. */
const MISTAKES: readonly (readonly [text: string, offset: number, message: string])[] = [
  ['', 0, 'unexpected end of JSON input'],
  ['  ', 2, 'unexpected end of JSON input'],
  ['{', 1, 'unexpected end of JSON input'],
  ['{"a":1,}', 7, "invalid character '}' looking for beginning of object key string"],
  ['{a:1}', 1, "invalid character 'a' looking for beginning of object key string"],
  ['{"a" 1}', 5, "invalid character '1' after object key"],
  ['{"a":1 "b":2}', 7, "invalid character '\"' after object key:value pair"],
  ['[1,]', 3, "invalid character ']' looking for beginning of value"],
  ['[1 2]', 3, "invalid character '2' after array element"],
  ['{} x', 3, "invalid character 'x' after top-level value"],
  ['{"a":01}', 6, "invalid character '1' after object key:value pair"],
  ['[-]', 2, "invalid character ']' in numeric literal"],
  ['[1.]', 3, "invalid character ']' after decimal point in numeric literal"],
  ['[1e]', 3, "invalid character ']' in exponent of numeric literal"],
  ['[trze]', 3, "invalid character 'z' in literal true (expecting 'u')"],
  ['["\n"]', 2, "invalid character '\\n' in string literal"],
  ['["\\x"]', 3, "invalid character 'x' in string escape code"],
  ['["\\u12g4"]', 6, "invalid character 'g' in \\u hexadecimal character escape"],
  ["['a']", 1, "invalid character '\\'' looking for beginning of value"],
  ['[\\]', 1, "invalid character '\\\\' looking for beginning of value"],
  ['[é]', 1, "invalid character 'Ã' looking for beginning of value"],
  ['\ufeff{}', 0, "invalid character 'ï' looking for beginning of value"],
];

for (const [text, offset, message] of MISTAKES) {
  test(`says what is wrong with ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => parseJson(text),
      (error) => {
        assert.ok(error instanceof JsonMistake);
        assert.deepEqual({ offset: error.offset, message: error.message }, { offset, message });
        return true;
      },
    );
  });
}

test('reads every kind of value with its place', () => {
  assert.deepEqual(parseJson(' {"a": [1.5e3, "\\u00e9\\n", true, null]}'), {
    is: 'map',
    start: 1,
    end: 39,
    entries: [
      {
        key: 'a',
        start: 2,
        end: 5,
        node: {
          is: 'list',
          start: 7,
          end: 38,
          items: [
            { is: 'number', written: '1.5e3', start: 8, end: 13 },
            { is: 'text', value: 'é\n', start: 15, end: 25 },
            { is: 'truth', value: true, start: 27, end: 31 },
            { is: 'null', start: 33, end: 37 },
          ],
        },
      },
    ],
  });
});

test('refuses what stands too deep, and is not overrun by it', () => {
  assert.throws(() => parseJson('['.repeat(100_000)), /exceeded max depth/);
});

test.run();
