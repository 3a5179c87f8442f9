import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { misfit } from '../../../src/boot/firmware/fits.ts';

const test = suite('boot/firmware/fits');

const efi = (machine: string, isApplication = true) => ({ kind: 'efi', machine, isApplication }) as const;

test('firmware starts programs for its own architecture', () => {
  assert.equal(misfit('bios', { kind: 'bios' }), null);
  assert.equal(misfit('efi-ia32', efi('ia32')), null);
  assert.equal(misfit('efi-x86_64', efi('x86_64')), null);
  assert.equal(misfit('http-x86_64', efi('x86_64')), null);
  assert.equal(misfit('efi-arm64', efi('arm64')), null);
  assert.equal(misfit('http-arm64', efi('arm64')), null);
});

test('every other program is refused with what it is', () => {
  assert.equal(misfit('bios', efi('x86_64')), 'it is an EFI program for x86_64, and a BIOS starts none');
  assert.equal(
    misfit('efi-arm64', efi('x86_64')),
    'it is an EFI program for x86_64, and efi-arm64 starts one for arm64',
  );
  assert.equal(misfit('efi-x86_64', { kind: 'bios' }), 'it is no EFI program: it does not begin with `MZ`');
  assert.equal(
    misfit('efi-x86_64', efi('x86_64', false)),
    'it is an EFI driver, and firmware starts applications',
  );
  assert.equal(misfit('bios', { kind: 'broken', message: 'it is empty' }), 'it is empty');
});

test.run();
