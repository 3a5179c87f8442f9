import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { FORMATS } from '../../../src/diagnostics/formats/index.ts';
import { FORMAT_NAMES } from '../../../src/diagnostics/formats/names.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats');

test('formats are found by the name that --format takes', () => {
  const names = ['pretty', 'concise', 'json', 'jsonl', 'sarif', 'junit', 'github', 'tap'];
  assert.deepEqual([...FORMAT_NAMES], names);
  assert.deepEqual(
    Object.entries(FORMATS).map(([name, format]) => [name, format.name]),
    names.map((name) => [name, name]),
  );
});

for (const [name, format] of Object.entries(FORMATS)) {
  test(`${name}: hostile texts reach no terminal, and the same report gives the same text`, () => {
    const text = format(report, sources, { color: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.match(text, /\n$/);
    assert.equal(format(report, sources, { color: false }), text);
  });
}

test.run();
