import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { failureText } from '../../../src/pipeline/files/failure-text.ts';

const test = suite('pipeline/files/failure-text');

const message = 'http://mirror.example/linux answered 503 Service Unavailable (asked 5 times)';

test('a sentence has the path, the URL, and what to do', () => {
  const said = `debian12/linux: ${message}`;
  assert.equal(
    failureText('debian12/linux', { message, remedy: 'later' }, 'fetch'),
    `${said}; run \`vaq fetch\` again when the server is well: it goes on where this one ended`,
  );
  assert.equal(
    failureText('debian12/linux', { message, remedy: 'later' }, 'lock'),
    `${said}; run \`vaq lock\` again when the server is well: it goes on where this one ended`,
  );
  assert.equal(
    failureText('debian12/linux', { message, remedy: 'address' }, 'fetch'),
    `${said}; correct its address, or have it there`,
  );
  assert.equal(
    failureText('debian12/linux', { message, remedy: 'lock' }, 'fetch'),
    `${said}; run \`vaq lock --update debian12/linux\` if that is meant to be the file now`,
  );
});

test('where nothing is known to help, nothing is said of it', () => {
  assert.equal(
    failureText('debian12/linux', { message, remedy: null }, 'lock'),
    `debian12/linux: ${message}`,
  );
});

test.run();
