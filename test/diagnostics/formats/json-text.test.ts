import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { jsonText } from '../../../src/diagnostics/formats/json-text.ts';

const test = suite('diagnostics/formats/json-text');

test('what JSON would leave as it is and a terminal would obey is written as escapes', () => {
  assert.equal(
    jsonText({ a: '\u001b[2J\u007f\u009b\u202e\u2028\u{e0041}é\ud83d\ude00' }),
    '{"a":"\\u001b[2J\\u007f\\u009b\\u202e\\u2028\\udb40\\udc41é\ud83d\ude00"}',
  );
});

test('the value is unchanged, and its layout too', () => {
  const value = { text: 'a\u0085b\n\u200dc\ufeff\ud800', list: [1, null, true] };
  assert.deepEqual(JSON.parse(jsonText(value, 2)), value);
  assert.equal(jsonText([1], 2), '[\n  1\n]');
});

test.run();
