import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { json } from '../../../src/diagnostics/formats/json.ts';
import { jsonl } from '../../../src/diagnostics/formats/jsonl.ts';
import { report, sources } from './sample.ts';

const test = suite('diagnostics/formats/jsonl');

function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}

test('the findings of the JSON document, one a line, and a last line that sums up', () => {
  const { diagnostics, ...rest } = JSON.parse(json(report, sources, { color: false }));
  const lines = linesOf(jsonl(report, sources, { color: false })).map((line) => JSON.parse(line));
  assert.deepEqual(lines, [...diagnostics, rest]);
});

test('no separator that some readers know and JSON does not', () => {
  const [finding] = report.diagnostics;
  const diagnostics = [{ ...finding!, message: 'a\u2028b\u0085c\rd' }];
  const text = jsonl({ ...report, diagnostics }, sources, { color: false });
  assert.equal(text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length, 3);
});

test('without findings there is the last line alone, with the verdicts of a check of single files', () => {
  const verdicts = [{ file: 'ks.cfg', kind: 'kickstart', valid: true }];
  const { revision, summary } = report;
  const text = jsonl({ revision, summary, verdicts, diagnostics: [] }, sources, { color: false });
  assert.deepEqual(
    linesOf(text).map((line) => JSON.parse(line)),
    [{ formatVersion: 1, revision, summary, verdicts }],
  );
});

test.run();
