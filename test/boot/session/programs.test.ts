import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { findBuiltIn } from '../../../src/boot/programs.ts';
import { ARCHITECTURES, hostProgram, programFiles } from '../../../src/boot/session/programs.ts';
import type { Host } from '../../../src/sot/model/types.ts';

const test = suite('boot/session/programs');

const FILES = new Map([
  ['efi/shim.efi', { path: '/srv/efi/shim.efi', sha256: 'ab' }],
  ['linux', { path: '/srv/linux', sha256: null }],
]);

function host(bootPrograms: Host['bootPrograms']): Host {
  return { bootPrograms } as Host;
}

test('a declared file is served under its path, a file that is missing not at all', () => {
  assert.deepEqual(hostProgram(host({ 'efi-arm64': 'efi/shim.efi' }), 'efi-arm64', FILES), {
    tftpName: 'efi/shim.efi',
    filePath: 'efi/shim.efi',
    file: { path: '/srv/efi/shim.efi', sha256: 'ab' },
  });
  assert.equal(hostProgram(host({ 'efi-arm64': 'efi/other.efi' }), 'efi-arm64', FILES), null);
});

test('a declared shim brings the GRUBs that are declared beside it, and no other program brings any', () => {
  const file = (path: string) => ({ path: `/srv/${path}`, sha256: null });
  const names = ['sb/shimx64.efi', 'sb/grubx64.efi', 'sb/grub/grub.cfg', 'other/grubx64.efi', 'sb/ipxe.efi'];
  const files = new Map(names.map((name) => [name, file(name)]));
  const companionsOf = (program: string) =>
    hostProgram(host({ 'efi-x86_64': program }), 'efi-x86_64', files)!.companions;
  assert.deepEqual(companionsOf('sb/shimx64.efi'), new Map([['sb/grubx64.efi', file('sb/grubx64.efi')]]));
  assert.equal(companionsOf('sb/ipxe.efi'), undefined);
});

test('the built-in shim brings the GRUB of its maker', () => {
  const found = findBuiltIn('shim-grub', 'efi-x86_64');
  const program = hostProgram(host({ 'efi-x86_64': 'shim-grub' }), 'efi-x86_64', FILES);
  assert.deepEqual(
    program?.companions,
    found === null ? undefined : new Map([['grubx64.efi', { path: found.companion!.path, sha256: null }]]),
  );
  assert.equal(program?.tftpName, found === null ? undefined : 'shimx64.efi');
});

test('a program that a bundle brought is served in the place of this system’s, a shim with the GRUB of the same bundle', () => {
  const file = (path: string) => ({ path: `/bundle/${path}`, sha256: 'ab' });
  const names = ['undionly.kpxe', 'shimx64.efi', 'grubx64.efi'];
  const files = new Map(names.map((name) => [`vaq/${name}`, file(name)]));
  assert.deepEqual(hostProgram(host({}), 'bios', files), {
    tftpName: 'undionly.kpxe',
    filePath: 'vaq/undionly.kpxe',
    file: file('undionly.kpxe'),
  });
  assert.deepEqual(hostProgram(host({ 'efi-x86_64': 'shim-grub' }), 'efi-x86_64', files), {
    tftpName: 'shimx64.efi',
    filePath: 'vaq/shimx64.efi',
    file: file('shimx64.efi'),
    companions: new Map([['grubx64.efi', file('grubx64.efi')]]),
  });
  files.delete('vaq/grubx64.efi');
  const found = findBuiltIn('shim-grub', 'efi-x86_64');
  const alone = hostProgram(host({ 'efi-x86_64': 'shim-grub' }), 'efi-x86_64', files);
  assert.equal(alone?.file.path, found?.path);
});

test('where nothing is stated, BIOS gets undionly and UEFI snponly, as this system has them', () => {
  for (const [architecture, name] of [
    ['bios', 'undionly'],
    ['efi-x86_64', 'snponly'],
    ['http-x86_64', 'snponly'],
    ['efi-arm64', 'snponly'],
    ['http-arm64', 'snponly'],
  ] as const) {
    const found = findBuiltIn(name, architecture);
    assert.deepEqual(
      hostProgram(host({}), architecture, FILES),
      found && {
        tftpName: found.name,
        filePath: `vaq/${found.name}`,
        file: { path: found.path, sha256: null },
      },
    );
  }
  assert.equal(hostProgram(host({}), 'efi-ia32', FILES), null);
});

test('a built-in program that an architecture does not have is none', () => {
  assert.equal(hostProgram(host({ 'efi-ia32': 'snponly' }), 'efi-ia32', FILES), null);
  assert.equal(hostProgram(host({ bios: 'snponly' }), 'bios', FILES), null);
});

test('over HTTP, programs are served beside the declared files, which keep their digests', () => {
  const stated = host(
    Object.fromEntries(ARCHITECTURES.map((architecture) => [architecture, 'efi/shim.efi'])),
  );
  assert.deepEqual(programFiles([stated], FILES), FILES);
  const undionly = findBuiltIn('undionly', 'bios');
  const all = programFiles(
    [{ ...stated, bootPrograms: { ...stated.bootPrograms, bios: 'undionly' } }],
    FILES,
  );
  const more =
    undionly === null ? [] : [['vaq/undionly.kpxe', { path: undionly.path, sha256: null }] as const];
  assert.deepEqual(all, new Map([...FILES, ...more]));
});

test.run();
