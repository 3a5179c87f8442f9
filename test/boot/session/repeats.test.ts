import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Repeats } from '../../../src/boot/session/repeats.ts';

const test = suite('boot/session/repeats');

/** How many of these are recorded, each with its time in seconds. */
function recorded(happenings: readonly (readonly [what: string, seconds: number])[]): readonly boolean[] {
  const repeats = new Repeats();
  return happenings.map(([what, seconds]) => repeats.isWorthRecording(what, seconds * 1000));
}

test('the same is recorded again after ten seconds, and others at any time', () => {
  assert.deepEqual(
    recorded([
      ['a', 0],
      ['a', 1],
      ['b', 1],
      ['a', 9.9],
      ['a', 10],
      ['a', 19.9],
    ]),
    [true, false, true, false, true, false],
  );
});

test('a clock that was set back silences nobody', () => {
  assert.deepEqual(
    recorded([
      ['a', 100],
      ['a', 50],
      ['a', 51],
    ]),
    [true, true, false],
  );
});

test('a flood of different things is cut to ten a second', () => {
  const flood = (count: number, from: number, to: number) =>
    Array.from(
      { length: count },
      (_, index) => [`${from} ${index}`, from + (index / count) * (to - from)] as const,
    );
  const results = recorded([...flood(20_000, 0, 1), ...flood(20_000, 1, 101)]);
  const [first, second] = [results.slice(0, 20_000), results.slice(20_000)].map(
    (part) => part.filter(Boolean).length,
  );
  assert.ok(first! >= 10_000 && first! <= 10_010, `${first}`);
  assert.ok(second! >= 990 && second! <= 1010, `${second}`);
});

test.run();
