import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { callingUser } from '../../src/state/owner.ts';

const test = suite('state/owner');

test('under sudo, files belong to the user who called it', () => {
  assert.deepEqual(callingUser({ SUDO_UID: '1000', SUDO_GID: '985' }, 0), { uid: 1000, gid: 985 });
  assert.deepEqual(callingUser({ SUDO_UID: '0', SUDO_GID: '0' }, 0), { uid: 0, gid: 0 });
});

test('without sudo, without root and on Windows, nothing is given away', () => {
  assert.equal(callingUser({}, 0), null);
  assert.equal(callingUser({ SUDO_UID: '1000', SUDO_GID: '985' }, 1000), null);
  assert.equal(callingUser({ SUDO_UID: '1000', SUDO_GID: '985' }, null), null);
});

test('what is no number, or only half there, is no user', () => {
  assert.equal(callingUser({ SUDO_UID: '1000' }, 0), null);
  assert.equal(callingUser({ SUDO_UID: 'ada', SUDO_GID: '985' }, 0), null);
  assert.equal(callingUser({ SUDO_UID: '-1', SUDO_GID: '985' }, 0), null);
  assert.equal(callingUser({ SUDO_UID: '', SUDO_GID: '' }, 0), null);
});

test.run();
