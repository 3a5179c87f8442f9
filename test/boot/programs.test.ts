import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import type { Architecture } from '../../src/boot/dhcp/client.ts';
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
  for (const name of Object.values(DEFAULT_PROGRAMS)) assert.ok(isBuiltIn(name ?? ''), name);
});

test('a program is found where this system’s package has put it', () => {
  const found = findBuiltIn('undionly', 'bios');
  if (existsSync('/usr/lib/ipxe/undionly.kpxe'))
    assert.deepEqual(found, { name: 'undionly.kpxe', path: '/usr/lib/ipxe/undionly.kpxe' });
  else if (found !== null) assert.ok(existsSync(found.path));
});

test('a shim is found only with the GRUB that it vouches for, and only for UEFI by TFTP', () => {
  const found = findBuiltIn('shim-grub', 'efi-x86_64');
  if (found !== null)
    assert.deepEqual(
      [found.name, existsSync(found.path), found.companion!.name, existsSync(found.companion!.path)],
      ['shimx64.efi', true, 'grubx64.efi', true],
    );
  for (const architecture of ['bios', 'efi-ia32', 'http-x86_64'] as const)
    assert.equal(findBuiltIn('shim-grub', architecture), null);
});

test('each system’s packages have their own names', () => {
  const found = (paths: readonly string[], name: string, architecture: Architecture) =>
    findBuiltIn(name, architecture, (path) => paths.includes(path));
  const fedora = ['/usr/share/ipxe/ipxe-snponly-x86_64.efi', '/usr/share/ipxe/arm64-efi/snponly.efi'];
  assert.deepEqual(found(fedora, 'snponly', 'efi-x86_64'), { name: 'snponly.efi', path: fedora[0]! });
  assert.deepEqual(found(fedora, 'snponly', 'http-arm64'), { name: 'snponly-arm64.efi', path: fedora[1]! });
  const debian = ['/usr/lib/ipxe/snponly.efi', '/usr/lib/ipxe/ipxe-arm64.efi'];
  assert.deepEqual(found(debian, 'snponly', 'efi-x86_64'), { name: 'snponly.efi', path: debian[0]! });
  assert.deepEqual(found(debian, 'ipxe', 'efi-arm64'), { name: 'ipxe-arm64.efi', path: debian[1]! });
  assert.equal(found(debian, 'snponly', 'efi-arm64'), null, 'the bare name is that of x86-64');
  const arch = ['/usr/share/ipxe/x86_64/ipxe.efi'];
  assert.deepEqual(found(arch, 'ipxe', 'http-x86_64'), { name: 'ipxe.efi', path: arch[0]! });
  const arm = ['/usr/lib/shim/shimaa64.efi.signed', '/usr/lib/grub/arm64-efi-signed/grubnetaa64.efi.signed'];
  assert.deepEqual(found(arm, 'shim-grub', 'efi-arm64'), {
    name: 'shimaa64.efi',
    path: arm[0]!,
    companion: { name: 'grubaa64.efi', path: arm[1]! },
  });
  assert.equal(found(arm, 'shim-grub', 'efi-x86_64'), null);
});

test('what an architecture or this program does not have is null', () => {
  assert.equal(findBuiltIn('undionly', 'efi-x86_64'), null);
  assert.equal(findBuiltIn('snponly', 'efi-ia32'), null);
  assert.equal(findBuiltIn('grub', 'bios'), null);
});

test.run();
