import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { usesColour } from '../../src/terminal/colour.ts';

const test = suite('terminal/colour');
const terminal = { isTTY: true };
const pipe = {};

test('a terminal gets colour, a pipe gets none', () => {
  assert.equal(usesColour({ stream: terminal, env: {}, noColor: false }), true);
  assert.equal(usesColour({ stream: pipe, env: {}, noColor: false }), false);
  assert.equal(usesColour({ stream: terminal, env: { TERM: 'dumb' }, noColor: false }), false);
});

test('NO_COLOR holds unless it is empty', () => {
  assert.equal(usesColour({ stream: terminal, env: { NO_COLOR: '1' }, noColor: false }), false);
  assert.equal(usesColour({ stream: terminal, env: { NO_COLOR: '' }, noColor: false }), true);
});

test('FORCE_COLOR holds in a pipe and against NO_COLOR; 0 and false force the absence', () => {
  for (const [value, colour] of [
    ['1', true],
    ['', true],
    ['0', false],
    ['false', false],
  ] as const) {
    for (const stream of [terminal, pipe]) {
      assert.equal(
        usesColour({ stream, env: { FORCE_COLOR: value, NO_COLOR: '1' }, noColor: false }),
        colour,
        value,
      );
    }
  }
});

test('the flag holds against everything', () => {
  assert.equal(usesColour({ stream: terminal, env: { FORCE_COLOR: '1' }, noColor: true }), false);
});

test.run();
