import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { decodePacket, encodePacket, type TftpPacket } from '../../../src/boot/tftp/codec.ts';
import { mutate, octetsFrom, randomFrom } from './random.ts';

const test = suite('boot/tftp/codec, with hostile octets');

const options = new Map([
  ['tsize', '0'],
  ['blksize', '1468'],
]);
const SEEDS: readonly TftpPacket[] = [
  { kind: 'read', path: 'boot/ipxe.efi', mode: 'octet', options },
  { kind: 'write', path: 'x', mode: 'netascii', options: new Map() },
  { kind: 'data', block: 1, data: Uint8Array.of(1, 2, 3) },
  { kind: 'ack', block: 65535 },
  { kind: 'error', code: 8, message: 'User aborted' },
  { kind: 'options', options },
];
const ROUNDS = 30_000;

test('every datagram is a packet or says what is wrong; what was read reads the same when written again', () => {
  const random = randomFrom(1350);
  const seen = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const seed = SEEDS[round % SEEDS.length]!;
    const bytes = round % 10 === 9 ? octetsFrom(round, random() * 64) : mutate(encodePacket(seed), random);
    const packet = decodePacket(bytes);
    seen.set(packet.kind, (seen.get(packet.kind) ?? 0) + 1);
    if (packet.kind === 'malformed') assert.ok(packet.problem.length > 10);
    // Octets that are not UTF-8 grow when they are replaced, which can carry a long request over the limit.
    else if (bytes.length < 170) assert.deepEqual(decodePacket(encodePacket(packet)), packet);
  }
  // The fuzz reaches every kind, or it would prove little.
  assert.deepEqual([...seen.keys()].sort(), [
    'ack',
    'data',
    'error',
    'malformed',
    'options',
    'read',
    'write',
  ]);
  for (const [kind, times] of seen) assert.ok(times > 200, `${kind} was seen ${times} times`);
});

test.run();
