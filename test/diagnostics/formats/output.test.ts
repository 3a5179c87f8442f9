import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseOutputs } from '../../../src/diagnostics/formats/output.ts';

const test = suite('diagnostics/formats/output');

function outputs(...texts: readonly string[]) {
  const parsed = parseOutputs(texts);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.outputs.map(({ format, file }) => `${format} → ${file}`);
}

function refusal(...texts: readonly string[]): string {
  const parsed = parseOutputs(texts);
  assert.ok(!parsed.ok);
  return parsed.message;
}

test('the extension says the format', () => {
  assert.deepEqual(
    outputs('a.sarif', 'b.sarif.json', 'c.json', 'd.jsonl', 'e.ndjson', 'out/f.XML', 'g.tap', 'h.txt'),
    [
      'sarif → a.sarif',
      'sarif → b.sarif.json',
      'json → c.json',
      'jsonl → d.jsonl',
      'jsonl → e.ndjson',
      'junit → out/f.XML',
      'tap → g.tap',
      'pretty → h.txt',
    ],
  );
});

test('a format before the name wins, and a drive is none', () => {
  assert.deepEqual(outputs('sarif:a.json', 'github:-odd:name', 'C:\\reports\\a.json', './json:a.tap'), [
    'sarif → a.json',
    'github → -odd:name',
    'json → C:\\reports\\a.json',
    'tap → ./json:a.tap',
  ]);
  assert.deepEqual(outputs(), []);
});

test('what is not understood is named, with what may have been meant', () => {
  assert.equal(
    refusal('report'),
    'the name `report` does not say a format; write it before the name, as in `sarif:report`',
  );
  assert.equal(refusal('sarfi:a.json'), 'there is no format `sarfi`: did you mean `sarif`?');
  assert.equal(
    refusal('html:a.html'),
    'there is no format `html`: there are pretty, concise, json, jsonl, sarif, junit, github, tap',
  );
  assert.equal(refusal('json:'), '`--output json:` names no file');
  assert.equal(refusal('a.json', 'json:a.json'), '`--output` names a.json twice');
});

test.run();
