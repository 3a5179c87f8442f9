import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { netrcLogin } from '../../../src/files/http/netrc.ts';

const test = suite('files/http/netrc');

const NETRC = `# machine commented.example login no password no
machine mirror.example login ams password s3cret
machine two.example
  login "with blank"
  password "say \\"please\\""
  account ignored
macdef init
cd /pub
machine inside.example login x password x

machine named.example password only
machine empty.example login nobody
default login anonymous password me@
`;

test('the entry of a host has its login and password', () => {
  assert.deepEqual(netrcLogin(NETRC, 'mirror.example'), { login: 'ams', password: 's3cret' });
  assert.deepEqual(netrcLogin(NETRC, 'two.example'), { login: 'with blank', password: 'say "please"' });
  assert.deepEqual(netrcLogin(NETRC, 'named.example'), { login: '', password: 'only' });
});

test('a host without an entry of its own has that of default, where there is one', () => {
  const anonymous = { login: 'anonymous', password: 'me@' };
  for (const host of ['other.example', 'commented.example', 'inside.example', 'empty.example'])
    assert.deepEqual(netrcLogin(NETRC, host), anonymous, host);
  assert.equal(netrcLogin(NETRC.replace(/^default.*$/m, ''), 'other.example'), null);
});

test('what is cut off or empty is no entry', () => {
  for (const text of [
    '',
    'machine',
    'machine a',
    'machine a login',
    'machine a login b password',
    'macdef x\n',
  ])
    assert.equal(netrcLogin(text, 'b'), null, text);
});

test.run();
