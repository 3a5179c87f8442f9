import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { suite } from 'uvu';
import { journalPath } from '../../src/state/journal-format.ts';
import { childProgram, runChild } from './child.ts';
import { withStateDir } from './samples.ts';

const test = suite('state/journal-full');

/** How to run a command that may mount: in a mount namespace, of a user namespace where we are not root. */
const UNSHARE = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-Urm'];
const FILL =
  'mount -t tmpfs -o size=96k none "$1" && head -c 16384 /dev/zero > "$1/ballast" && exec "$2" "$3" "$1" "$1/ballast"';

const trial = spawnSync(UNSHARE[0]!, [...UNSHARE.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']);

if (trial.status === 0) {
  test('a disk that is full gives a problem, harms nothing, and is written to again when it has room', () =>
    withStateDir(async (dir) => {
      await mkdir(dir);
      const command = [...UNSHARE, 'sh', '-c', FILL, 'sh', dir, process.execPath, childProgram('fill')];
      const { code, output, errors } = await runChild(command);
      assert.deepEqual([code, errors], [0, '']);
      const { acknowledged, problem, found, whole, foundAfter } = JSON.parse(output);
      assert.deepEqual(problem, {
        code: 'full',
        message: `${journalPath(dir)} cannot grow, the disk is full (ENOSPC): make room and try again`,
      });
      assert.ok(acknowledged > 100);
      assert.deepEqual(found, [...Array(acknowledged).keys()]);
      assert.equal(whole, true);
      assert.deepEqual(foundAfter, [...Array(acknowledged + 1).keys()]);
    }));
} else {
  test('a full disk needs a mount of our own, which this system does not grant', () => {
    assert.ok(trial.error !== undefined || trial.stderr.length > 0);
  });
}

test.run();
