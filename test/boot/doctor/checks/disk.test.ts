import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diskLines } from '../../../../src/boot/doctor/checks/disk.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/disk');

test('there must be room for what is to come, and some more', () => {
  const folder = '/cache';
  assert.deepEqual(
    texts(
      diskLines([
        { folder, free: 20e9, needed: 4e9 },
        { folder, free: 4.5e9, needed: 4e9 },
        { folder, free: 3e9, needed: 4e9 },
        { folder, free: 4e6, needed: 0 },
      ]),
    ),
    [
      'ok disk: 20.0 GB free for /cache',
      'warning disk: 4.50 GB free for /cache → make room; vaq cache prune',
      'error disk: 3.00 GB free for /cache, and 4.00 GB are to come → vaq cache prune; or --cache DIR',
      'error disk: 4.00 MB free for /cache → make room; vaq cache prune',
    ],
  );
});

test.run();
