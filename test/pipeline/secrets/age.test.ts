import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { decrypted, encrypted, newIdentity, recipientOf } from '../../../src/pipeline/secrets/age.ts';

const test = suite('pipeline/secrets/age');

test('each of the recipients can read it, and nobody else', async () => {
  const [one, two, other] = [await newIdentity(), await newIdentity(), await newIdentity()];
  assert.equal(await recipientOf(one.identity), one.recipient);
  const text = await encrypted('root: "hunter2"\n', [one.recipient, two.recipient]);
  assert.match(text, /^-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]*-----END AGE ENCRYPTED FILE-----\n?$/);
  assert.doesNotMatch(text, /hunter2/);
  const bytes = Buffer.from(text);
  assert.equal(await decrypted(bytes, [one.identity]), 'root: "hunter2"\n');
  assert.equal(await decrypted(bytes, [other.identity, two.identity]), 'root: "hunter2"\n');
  assert.deepEqual(await decrypted(bytes, [other.identity]), {
    why: 'it is encrypted for others',
  });
});

test('what was damaged, or is something else, is not taken for a value', async () => {
  const { identity, recipient } = await newIdentity();
  const text = await encrypted('x'.repeat(300), [recipient]);
  const lines = text.split('\n');
  const last = lines[lines.length - 4]!;
  const damaged = text.replace(last, last.startsWith('A') ? `B${last.slice(1)}` : `A${last.slice(1)}`);
  for (const wrong of [damaged, text.slice(0, 120), 'age-encryption.org/v1\nhunter2\n'])
    assert.deepEqual(await decrypted(Buffer.from(wrong), [identity]), { why: 'it is damaged' });
  for (const wrong of ['root: hunter2\n', ''])
    assert.deepEqual(await decrypted(Buffer.from(wrong), [identity]), {
      why: 'it is no file that age has encrypted',
    });
  assert.deepEqual(await decrypted(Buffer.from(text), ['AGE-SECRET-KEY-1HUNTER2']), {
    why: 'an identity is none: expected what `age-keygen` prints',
  });
});

test.run();
