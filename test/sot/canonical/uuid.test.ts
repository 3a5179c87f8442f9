import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { identifies, parseUuid } from '../../../src/sot/canonical/uuid.ts';

const test = suite('sot/canonical/uuid');

test('a UUID is kept in lower case with hyphens', () => {
  for (const text of [
    '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab',
    '6A1B0C9E-3D2F-4B5A-8C7D-0123456789AB',
    '6A1B0C9E3D2F4B5A8C7D0123456789ab',
  ]) {
    assert.equal(parseUuid(text), '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab', text);
  }
});

test('anything else is none', () => {
  for (const text of [
    '',
    '6a1b0c9e-3d2f-4b5a-8c7d-0123456789a',
    '6a1b0c9e-3d2f-4b5a-8c7d-0123456789abc',
    '6a1b0c9e-3d2f-4b5a-8c7d0123456789ab',
    '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ag',
    '{6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab}',
    '6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab\n',
  ]) {
    assert.equal(parseUuid(text), null, JSON.stringify(text));
  }
});

test('the numbers that whole series of boards share do not identify, in whatever case they are written', () => {
  for (const text of [
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    '03000200-0400-0500-0006-000700080009',
    '03000200040005000006000700080009',
  ]) {
    assert.equal(identifies(parseUuid(text)!), false, text);
  }
  assert.equal(identifies('6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab'), true);
  assert.equal(identifies('03000200-0400-0500-0006-00070008000a'), true);
});

test.run();
