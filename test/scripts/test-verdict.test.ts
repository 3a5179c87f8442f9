import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { judge } from '../../scripts/test-verdict.ts';

const test = suite('scripts/test-verdict');

const summary = (total: number, passed: number, skipped = 0) =>
  `\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  1ms\n`;
const ran = (output: string, code = 0, timedOut = false) =>
  judge({ file: 'x.test.ts', code, output, timedOut });

test('a file whose tests all pass is green', () => {
  assert.deepEqual(ran(summary(3, 3)), { passed: 3, failed: 0, problem: null });
});

test('a file without a summary is red: .run() was forgotten, or there is no test', () => {
  assert.deepEqual(ran(''), { passed: 0, failed: 1, problem: 'it ran no test: is `.run()` missing?' });
  assert.deepEqual(ran(summary(0, 0)), {
    passed: 0,
    failed: 1,
    problem: 'it ran no test: is `.run()` missing?',
  });
});

test('failures, a bad exit code and skipped tests are red', () => {
  assert.deepEqual(ran(summary(3, 1), 1), { passed: 1, failed: 2, problem: '2 of 3 tests failed' });
  assert.deepEqual(ran(summary(3, 3), 7), { passed: 3, failed: 1, problem: 'it exited with 7' });
  assert.equal(ran(summary(3, 2, 1)).failed, 1);
});

test('a handle that keeps the process alive is told apart from a test that hangs', () => {
  assert.equal(
    ran(summary(1, 1), 1, true).problem,
    'its tests ended, but a handle kept the process alive until the time limit',
  );
  assert.equal(ran('', 1, true).problem, 'it did not end within the time limit');
});

test.run();
