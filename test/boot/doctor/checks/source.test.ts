import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { sourceLine } from '../../../../src/boot/doctor/checks/source.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/source');

test('what cannot be read is for vaq validate to show', () => {
  assert.deepEqual(
    texts([sourceLine('HEAD (1234567)', 0), sourceLine('work tree', 1), sourceLine('v1', 2)]),
    [
      'ok source of truth: HEAD (1234567)',
      'error source of truth: work tree, with 1 error → vaq validate',
      'error source of truth: v1, with 2 errors → vaq validate',
    ],
  );
});

test.run();
