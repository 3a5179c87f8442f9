import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { compareWithBaseline, formatBaseline, parseBaseline } from '../../src/diagnostics/baseline.ts';
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts';

const test = suite('diagnostics/baseline');

const none = () => null;
const finding = (message: string, file = 'b.yml') => diagnostic({ ruleId: 'a/b', message, file, path: '/x' });

function accepting(diagnostics: readonly Diagnostic[]) {
  const parsed = parseBaseline(formatBaseline(diagnostics, none));
  assert.ok(parsed.ok);
  return parsed.baseline;
}

test('the file counts equal findings, and stands in one order', () => {
  const [a, b, c] = [finding('m'), finding('m'), finding('n', 'a.yml')];
  const text = formatBaseline([a, b, c], none);
  assert.equal(formatBaseline([c, b, a], none), text);
  const { formatVersion, findings } = JSON.parse(text);
  assert.equal(formatVersion, 1);
  assert.deepEqual(
    findings.map(({ fingerprint, ...entry }: { fingerprint: string }) => [entry, fingerprint.length]),
    [
      [{ ruleId: 'a/b', file: 'a.yml', count: 1 }, 16],
      [{ ruleId: 'a/b', file: 'b.yml', count: 2 }, 16],
    ],
  );
});

test('no message stands in the file, because it may quote a password', () => {
  assert.ok(!formatBaseline([finding('password hunter2')], none).includes('hunter2'));
});

test('what is accepted is left out, and what is new is left', () => {
  const [old, fresh] = [finding('old'), finding('new')];
  assert.deepEqual(compareWithBaseline([fresh, old], accepting([old]), none), {
    diagnostics: [fresh],
    accepted: 1,
    stale: 0,
  });
});

test('one more of equal findings is new; those that are gone are counted', () => {
  const baseline = accepting([finding('m'), finding('m'), finding('gone')]);
  const third = finding('m');
  assert.deepEqual(compareWithBaseline([finding('m'), finding('m'), third], baseline, none), {
    diagnostics: [third],
    accepted: 2,
    stale: 1,
  });
  assert.deepEqual(compareWithBaseline([], baseline, none), { diagnostics: [], accepted: 0, stale: 3 });
});

test('comparing does not use a baseline up', () => {
  const baseline = accepting([finding('m')]);
  for (let round = 0; round < 2; round++)
    assert.equal(compareWithBaseline([finding('m')], baseline, none).accepted, 1);
});

test('a text that is no baseline is refused in a sentence', () => {
  const refusal = (text: string) => {
    const parsed = parseBaseline(text);
    return parsed.ok ? 'none' : parsed.message;
  };
  const noBaseline = 'it is no baseline; `--write-baseline` writes one';
  for (const text of ['', '{', 'null', '[]', '3', '{"findings": []}'])
    assert.equal(refusal(text), noBaseline);
  assert.equal(
    refusal('{"formatVersion": 2, "findings": []}'),
    'its formatVersion is 2, and this vaq reads 1',
  );
  assert.equal(refusal('{"formatVersion": 1}'), 'its `findings` is no list');
  for (const entry of ['null', '{}', '{"fingerprint": "a"}', '{"fingerprint": "a", "count": 0}'])
    assert.equal(
      refusal(`{"formatVersion": 1, "findings": [{"fingerprint": "a", "count": 1}, ${entry}]}`),
      'entry 2 of its `findings` has no fingerprint and count',
    );
});

test.run();
