import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { programLines } from '../../../../src/boot/doctor/checks/programs.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/programs');

test('a boot program that is right, one that is missing, and one that is wrong', () => {
  const row = { firmware: 'bios', program: 'undionly', hosts: ['ams1/r1-01'], size: null } as const;
  assert.deepEqual(
    texts(
      programLines([
        { ...row, verdict: 'ok', path: '/ipxe/undionly.kpxe', message: 'program of a BIOS', mend: null },
        { ...row, verdict: 'warning', path: null, message: 'it is not there', mend: 'install it' },
        { ...row, verdict: 'error', path: '/f/x', message: 'it is empty', mend: 'vaq fetch' },
      ]),
    ),
    [
      'ok boot program bios: undionly of /ipxe/undionly.kpxe',
      'warning boot program bios: undionly for ams1/r1-01: it is not there → install it',
      'error boot program bios: undionly for ams1/r1-01: /f/x: it is empty → vaq fetch',
    ],
  );
});

test.run();
