import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fileUrl } from '../../../src/rules/file/url.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/file/url');

const declared = (url: string): string => `files:\n  - path: a\n    url: ${JSON.stringify(url)}\n`;

test('a file is had by https, http, or from this machine', async () => {
  for (const url of [
    'https://mirror.example/a',
    'http://[2001:db8::1]:8080/a?b=c',
    'file:///srv/a',
    'HTTPS://MIRROR.example',
  ])
    assert.deepEqual(await ruled(fileUrl, { 'files.yml': declared(url) }), [], url);
  assert.deepEqual(await ruled(fileUrl, { 'files.yml': 'files:\n  - path: a\n' }), []);
});

test('a URL from which nothing can be had is found, and no password is repeated', async () => {
  const secret = 'has a user or a password in it, which do not belong into Git; put them into `~/.netrc`';
  const table: Readonly<Record<string, string>> = {
    'linux.img': '`linux.img` is no URL; write `https://…`, `http://…` or `file:///…`',
    'ftp://mirror.example/a':
      '`ftp://mirror.example/a` begins with `ftp:`; files are had by `https:`, `http:` and `file:`',
    'deb:ipxe!/usr/lib/ipxe/undionly.kpxe':
      '`deb:ipxe!/usr/lib/ipxe/undionly.kpxe` begins with `deb:`; files are had by `https:`, `http:` and `file:`: name the package itself, as it lies in the `pool/` of a mirror, in `url: https://mirror.example/…/NAME.deb`, and the file of it in `extract`',
    'oci://mirror.example/name:tag':
      '`oci://mirror.example/name:tag` begins with `oci:`; files are had by `https:`, `http:` and `file:`: name the blob itself, as a registry serves it, in `url: https://mirror.example/v2/NAME/blobs/sha256:…`',
    'https://me:pass@mirror.example/a': `\`https://…@mirror.example/a\` ${secret}`,
    'https://me@mirror.example/a': `\`https://…@mirror.example/a\` ${secret}`,
    'file://srv/a':
      '`file://srv/a` names the host `srv`; the path of this machine has three slashes before it: `file:///…`',
  };
  for (const [url, message] of Object.entries(table)) {
    const end = 10 + JSON.stringify(url).length;
    assert.deepEqual(await ruled(fileUrl, { 'files.yml': declared(url) }), [
      `files.yml:3:10-3:${end} error file/url: ${message}`,
    ]);
  }
});

test('a member of an archive needs the URL of the archive', async () => {
  const files =
    'files:\n  - path: a\n    extract: boot/vmlinuz\n  - { path: b, url: "https://mirror.example/b.iso", extract: b }\n';
  assert.deepEqual(await ruled(fileUrl, { 'files.yml': files }), [
    'files.yml:3:14-3:26 error file/url: `extract` takes a file out of what `url` leads to, and there is no `url`',
  ]);
});

test('a file is fetched or made, and not both', async () => {
  const files =
    'files:\n  - path: a\n    url: https://mirror.example/a\n    build: { command: [make], output: a }\n';
  assert.deepEqual(await ruled(fileUrl, { 'files.yml': files }), [
    'files.yml:4:12-4:42 error file/url: the file has a `url` and a `build`: it is fetched or made, and not both',
  ]);
});

test('a signature is that of one signer, for what a URL leads to', async () => {
  const message =
    'error file/url: `sig` needs a `minisign` key or a `keyring`, one of them, for what a `url` leads to';
  const sig = (more: string): string => `    sig: { url: "https://mirror.example/a.sig"${more} }\n`;
  const found = async (keys: string): Promise<readonly string[]> =>
    (await ruled(fileUrl, { 'files.yml': `files:\n  - path: a\n${keys}` })).map((line) =>
      line.replace(/^\S+ /, ''),
    );
  const url = '    url: https://mirror.example/a\n';
  assert.deepEqual(await found(url + sig(', minisign: RWone')), []);
  assert.deepEqual(await found(url + sig(', keyring: keys.gpg')), []);
  assert.deepEqual(await found(url + sig('')), [message]);
  assert.deepEqual(await found(url + sig(', minisign: RWone, keyring: keys.gpg')), [message]);
  assert.deepEqual(await found(sig(', minisign: RWone')), [message]);
});

test.run();
