import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { wantedPrograms } from '../../../src/boot/firmware/wanted.ts';
import { built, type Changes, hostYaml } from '../../sot/sample.ts';

const test = suite('boot/firmware/wanted');

async function wanted(changes: Changes): Promise<readonly string[]> {
  const { model } = await built(changes);
  return wantedPrograms(model.hosts).map(
    ({ firmware, program, isStated, hosts }) =>
      `${firmware} ${program}${isStated ? ' stated' : ''}: ${hosts.map(({ name }) => name).join(' ')}`,
  );
}

const ONE = (more: readonly string[]): Changes => ({
  'sites/ams1/rack1.yml': hostYaml({ more: ['metadata: { disk: /dev/vda }', ...more] }),
});

test('a machine of x86-64 may have a BIOS or UEFI, and gets what vaq takes by itself', async () => {
  assert.deepEqual(await wanted(ONE([])), [
    'bios undionly: r1-01',
    'efi-x86_64 snponly: r1-01',
    'http-x86_64 snponly: r1-01',
  ]);
});

test('what is stated comes instead, for the hosts that state it', async () => {
  assert.deepEqual(await wanted(ONE(['boot_programs: { efi-x86_64: shim-grub, efi-arm64: ipxe }'])), [
    'bios undionly: r1-01',
    'efi-x86_64 shim-grub stated: r1-01',
    'http-x86_64 snponly: r1-01',
  ]);
});

test('the architecture is that of the kernels', async () => {
  const os = (arch: string) => `id: debian12
name: Debian
os_family: Debian
major_version: "12"
arch: ${arch}
boot: {kernel: debian/linux, initrd: [debian/initrd.gz]}
`;
  assert.deepEqual(await wanted({ ...ONE([]), 'os/debian12.yml': os('arm64') }), [
    'efi-arm64 snponly: r1-01',
    'http-arm64 snponly: r1-01',
  ]);
  assert.deepEqual(
    await wanted({ ...ONE(['boot_programs: { efi-ia32: boot/ia32.efi }']), 'os/debian12.yml': os('i386') }),
    ['bios undionly: r1-01', 'efi-ia32 boot/ia32.efi stated: r1-01'],
  );
});

test.run();
