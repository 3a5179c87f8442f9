import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { validatorLines } from '../../../../src/boot/doctor/checks/validators.ts';
import { texts } from '../sample.ts';

const test = suite('boot/doctor/checks/validators');

const TOOL = { command: 'ksvalidator', kind: 'kickstart', origin: 'a package has it', isInstalled: true };

test('a tool that is missing is named with where it comes from', () => {
  assert.deepEqual(texts(validatorLines([TOOL])), ['ok validators: ksvalidator']);
  assert.deepEqual(texts(validatorLines([{ ...TOOL, isInstalled: false }])), [
    'warning validators: `ksvalidator`, which --external asks about kickstart, is not installed → a package has it',
  ]);
  assert.deepEqual(texts(validatorLines([])), ['ok validators: there is none for the kinds of the site']);
});

test.run();
