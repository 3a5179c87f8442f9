import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type ExportedState, exportText, parseExport } from '../../../src/state/exchange/format.ts';
import { numbered, script } from '../samples.ts';

const test = suite('state/exchange/format');

const STATE: ExportedState = {
  machine: 'laptop',
  at: '2026-11-21T10:00:00.000Z',
  events: [numbered(1), script({ imported: 'other' })],
  artifacts: [{ contentId: 'a'.repeat(64), content: 'd-i\n\u2028ä' }],
};

test('what was written is read', () => {
  const text = exportText(STATE);
  assert.deepEqual(text.split('\n').length, 6);
  assert.deepEqual(parseExport(text), { ok: true, state: STATE });
});

test('what is wrong is said, with its line', () => {
  const lines = exportText(STATE).split('\n');
  const without = (...numbers: readonly number[]): string =>
    lines.filter((_, index) => !numbers.includes(index + 1)).join('\n');
  const table: readonly (readonly [text: string, line: number, fault: string])[] = [
    ['', 1, 'this is no exported state; `vaq state export` makes one'],
    [
      '{"formatVersion":1,"contents":"vaq journal"}\n',
      1,
      'this is no exported state; `vaq state export` makes one',
    ],
    [
      '{"formatVersion":2,"contents":"vaq state"}\n',
      1,
      'it was written by a newer vaq, in format 2; this one knows 1: update vaq',
    ],
    ['{"formatVersion":1,"contents":"vaq state","at":"x"}\n', 1, 'its machine or its time is missing'],
    [without(5), 5, 'its end is missing: the file was cut off'],
    [without(3), 4, 'lines are missing before it'],
    [without(4), 4, 'lines are missing before it'],
    [lines.with(2, '{"event":{"kind":"reboot"}}').join('\n'), 3, 'no event has the kind "reboot"'],
    [
      lines.with(3, '{"artifact":{"contentId":7}}').join('\n'),
      4,
      'its artifact has no contentId or no content',
    ],
    [lines.with(3, '{"artifact":{"conte').join('\n'), 4, 'it is no event, no artifact and no end'],
    [lines.with(2, '').join('\n'), 3, 'it is no event, no artifact and no end'],
  ];
  for (const [text, line, fault] of table)
    assert.deepEqual(parseExport(text), { ok: false, line, fault }, text);
});

test.run();
