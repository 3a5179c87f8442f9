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
const ROUNDS = process.env.VAQ_FULL === '1' ? 200_000 : 5000;
const LOOK_EVERY = 250;
/** A real client is served in between, a multiple of the former. */
const SERVE_EVERY = 10 * LOOK_EVERY;
const MB = 1024 * 1024;

for (const singlePort of [false, true]) {
  const where = singlePort ? 'with a single port' : 'to the port for requests and to transfers';
  test(`after ${ROUNDS} mutated datagrams, ${where}, the server has served a real client all the while, and has not grown`, async () => {
    const random = randomFrom(69);
    const server = await serve({ a: FILE }, { timeout: 5, retries: 1, singlePort });
    const attacker = await RawClient.open();
    const counts: Record<string, number> = { started: 0, finished: 0, probed: 0, failed: 0, refused: 0 };
    // What a test keeps of the events and transfers would hide what the server keeps.
    const tally = () => {
      for (const { kind } of server.events.splice(0)) counts[kind]! += 1;
      server.problems.length = 0;
      server.transfers.length = 0;
    };
    let ports: readonly number[] = [];
    let before = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = mutate(encodePacket(SEEDS[round % SEEDS.length]!), random);
      const target = ports[Math.floor(random() * 2 * ports.length)] ?? server.port;
      await attacker.send(target, Buffer.from(bytes).toString('latin1'));
      if (round % LOOK_EVERY !== LOOK_EVERY - 1) continue;
      const seen = (await attacker.leftovers()).map(({ port }) => port);
      ports = [...new Set(seen)].slice(-3);
      tally();
      if (round % SERVE_EVERY === SERVE_EVERY - 1) {
        const client = await RawClient.open();
        assert.deepEqual(await client.fetch(server.port, 'a'), Buffer.from(FILE), `after ${round} datagrams`);
        await client.close();
      }
      if (round < ROUNDS / 4) before = process.memoryUsage().rss;
    }
    const grown = (process.memoryUsage().rss - before) / MB;
    await Promise.all([attacker.close(), server.close()]);
    tally();
    // Transfers did begin, so that some of the datagrams reached one.
    assert.ok(counts.started! > 10, JSON.stringify(counts));
    assert.equal(counts.started, counts.finished! + counts.probed! + counts.failed!);
    assert.equal(server.open(), 0);
    assert.ok(grown < 64, `${grown} MB`);
  });
}

test.run();
