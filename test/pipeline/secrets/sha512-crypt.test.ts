import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import { passwordHash } from '../../../src/pipeline/secrets/hash.ts';
import { sha512Crypt } from '../../../src/pipeline/secrets/sha512-crypt.ts';

const test = suite('pipeline/secrets/sha512-crypt');

test('the test vectors of the specification', () => {
  assert.equal(
    sha512Crypt('Hello world!', 'saltstring'),
    '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
  );
  assert.equal(
    sha512Crypt('Hello world!', 'saltstringsaltst', 10000),
    '$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.',
  );
});

test('openssl comes to the same for passwords of every kind of length', () => {
  if (spawnSync('openssl', ['version']).status !== 0) return;
  for (const password of [
    'a',
    'hunter2',
    'ü$ "\'',
    'x'.repeat(63),
    'y'.repeat(64),
    'z'.repeat(65),
    'w'.repeat(200),
  ]) {
    const hash = passwordHash(password);
    const salt = hash.split('$')[2]!;
    const { stdout } = spawnSync('openssl', ['passwd', '-6', '-salt', salt, '-stdin'], {
      input: `${password}\n`,
      encoding: 'utf8',
    });
    assert.equal(hash, stdout.trim());
  }
});

test('each hash has a salt of its own, of 16 letters', () => {
  const salts = Array.from({ length: 5 }, () => passwordHash('x', 1000).split('$')[3]!);
  assert.equal(new Set(salts).size, 5);
  for (const salt of salts) assert.match(salt, /^[./0-9A-Za-z]{16}$/);
});

test.run();
