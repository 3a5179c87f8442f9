import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { encodePacket, type TftpPacket } from '../../../src/boot/tftp/codec.ts';
import { serve } from './harness.ts';
import { mutate, octetsFrom, randomFrom } from './random.ts';
import { RawClient } from './raw-client.ts';

const test = suite('boot/tftp/server, with hostile octets');

const FILE = octetsFrom(5, 5000);
const SEEDS: readonly TftpPacket[] = [
  {
    kind: 'read',
    path: 'a',
    mode: 'octet',
    options: new Map([
      ['blksize', '64'],
      ['windowsize', '8'],
    ]),
  },
  {
    kind: 'read',
    path: '/a',
    mode: 'netascii',
    options: new Map([
      ['tsize', '0'],
      ['timeout', '1'],
    ]),
  },
  { kind: 'write', path: 'a', mode: 'octet', options: new Map() },
  { kind: 'ack', block: 0 },
  { kind: 'error', code: 8, message: 'x' },
];
const ROUNDS = 1000;

test('after a thousand mutated datagrams, to the port for requests and to transfers, the server still serves', async () => {
  const random = randomFrom(69);
  const server = await serve({ a: FILE }, { timeout: 5, retries: 1 });
  const attacker = await RawClient.open();
  const client = await RawClient.open();
  const ports = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = mutate(encodePacket(SEEDS[round % SEEDS.length]!), random);
    const transfers = [...ports].slice(-3);
    const target = transfers[Math.floor(random() * 2 * transfers.length)] ?? server.port;
    await attacker.send(target, Buffer.from(bytes).toString('latin1'));
    if (round % 25 === 24) for (const { port } of await attacker.leftovers()) ports.add(port);
  }
  // Transfers did begin, so that some of the datagrams reached one.
  assert.ok(server.events.filter(({ kind }) => kind === 'started').length > 10);
  assert.deepEqual(await client.fetch(server.port, 'a'), Buffer.from(FILE));
  await Promise.all([attacker.close(), client.close(), server.close()]);
  assert.equal(server.open(), 0);
  const count = (...kinds: string[]) => server.events.filter(({ kind }) => kinds.includes(kind)).length;
  assert.equal(count('started'), count('finished', 'probed', 'failed'));
});

test.run();
