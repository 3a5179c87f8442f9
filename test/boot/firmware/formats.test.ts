import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { programsJson, programsText, type SitePrograms } from '../../../src/boot/firmware/formats.ts';

const test = suite('boot/firmware/formats');

const SITES: readonly SitePrograms[] = [
  {
    site: 'ams1',
    programs: [
      {
        firmware: 'bios',
        program: 'undionly',
        hosts: ['ams1/r1-01', 'ams1/r1-02', 'ams1/r1-03'],
        verdict: 'ok',
        path: '/usr/lib/ipxe/undionly.kpxe',
        size: 74_213,
        message: 'program of a BIOS, 74.2 kB',
        mend: null,
      },
      {
        firmware: 'efi-x86_64',
        program: 'shim-grub',
        hosts: ['ams1/r1-01'],
        verdict: 'error',
        path: null,
        size: null,
        message: 'it is in no place where packages put it',
        mend: 'sudo apt install shim-signed grub-efi-amd64-signed',
      },
    ],
  },
];

test('people get a table, and below it what mends what is missing', () => {
  assert.equal(
    programsText(SITES),
    `       FIRMWARE    PROGRAM    HOSTS                              FILE
ok     bios        undionly   ams1/r1-01 … ams1/r1-03 (3 hosts)  /usr/lib/ipxe/undionly.kpxe: program of a BIOS, 74.2 kB
error  efi-x86_64  shim-grub  ams1/r1-01                         it is in no place where packages put it

shim-grub for efi-x86_64: sudo apt install shim-signed grub-efi-amd64-signed
`,
  );
  assert.equal(programsText([]), 'no host needs a boot program\n');
});

test('programs get the same as JSON', () => {
  assert.deepEqual(JSON.parse(programsJson(SITES)), { formatVersion: 1, sites: SITES });
});

test.run();
