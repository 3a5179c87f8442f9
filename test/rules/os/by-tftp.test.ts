import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { byTftp } from '../../../src/rules/os/by-tftp.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/os/by-tftp');

const tree = (programs: string, kernel: string, more = ''): Changes => ({
  'os/debian12.yml': `id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: {kernel: "${kernel}", initrd: ["${kernel}"]${more}}\n`,
  'sites/ams1/rack1.yml': `name: r1-01\nworkflow: debian\ninterfaces: [{type: physical, mac: "52:54:00:00:00:01", ipv4: 198.51.100.11}]\nboot_programs: {${programs}}\n`,
});
const URL = 'https://mirror.example/linux';
const SAYS =
  'error os/by-tftp: ams1/r1-01 starts this by a shim and its GRUB, which loads by TFTP from vaq alone; declare it in files.yml with this `url`, and name its path here | hosts ams1/r1-01';

test('a kernel and an initrd of another server, where a host starts by GRUB', async () => {
  for (const programs of ['efi-x86_64: shim-grub', 'efi-arm64: sb/shimaa64.efi'])
    assert.deepEqual(
      await ruled(byTftp, tree(programs, URL)),
      [`os/debian12.yml:4:16-4:46 ${SAYS}`, `os/debian12.yml:4:57-4:87 ${SAYS}`],
      programs,
    );
});

test('declared files, hosts that start by iPXE, and the shim that iPXE loads', async () => {
  for (const changes of [
    tree('efi-x86_64: shim-grub', 'debian12/linux'),
    tree('efi-x86_64: snponly', URL),
    tree('http-x86_64: ipxe', URL),
    tree('efi-x86_64: shim-grub', 'debian12/linux', `, shim: "${URL}"`),
  ])
    assert.deepEqual(await ruled(byTftp, changes), [], JSON.stringify(changes));
});

test.run();
