import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Program, paired, spread } from '../../bench/paired.ts';

const test = suite('bench/paired');

test('the middle of an odd and of an even count, whatever the order', () => {
  assert.deepEqual(spread([10, 9, 100]), { min: 9, median: 10, max: 100 });
  assert.deepEqual(spread([4, 1, 3, 2]), { min: 1, median: 2.5, max: 4 });
  assert.deepEqual(spread([7]), { min: 7, median: 7, max: 7 });
});

test('programs take turns, warm-ups are not counted, and ratios are taken pair by pair', () => {
  const a: Program = { command: 'a', args: [] };
  const b: Program = { command: 'b', args: [] };
  const times = [1000, 1000, 10, 30, 100, 100, 10, 20];
  const order: string[] = [];
  const time = ({ command }: Program) => {
    order.push(command);
    return times.shift()!;
  };
  assert.deepEqual(paired(a, b, { pairs: 3, warmUps: 1, time }), {
    base: { min: 10, median: 10, max: 100 },
    subject: { min: 20, median: 30, max: 100 },
    ratio: { min: 1, median: 2, max: 3 },
  });
  assert.equal(order.join(''), 'abababab');
});

test('a whole process is timed, and one that fails is no measurement', () => {
  const node = (code: string): Program => ({ command: process.execPath, args: ['-e', code] });
  const once = { pairs: 1, warmUps: 0 };
  const wait = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)';
  const { base, subject } = paired(node('0'), node(wait), once);
  assert.ok(base.median > 0 && subject.median >= 300);
  assert.throws(() => paired(node('0'), node('process.exit(3)'), once), /process\.exit\(3\) ended with 3$/);
});

test.run();
