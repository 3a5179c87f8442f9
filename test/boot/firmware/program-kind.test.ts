import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { programKind } from '../../../src/boot/firmware/program-kind.ts';
import { efiProgram } from './sample.ts';

const test = suite('boot/firmware/program-kind');

const broken = (message: string) => ({ kind: 'broken', message });

test('an EFI program is known by its machine and subsystem', () => {
  for (const [machine, name] of [
    [0x014c, 'ia32'],
    [0x8664, 'x86_64'],
    [0xaa64, 'arm64'],
    [0x0200, 'machine 0x0200'],
  ] as const)
    assert.deepEqual(programKind(efiProgram({ machine })), {
      kind: 'efi',
      machine: name,
      isApplication: true,
    });
  assert.deepEqual(programKind(efiProgram({ subsystem: 11 })), {
    kind: 'efi',
    machine: 'x86_64',
    isApplication: false,
  });
});

test('a program that is cut off is found at every length', () => {
  const whole = efiProgram();
  assert.deepEqual(
    programKind(whole.subarray(0, 1023)),
    broken('it is cut off: its headers reach to byte 1024, and it has 1023'),
  );
  for (let length = 0; length < whole.length; length++)
    assert.equal(programKind(whole.subarray(0, length)).kind, length === 1 ? 'bios' : 'broken', `${length}`);
});

test('a section without bytes may point anywhere', () => {
  assert.equal(programKind(efiProgram({ sections: [[0xffffff, 0]] })).kind, 'efi');
});

test('what cannot be a program says why', () => {
  assert.deepEqual(programKind(new Uint8Array()), broken('it is empty'));
  assert.deepEqual(
    programKind(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
    broken('it begins as a program of Windows or UEFI, and has no PE header'),
  );
  for (const text of ['<!DOCTYPE html>', '#!ipxe\n', '\u007fELF', '!<arch>\n'])
    assert.deepEqual(programKind(Buffer.from(text)), broken('it is no program of a BIOS'));
  assert.deepEqual(
    programKind(Buffer.alloc(1_000_000, 0xea)),
    broken('it has 1000000 bytes, and a BIOS can load 623616 at most'),
  );
  assert.deepEqual(programKind(Buffer.alloc(70_000, 0xea)), { kind: 'bios' });
});

test('the programs of this system are what they are named', () => {
  for (const [path, kind] of [
    ['/usr/lib/ipxe/undionly.kpxe', { kind: 'bios' }],
    ['/usr/lib/ipxe/ipxe.pxe', { kind: 'bios' }],
    ['/usr/lib/ipxe/snponly.efi', { kind: 'efi', machine: 'x86_64', isApplication: true }],
    ['/usr/lib/ipxe/ipxe.efi', { kind: 'efi', machine: 'x86_64', isApplication: true }],
    ['/usr/lib/shim/shimx64.efi.signed', { kind: 'efi', machine: 'x86_64', isApplication: true }],
    [
      '/usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed',
      { kind: 'efi', machine: 'x86_64', isApplication: true },
    ],
  ] as const)
    if (existsSync(path)) assert.deepEqual(programKind(readFileSync(path)), kind, path);
});

test.run();
