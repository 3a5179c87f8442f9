import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import { DEFAULT_PROGRAMS, findBuiltIn, isBuiltIn } from '../../src/boot/programs.ts';

const test = suite('boot/programs');

test('the built-in names are few, and no other word is one', () => {
  assert.deepEqual(['undionly', 'snponly', 'ipxe', 'shim-grub'].map(isBuiltIn), [true, true, true, true]);
  assert.deepEqual(['toString', '__proto__', '', 'undionly.kpxe'].map(isBuiltIn), [
    false,
    false,
    false,
    false,
  ]);
});

test('each default is a built-in program that its architecture has', () => {
  for (const name of Object.values(DEFAULT_PROGRAMS)) assert.ok(isBuiltIn(name), name);
});

test('a program is found where this system’s package has put it', () => {
  const found = findBuiltIn('undionly', 'bios');
  if (existsSync('/usr/lib/ipxe/undionly.kpxe'))
    assert.deepEqual(found, { name: 'undionly.kpxe', path: '/usr/lib/ipxe/undionly.kpxe' });
  else if (found !== null) assert.ok(existsSync(found.path));
});

test('a shim is found only with the GRUB that it vouches for, and only for x86-64 UEFI by TFTP', () => {
  const found = findBuiltIn('shim-grub', 'efi-x86_64');
  if (found !== null)
    assert.deepEqual(
      [found.name, existsSync(found.path), found.companion!.name, existsSync(found.companion!.path)],
      ['shimx64.efi', true, 'grubx64.efi', true],
    );
  for (const architecture of ['bios', 'efi-arm64', 'http-x86_64'] as const)
    assert.equal(findBuiltIn('shim-grub', architecture), null);
});

test('what an architecture or this program does not have is null', () => {
  assert.equal(findBuiltIn('undionly', 'efi-x86_64'), null);
  assert.equal(findBuiltIn('snponly', 'efi-arm64'), null);
  assert.equal(findBuiltIn('grub', 'bios'), null);
});

test.run();
