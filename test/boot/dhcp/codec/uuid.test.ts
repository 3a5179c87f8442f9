import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bigEndianUuid, mixedEndianUuid } from '../../../../src/boot/dhcp/codec/uuid.ts';

const test = suite('boot/dhcp/codec/uuid');

const bytes = Uint8Array.from(Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex'));

test('in mixed-endian order the first three fields are turned round', () => {
  assert.equal(mixedEndianUuid(bytes), '33221100-5544-7766-8899-aabbccddeeff');
});

test('in big-endian order the bytes stand as they come', () => {
  assert.equal(bigEndianUuid(bytes), '00112233-4455-6677-8899-aabbccddeeff');
});

test.run();
