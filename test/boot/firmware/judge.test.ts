import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Found, judgePrograms, type ProgramBytes } from '../../../src/boot/firmware/judge.ts';
import type { Wanted } from '../../../src/boot/firmware/wanted.ts';
import type { Host } from '../../../src/sot/model/types.ts';

const test = suite('boot/firmware/judge');

const HOST = { label: 'ams1/r1-01' } as Host;
const BIOS: Wanted = { firmware: 'bios', program: 'undionly', isStated: false, hosts: [HOST] };
const UEFI: Wanted = { firmware: 'efi-x86_64', program: 'snponly', isStated: false, hosts: [HOST] };
const MISSING: Found = { ok: false, message: 'it is not there' };

const program = (path: string, machine = 'x86_64'): ProgramBytes => ({
  path,
  size: 174_000,
  kind: { kind: 'efi', machine, isApplication: true },
});
const found = (path: string, ...companions: readonly ProgramBytes[]): Found => ({
  ok: true,
  file: program(path),
  companions,
});

function judge(...pairs: readonly (readonly [Wanted, Found])[]) {
  const of = new Map(pairs);
  return judgePrograms([...of.keys()], (one) => of.get(one)!, 'debian');
}

test('a program that is right says what it is', () => {
  assert.deepEqual(judge([UEFI, found('/ipxe/snponly.efi')]), [
    {
      firmware: 'efi-x86_64',
      program: 'snponly',
      hosts: ['ams1/r1-01'],
      verdict: 'ok',
      path: '/ipxe/snponly.efi',
      size: 174_000,
      message: 'EFI program for x86_64, 174 kB',
      mend: null,
    },
  ]);
});

test('what nobody stated may be missing where the host has another program', () => {
  const [bios] = judge([BIOS, MISSING], [UEFI, found('/ipxe/snponly.efi')]);
  assert.deepEqual(bios, {
    firmware: 'bios',
    program: 'undionly',
    hosts: ['ams1/r1-01'],
    verdict: 'warning',
    path: null,
    size: null,
    message: 'it is not there',
    mend: 'sudo apt install ipxe',
  });
  assert.deepEqual(
    judge([BIOS, MISSING], [UEFI, MISSING]).map(({ verdict }) => verdict),
    ['error', 'error'],
  );
});

test('what was stated must be there', () => {
  const stated = { ...BIOS, program: 'boot/my.kpxe', isStated: true };
  const [row] = judge([stated, MISSING], [UEFI, found('/ipxe/snponly.efi')]);
  assert.deepEqual([row!.verdict, row!.mend], ['error', 'vaq fetch; or put the right file in its place']);
});

test('a program for another architecture is an error where it is', () => {
  const wrong: Found = { ok: true, file: program('/f/arm.efi', 'arm64'), companions: [] };
  const [row] = judge([{ ...UEFI, isStated: true }, wrong]);
  assert.deepEqual(
    [row!.verdict, row!.path, row!.message],
    ['error', '/f/arm.efi', 'it is an EFI program for arm64, and efi-x86_64 starts one for x86_64'],
  );
});

test('a shim needs a GRUB, and one for its architecture', () => {
  const shim: Wanted = { ...UEFI, program: 'sb/shimx64.efi', isStated: true };
  assert.deepEqual(
    judge([shim, found('/f/sb/shimx64.efi')])[0]!.message,
    'no GRUB is declared in its folder, and a shim starts nothing else',
  );
  assert.deepEqual(
    judge([shim, found('/f/sb/shimx64.efi', program('/f/sb/grubaa64.efi', 'arm64'))])[0]!.message,
    'the GRUB /f/sb/grubaa64.efi: it is an EFI program for arm64, and efi-x86_64 starts one for x86_64',
  );
  assert.deepEqual(
    judge([shim, found('/f/sb/shimx64.efi', program('/f/sb/grubx64.efi'))])[0]!.message,
    'EFI program for x86_64, 174 kB, and /f/sb/grubx64.efi',
  );
});

test.run();
