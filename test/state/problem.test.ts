import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { suite } from 'uvu';
import { attempt, failure, problemFrom, success, systemCode } from '../../src/state/problem.ts';

const test = suite('state/problem');

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says it`), { code, syscall: 'write' });
}

test('each sentence names the path, the code and what to do', () => {
  assert.deepEqual(problemFrom(systemError('ENOSPC'), 'key'), {
    code: 'full',
    message: 'key cannot grow, the disk is full (ENOSPC): make room and try again',
  });
  assert.deepEqual(problemFrom(systemError('EROFS'), 'key'), {
    code: 'denied',
    message:
      'key cannot be used, it is not permitted here (EROFS): ' +
      'give it to your user, or keep the state elsewhere with --state DIR',
  });
  assert.deepEqual(problemFrom(systemError('EIO'), 'key'), {
    code: 'io',
    message: 'key cannot be used (EIO: as the system says it)',
  });
});

test('a defect is thrown on and not taken for a full disk', async () => {
  const defect = new TypeError('x is not a function');
  assert.equal(systemCode(defect), null);
  assert.equal(systemCode('ENOSPC'), null);
  await assert.rejects(
    attempt('key', () => Promise.reject(defect)),
    defect,
  );
});

test('an effect gives its own result, or the problem of the system', async () => {
  assert.deepEqual(await attempt('.', async () => success(7)), { ok: true, value: 7 });
  const own = failure({ code: 'closed', message: 'closed' });
  assert.deepEqual(await attempt('.', async () => own), own);
  assert.deepEqual(await attempt('.', async () => success(await readFile('.'))), {
    ok: false,
    problem: {
      code: 'io',
      message: '. is a folder, and should be a file: move it away, or name another state with --state DIR',
    },
  });
  const missing = await attempt('x', async () => success(await writeFile('/nowhere/x', '')));
  assert.equal(missing.ok, false);
});

test.run();
