import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { absence } from '../../../src/boot/preflight/absence.ts';

const test = suite('boot/preflight/absence');

const [A, B] = ['a1'.repeat(32), 'b1'.repeat(32)];
const LOCAL = { data: { path: 'linux' }, sha256: null };
const FETCHED = { data: { path: 'linux', url: 'https://mirror.example/linux' }, sha256: A };

test('a file that is not there is missing from where it can be', () => {
  assert.equal(absence(LOCAL, null), 'the site has no `service.files` folder to serve it from');
  assert.equal(absence(LOCAL, '/srv/linux'), '/srv/linux does not exist');
  assert.equal(absence(FETCHED, null), 'it is not in the cache; run `vaq fetch`');
  assert.equal(
    absence(FETCHED, '/srv/linux'),
    '/srv/linux does not exist, and it is not in the cache; run `vaq fetch`',
  );
  const made = { data: { path: 'image', build: { command: ['make'], output: 'image' } }, sha256: A };
  assert.equal(absence(made, null), 'it is not in the cache; run `vaq fetch --build`');
  assert.equal(
    absence({ ...FETCHED, sha256: null }, null),
    'nothing pins what it is; run `vaq lock`, then `vaq fetch`',
  );
  assert.equal(
    absence(FETCHED, '/srv/linux', B),
    `its copy in the cache is damaged, its SHA-256 is ${B}; run \`vaq fetch\``,
  );
});

test.run();
