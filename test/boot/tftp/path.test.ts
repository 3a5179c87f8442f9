import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { normalizeTftpPath } from '../../../src/boot/tftp/path.ts';

const test = suite('boot/tftp/path');

test('the ways in which firmware writes a name come to one', () => {
  for (const raw of [
    'boot/ipxe.efi',
    '/boot/ipxe.efi',
    './boot/ipxe.efi',
    '//boot//ipxe.efi',
    '\\boot\\ipxe.efi',
  ])
    assert.equal(normalizeTftpPath(raw), 'boot/ipxe.efi', raw);
  assert.equal(normalizeTftpPath('.\\/.//boot/./ipxe.efi'), 'boot/ipxe.efi');
  assert.equal(normalizeTftpPath('/grub/x86_64-efi/command.lst'), 'grub/x86_64-efi/command.lst');
});

test('nothing is unescaped, and dots within a name stay', () => {
  for (const raw of [
    '%2e%2e/a',
    'a%00b',
    '..a',
    'a..',
    'a...b',
    '.hidden',
    'a b',
    'é',
    '~root',
    '$HOME',
    '01-52-54',
  ])
    assert.equal(normalizeTftpPath(raw), raw);
});

test('a name that climbs is refused in every spelling', () => {
  for (const raw of [
    '..',
    '../a',
    '/../a',
    'a/..',
    'a/../b',
    '..\\a',
    'a\\..\\b',
    'a/..\\b',
    './..',
    '.../a',
    '.. /a',
    ' ../a',
    '. ./a',
  ])
    assert.equal(normalizeTftpPath(raw), null, raw);
});

test('drive letters, control characters and empty names are refused', () => {
  for (const raw of [
    'C:\\a',
    'c:a',
    '/c:/a',
    'a/d:b',
    'a\0b',
    'a\nb',
    '\x1b[2Ja',
    'a\u{85}',
    '',
    '/',
    '\\',
    './',
    ' ',
    '.',
  ])
    assert.equal(normalizeTftpPath(raw), null, JSON.stringify(raw));
});

test.run();
