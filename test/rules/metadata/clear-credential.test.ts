import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isClearCredential } from '../../../src/rules/metadata/clear-credential.ts';

const test = suite('rules/metadata/clear-credential');

test('keys that hold a credential, however their words are joined', () => {
  const keys = [
    ...['password', 'root_password', 'rootPassword', 'ROOT-PASSWORD', 'db.passwd', 'passphrase', 'admin_pwd'],
    ...['token', 'joinToken', 'k3s-token', 'psk', 'wifi_psk', 'api_key', 'apiKey', 'apikey', 'secret_key'],
    ...['client_secret', 'sharedSecret', 'aws_secret_access_key', 'disk_encryption_key'],
  ];
  for (const key of keys) assert.equal(isClearCredential(key, 'correct-horse'), true, key);
});

test('keys that only speak of one', () => {
  const keys = [
    ...['password_file', 'passwordHash', 'password_crypted', 'min_password_length', 'token_ttl', 'tokenUrl'],
    ...[
      'tokens',
      'secret',
      'secrets',
      'tls_secret',
      'secret_name',
      'public_key',
      'ssh_authorized_key',
      'key',
    ],
    ...['bypass', 'compass', 'passthrough', 'disk', 'access_key', 'monkey', 'api_key_id'],
  ];
  for (const key of keys) assert.equal(isClearCredential(key, 'correct-horse'), false, key);
});

test('values that nobody could use', () => {
  const values = [
    ...['', 'none', 'No', 'disabled', 'locked', 'x', '!', '*', '!!', '!*'],
    ...['$6$salt$hash', '!$y$j9T$salt$hash', '$2b$12$salt', '{SSHA512}abc', 'grub.pbkdf2.sha512.10000.A.B'],
    ...[
      'SCRAM-SHA-256$4096:a$b:c',
      '<%= md.x %>',
      '{{ vault }}',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of shells
      '${ROOT_PW}',
      '$ROOT_PW',
      'ENC[AES256,data:x]',
    ],
    ...[
      '/etc/vaq/password',
      '~/.password',
      './password',
      '../password',
      'file:///etc/password',
      'vault://x/y',
    ],
  ];
  for (const value of values) assert.equal(isClearCredential('password', value), false, value);
});

test('values that are credentials whatever their key', () => {
  const values = [
    '-----BEGIN RSA PRIVATE KEY-----\nMII',
    '# mine\n-----BEGIN PRIVATE KEY-----\nMII',
    'http://me:sesame@mirror.example/debian',
    'ldaps://cn=admin:sesame@ldap.example',
  ];
  for (const value of values) assert.equal(isClearCredential('anything', value), true, value);
  const harmless = [
    '-----BEGIN CERTIFICATE-----\nMII',
    '-----BEGIN PUBLIC KEY-----\nMII',
    'http://mirror.example:8080/a@b',
    'ssh://me@mirror.example/',
    'http://me:<%= secret("proxy") %>@mirror.example/',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of shells
    'http://me:${PW}@mirror.example/',
  ];
  for (const value of harmless) assert.equal(isClearCredential('anything', value), false, value);
});

test('a number is a password where the key says so, and no other value is one', () => {
  assert.equal(isClearCredential('root_password', 12345678), true);
  assert.equal(isClearCredential('passwd', 0), true);
  for (const key of ['token', 'password_length', 'disk']) assert.equal(isClearCredential(key, 5), false, key);
  for (const value of [true, false, null, {}, []]) assert.equal(isClearCredential('password', value), false);
});

test.run();
