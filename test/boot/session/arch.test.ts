import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { canStart, mismatch } from '../../../src/boot/session/arch.ts';
import type { Boot, Host } from '../../../src/sot/model/types.ts';

const test = suite('boot/session/arch');

function host(arch?: string): Host {
  return { data: { arch } } as Host;
}

function boot(arch?: string): Boot {
  return { id: 'debian12', os: { data: { arch } } } as Boot;
}

const CAN: readonly (readonly [asked: string | null, wanted: string, can: boolean])[] = [
  [null, 'arm64', true],
  ['x86_64', 'x86_64', true],
  ['i386', 'x86_64', true],
  ['arm64', 'arm64', true],
  ['i386', 'i386', true],
  ['x86_64', 'i386', false],
  ['arm64', 'x86_64', false],
  ['x86_64', 'arm64', false],
  ['i386', 'arm64', false],
  ['arm32', 'arm64', false],
];

test('iPXE starts what it was built for, and on BIOS a kernel of 64 bits', () => {
  for (const [asked, wanted, can] of CAN) assert.equal(canStart(asked, wanted), can, `${asked} ${wanted}`);
});

test('a mismatch names the boot, what it is for, and what the machine is', () => {
  assert.equal(
    mismatch(host(), boot('arm64'), 'i386'),
    "the boot debian12 is for arm64, and this machine's firmware is i386",
  );
});

test.run();
