import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { authorizationFor } from '../../../src/files/http/credentials.ts';

const test = suite('files/http/credentials');

const netrc = 'machine mirror.example login ams password s3cret';
const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

test('a host is told who asks by its variable, else by the netrc, and no other host is', () => {
  const ask = (url: string, env: Record<string, string> = {}): string | null =>
    authorizationFor(new URL(url), { env, netrc });
  assert.equal(ask('https://mirror.example/linux'), basic('ams:s3cret'));
  assert.equal(ask('https://Mirror.Example:8443/linux'), basic('ams:s3cret'));
  assert.equal(ask('https://a.mirror.example/linux'), null);
  assert.equal(ask('https://mirror.example/', { VAQ_AUTH_mirror_example: 'me:pass' }), basic('me:pass'));
  assert.equal(ask('https://a-b.example/', { VAQ_AUTH_A_B_EXAMPLE: 'Bearer abc' }), 'Bearer abc');
  assert.equal(ask('https://mirror.example/', { VAQ_AUTH_mirror_example: '' }), basic('ams:s3cret'));
});

test.run();
