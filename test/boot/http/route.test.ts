import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { methodsOf, parseRoute, type Route } from '../../../src/boot/http/route.ts';
import { randomFrom } from '../tftp/random.ts';

const test = suite('boot/http/route');

const MAC = '52:54:00:aa:bb:cc';
const UUID = '11111111-2222-3333-4444-555555555555';
const NOBODY = { mac: null, uuid: null, serial: null };

const ROUTES: Readonly<Record<string, Route>> = {
  '/boot.ipxe': { kind: 'boot-script' },
  '/boot.ipxe?x=1': { kind: 'boot-script' },
  '/live': { kind: 'probe' },
  '/ready': { kind: 'probe' },
  '/ipxe': { kind: 'script', identity: NOBODY, arch: null },
  '/ipxe?mac=52-54-00-AA-BB-CC&uuid=11111111-2222-3333-4444-555555555555&serial=S%201&arch=x86_64&platform=efi':
    {
      kind: 'script',
      identity: { mac: MAC, uuid: UUID, serial: 'S 1' },
      arch: 'x86_64',
    },
  '/ipxe?mac=52:54:00:aa:bb:cc': { kind: 'script', identity: { ...NOBODY, mac: MAC }, arch: null },
  '/ipxe?mac=&uuid=&serial=&arch=': { kind: 'script', identity: NOBODY, arch: null },
  '/ipxe?mac=none&uuid=1&arch=x%0Ashell': { kind: 'script', identity: NOBODY, arch: null },
  '/ipxe?mac=52-54-00-aa-bb-cc&mac=52-54-00-00-00-01': {
    kind: 'script',
    identity: { ...NOBODY, mac: MAC },
    arch: null,
  },
  '/config/52-54-00-aa-bb-cc': {
    kind: 'config',
    identity: { ...NOBODY, mac: MAC },
    boot: null,
    name: null,
  },
  [`/config/${UUID.toUpperCase()}?boot=debian12`]: {
    kind: 'config',
    identity: { ...NOBODY, uuid: UUID },
    boot: 'debian12',
    name: null,
  },
  '/config/52%3A54%3A00%3Aaa%3Abb%3Acc/debian%2012/preseed.cfg?boot=other': {
    kind: 'config',
    identity: { ...NOBODY, mac: MAC },
    boot: 'debian 12',
    name: 'preseed.cfg',
  },
  '/files/linux': { kind: 'file', path: 'linux' },
  '/files/debian12/initrd%20%C3%A4.gz': { kind: 'file', path: 'debian12/initrd ä.gz' },
  // Decoded once: this is a file that is called so, and nobody declares one.
  '/files/%252e%252e/x': { kind: 'file', path: '%2e%2e/x' },
  '/files/..x/.hidden/...': { kind: 'file', path: '..x/.hidden/...' },
  '/checkpoint/abc': { kind: 'checkpoint', token: 'abc', failed: false, message: null },
  '/checkpoint/abc?status=done&message=': {
    kind: 'checkpoint',
    token: 'abc',
    failed: false,
    message: null,
  },
  '/checkpoint/abc?status=failed&message=no+disk%21': {
    kind: 'checkpoint',
    token: 'abc',
    failed: true,
    message: 'no disk!',
  },
  'http://198.51.100.1/live': { kind: 'probe' },
  'HTTP://198.51.100.1:8080/files/a?b': { kind: 'file', path: 'a' },
};

for (const [target, route] of Object.entries(ROUTES)) {
  test(`${target} is a ${route.kind}`, () => assert.deepEqual(parseRoute(target), route));
}

const NOWHERE = [
  '',
  '/',
  '*',
  '//',
  'live',
  '/Live',
  '/live/',
  '/live/x',
  '//live',
  '/boot.ipxe/',
  '/boot.ipxe/x',
  '/ipxe/',
  '/ipxe/x',
  '/config',
  '/config/',
  '/config//',
  '/config//boot/name',
  '/config/a/b',
  '/config/a//b',
  '/config/a/b/',
  '/config/a/b/c/d',
  '/checkpoint',
  '/checkpoint/',
  '/checkpoint/a/b',
  '/files',
  '/files/',
  '/files//etc/passwd',
  '/files/a//b',
  '/files/a/',
  '/files/../x',
  '/files/./x',
  '/files/%2e%2e/x',
  '/files/%2E%2E%2Fx',
  '/files/..%2fx',
  '/files/a%2fb',
  '/files/a%5cb',
  '/files/..\\x',
  '/files/a%00b',
  '/files/%',
  '/files/%zz',
  '/files/%c0%ae%c0%ae/x',
  '/files/%ff',
  '/../live',
  'http://198.51.100.1',
  'ftp://198.51.100.1/live',
  '198.51.100.1:80',
];

for (const target of NOWHERE) {
  test(`${target || 'nothing'} leads nowhere`, () => assert.equal(parseRoute(target), null));
}

test('no text makes it throw', () => {
  const random = randomFrom(20261121);
  const pieces = [
    '/',
    'files',
    'config',
    'ipxe',
    '?',
    '=',
    '&',
    '%',
    '%2e',
    '%00',
    '..',
    '\\',
    '\n',
    '\u0000',
    '\ud800',
    'ä',
  ];
  for (let count = 0; count < 5000; count++) {
    const parts = Array.from({ length: random() * 12 }, () => pieces[Math.floor(random() * pieces.length)]);
    const target = parts.join('');
    const route = parseRoute(target);
    if (route?.kind === 'file') assert.doesNotMatch(`/${route.path}/`, /\/\.{0,2}\/|\\|\0/, target);
  }
});

test('only what cannot change what a machine is given answers a HEAD', () => {
  const methods = (target: string) => methodsOf(parseRoute(target)!).join();
  assert.equal(methods('/files/a'), 'GET,HEAD');
  assert.equal(methods('/config/52-54-00-aa-bb-cc'), 'GET,HEAD');
  assert.equal(methods('/boot.ipxe'), 'GET,HEAD');
  assert.equal(methods('/live'), 'GET,HEAD');
  assert.equal(methods('/ipxe'), 'GET');
  assert.equal(methods('/checkpoint/a'), 'GET,POST');
});

test.run();
