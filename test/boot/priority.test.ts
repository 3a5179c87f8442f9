import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';

const test = suite('boot/priority');

const CHILD = fileURLToPath(new URL('children/go-first.ts', import.meta.url));

/** The priorities of a process of this user before and after; in a process of its own, since there is no way back. */
async function priorities(uid?: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', CHILD, String(uid ?? '')],
    { timeout: 60_000 },
  );
  return JSON.parse(stdout) as readonly number[];
}

if (process.platform === 'linux') {
  if (process.getuid?.() === 0)
    test('root goes before other work', async () => {
      const [, after] = await priorities();
      assert.equal(after, constants.priority.PRIORITY_HIGH);
    });

  test('who may not stays as before', async () => {
    const [before, after] = await priorities(process.getuid?.() === 0 ? 54_321 : undefined);
    assert.equal(after, before);
  });
}

test.run();
