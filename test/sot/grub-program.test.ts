import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isGrub, startsByGrub } from '../../src/sot/grub-program.ts';
import type { Host } from '../../src/sot/model/types.ts';

const test = suite('sot/grub-program');

test('shims and GRUBs are known by their names', () => {
  for (const name of ['shim-grub', 'efi/shimx64.efi', 'grubnetx64.efi.signed', 'a/b/SHIM.efi'])
    assert.equal(isGrub(name), true, name);
  for (const name of ['snponly', 'shim/ipxe.efi', '', 'mygrub.efi']) assert.equal(isGrub(name), false, name);
});

test('a host starts by GRUB where its UEFI loads one by TFTP', () => {
  for (const [bootPrograms, starts] of [
    [{ 'efi-x86_64': 'shim-grub' }, true],
    [{ 'efi-arm64': 'sb/grubaa64.efi' }, true],
    [{ 'http-x86_64': 'shim-grub' }, false],
    [{ bios: 'grub.pxe' }, false],
    [{}, false],
  ] as const)
    assert.equal(startsByGrub({ bootPrograms } as unknown as Host), starts, JSON.stringify(bootPrograms));
});

test.run();
