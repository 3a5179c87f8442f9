import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { familyOf, remedy } from '../../../src/boot/firmware/packages.ts';

const test = suite('boot/firmware/packages');

test('a system is known by its id, else by what it is like, the nearest first', () => {
  assert.equal(familyOf('VERSION_ID="12"\nID=debian\n'), 'older-debian');
  assert.equal(familyOf('VERSION_ID="13"\nID=debian\n'), 'debian');
  assert.equal(familyOf('PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\n'), 'debian');
  assert.equal(familyOf('ID=linuxmint\nID_LIKE="ubuntu debian"\n'), 'debian');
  assert.equal(familyOf('ID="rocky"\r\nID_LIKE="rhel centos fedora"\r\n'), 'fedora');
  assert.equal(familyOf("ID='arch'\n"), 'arch');
  assert.equal(familyOf('ID=nixos\n'), 'other');
  assert.equal(familyOf(''), 'other');
});

test('what is missing is named by the package that has it', () => {
  assert.equal(remedy('debian', 'undionly', 'bios'), 'sudo apt install ipxe');
  assert.equal(
    remedy('debian', 'shim-grub', 'efi-x86_64'),
    'sudo apt install shim-signed grub-efi-amd64-signed',
  );
  assert.equal(remedy('fedora', 'snponly', 'efi-arm64'), 'sudo dnf install ipxe-bootimgs-aarch64');
  assert.equal(remedy('arch', 'ipxe', 'http-x86_64'), 'sudo pacman -S ipxe');
});

test('where no package has it, another program or a file of one’s own is named', () => {
  assert.equal(
    remedy('debian', 'snponly', 'efi-arm64'),
    'sudo apt install ipxe, and state `boot_programs: {efi-arm64: ipxe}`',
  );
  assert.equal(
    remedy('older-debian', 'snponly', 'efi-arm64'),
    'declare one in files.yml, and state `boot_programs: {efi-arm64: PATH}`',
  );
  assert.equal(remedy('older-debian', 'snponly', 'efi-x86_64'), 'sudo apt install ipxe');
  for (const family of ['other', 'arch'] as const)
    assert.equal(
      remedy(family, 'shim-grub', 'efi-x86_64'),
      'declare one in files.yml, and state `boot_programs: {efi-x86_64: PATH}`',
    );
});

test.run();
