import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  decodePacket,
  encodePacket,
  isRequest,
  type TftpPacket,
  writeDataHeader,
} from '../../../src/boot/tftp/codec.ts';

const test = suite('boot/tftp/codec');

const octets = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const PACKETS: readonly (readonly [octets: string, packet: TftpPacket])[] = [
  ['\0\x01a/b\0octet\0', { kind: 'read', path: 'a/b', mode: 'octet', options: new Map() }],
  ['\0\x02a\0netascii\0', { kind: 'write', path: 'a', mode: 'netascii', options: new Map() }],
  [
    '\0\x01ipxe.efi\0octet\0tsize\x000\0blksize\x001468\0windowsize\x004\0',
    {
      kind: 'read',
      path: 'ipxe.efi',
      mode: 'octet',
      options: new Map([
        ['tsize', '0'],
        ['blksize', '1468'],
        ['windowsize', '4'],
      ]),
    },
  ],
  ['\0\x01\xc3\xa9\0octet\0', { kind: 'read', path: 'é', mode: 'octet', options: new Map() }],
  ['\0\x01\0octet\0', { kind: 'read', path: '', mode: 'octet', options: new Map() }],
  ['\0\x03\xff\xfeabc', { kind: 'data', block: 65534, data: octets('abc') }],
  ['\0\x03\0\x01', { kind: 'data', block: 1, data: new Uint8Array() }],
  ['\0\x04\x01\0', { kind: 'ack', block: 256 }],
  ['\0\x05\0\x08User aborted\0', { kind: 'error', code: 8, message: 'User aborted' }],
  ['\0\x06tsize\x00123\0', { kind: 'options', options: new Map([['tsize', '123']]) }],
  ['\0\x06', { kind: 'options', options: new Map() }],
];

test('each kind of packet is read from its octets, and written as them', () => {
  for (const [text, packet] of PACKETS) {
    assert.deepEqual(decodePacket(octets(text)), packet);
    assert.deepEqual(encodePacket(packet), octets(text));
  }
});

test('what clients write in other ways is read as what they mean', () => {
  const lenient: readonly (readonly [string, TftpPacket])[] = [
    [
      '\0\x01a\0OcTeT\0BLKSIZE\x008\0',
      { kind: 'read', path: 'a', mode: 'octet', options: new Map([['blksize', '8']]) },
    ],
    [
      '\0\x01a\0octet\0x\x001\0X\x002\0',
      { kind: 'read', path: 'a', mode: 'octet', options: new Map([['x', '1']]) },
    ],
    ['\0\x01a\0octet\0\0\0\0\0', { kind: 'read', path: 'a', mode: 'octet', options: new Map() }],
    ['\0\x04\0\x07padding', { kind: 'ack', block: 7 }],
    ['\0\x05\0\x00no end', { kind: 'error', code: 0, message: 'no end' }],
    ['\0\x05\0\x01', { kind: 'error', code: 1, message: '' }],
  ];
  for (const [text, packet] of lenient) assert.deepEqual(decodePacket(octets(text)), packet);
});

test('what is no packet says what is wrong with it', () => {
  const wrong: readonly (readonly [string, number | null, string])[] = [
    ['', null, '0 octets are too few for an opcode'],
    ['\x01', null, '1 octets are too few for an opcode'],
    ['\0\0', 0, 'unknown opcode 0'],
    ['\0\x07', 7, 'unknown opcode 7'],
    ['\x01\x01', 257, 'unknown opcode 257'],
    ['\0\x03\0', 3, '3 octets are too few for opcode 3'],
    ['\0\x04', 4, '2 octets are too few for opcode 4'],
    ['\0\x05\0', 5, '3 octets are too few for opcode 5'],
    ['\0\x01', 1, 'the file name has no end'],
    ['\0\x01abc', 1, 'the file name has no end'],
    ['\0\x02abc\0octet', 2, 'the mode is missing or has no end'],
    ['\0\x01a\0octet\0blksize', 1, 'the last option has no end'],
    ['\0\x01a\0octet\0blksize\0', 1, 'option "blksize" has no value'],
    [`\0\x01${'a'.repeat(600)}\0octet\0`, 1, 'a request of 609 octets; RFC 2347 allows 512'],
    ['\0\x01a\0octet\0\x1b[2J\0', 1, 'option "\u{FFFD}[2j" has no value'],
    ['\0\x06blksize\0', 6, 'option "blksize" has no value'],
    ['\0\x06blksize\x00512', 6, 'the last option has no end'],
  ];
  for (const [text, opcode, problem] of wrong)
    assert.deepEqual(decodePacket(octets(text)), { kind: 'malformed', opcode, problem });
});

test('a zero octet cannot be smuggled into a string', () => {
  assert.deepEqual(encodePacket({ kind: 'error', code: 258, message: 'a\0b' }), octets('\0\x05\x01\x02ab\0'));
});

test('block numbers roll over to 0', () => {
  const bytes = new Uint8Array(6).fill(9);
  writeDataHeader(bytes, 1, 65536 * 3);
  assert.deepEqual([...bytes], [9, 0, 3, 0, 0, 9]);
  writeDataHeader(bytes, 1, 65536 + 258);
  assert.deepEqual([...bytes], [9, 0, 3, 1, 2, 9]);
});

test('a request is known by its opcode, whatever follows', () => {
  const claims = ['\0\x01', '\0\x02x', '\0\x03', '\x01\x01', '\0', ''].map((octets) =>
    isRequest(Buffer.from(octets, 'latin1')),
  );
  assert.deepEqual(claims, [true, true, false, false, false, false]);
});

test.run();
