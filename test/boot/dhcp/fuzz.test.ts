// Random and mutated packets, the same in every run: nothing throws, and no stranger is answered.
import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import type { Answer } from '../../../src/boot/dhcp/answer-types.ts';
import type { DhcpClient } from '../../../src/boot/dhcp/client.ts';
import { describeClient } from '../../../src/boot/dhcp/client.ts';
import { decodePacket } from '../../../src/boot/dhcp/codec/decode.ts';
import { dumpPacket } from '../../../src/boot/dhcp/codec/dump.ts';
import { encodePacket } from '../../../src/boot/dhcp/codec/encode.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import { proxyAnswer } from '../../../src/boot/dhcp/proxy.ts';
import { CAPTURED, capturedBytes, decoded } from './captured.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/fuzz');

/** Some of the captured machines; the others are strangers. */
const KNOWN: ReadonlySet<string | null> = new Set([
  '52:54:00:00:00:0a',
  '52:54:00:00:00:0d',
  '52:54:00:c0:00:02',
]);

/** Of these the first has the address that it asks for. */
const HOST = sampleHost({ address: '198.51.100.165' });

/** Whole numbers below `limit`, from a fixed seed (xorshift32). */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

function lookup(client: DhcpClient) {
  return KNOWN.has(client.mac) ? HOST : null;
}

/** A million packets where every round counts (`VAQ_FULL=1`), else 20,000. */
const ROUNDS = process.env.VAQ_FULL === '1' ? 1_000_000 : 20_000;

const before = process.memoryUsage().heapUsed;
const seen = { malformed: 0, silent: 0, reply: 0, nak: 0 };

/** Runs everything that a datagram meets, and holds what must be true of any. */
function survive(bytes: Uint8Array): void {
  const result = decodePacket(bytes);
  if (!result.ok) {
    assert.ok(result.problem.length > 0 && result.offset >= 0 && result.offset <= bytes.length);
    seen.malformed += 1;
    return;
  }
  assert.deepEqual(decoded(encodePacket(result.packet)), result.packet);
  assert.ok(dumpPacket(result.packet).endsWith('\n'));
  const { packet } = result;
  const sender = { address: '198.51.100.165', port: 4011 };
  hold(packet, answer(packet, lookup, SERVER));
  hold(packet, proxyAnswer(packet, 'dhcp', lookup, SERVER));
  hold(packet, proxyAnswer(packet, { pxe: sender }, lookup, SERVER));
}

/** Holds what must be true of any answer. */
function hold(request: DhcpPacket, outcome: Answer): void {
  seen[outcome.kind] += 1;
  if (outcome.kind === 'silent') return;
  assert.ok(KNOWN.has(describeClient(request).mac));
  if (outcome.address === null) assert.equal(outcome.packet.yiaddr, '0.0.0.0');
  const reply = encodePacket(outcome.packet, outcome.maxBytes);
  assert.deepEqual(decoded(reply), outcome.packet);
  const echoed = [61, 82, 97].reduce((sum, code) => sum + (request.options.get(code)?.length ?? 0), 0);
  assert.ok(reply.length <= outcome.maxBytes || echoed > 50, `${reply.length} bytes for ${outcome.maxBytes}`);
}

test('mutations of captured packets', () => {
  const next = random(0x5eed);
  const samples = CAPTURED.map(capturedBytes);
  for (let round = 0; round < 0.6 * ROUNDS; round++) {
    const sample = samples[next(samples.length)]!;
    // Cut, or with rubbish behind; the half of all rounds keeps its length.
    const length = next(2) === 0 ? sample.length : next(sample.length + 40);
    const bytes = new Uint8Array(length);
    bytes.set(sample.subarray(0, length));
    // Mostly in the options, where the structure is.
    for (let n = next(6); n > 0; n--) bytes[next(4) === 0 ? next(length) : 240 + next(120)] = next(256);
    survive(bytes);
  }
});

test('option areas of random bytes behind a good header', () => {
  const next = random(0xf00d);
  const header = capturedBytes('ipxe-rom-bios-discover').subarray(0, 243);
  for (let round = 0; round < 0.3 * ROUNDS; round++) {
    const bytes = new Uint8Array(243 + next(300));
    bytes.set(header);
    // Small numbers make lengths that fit, so that much of it is read as options.
    for (let at = 243; at < bytes.length; at++) bytes[at] = next(3) === 0 ? next(256) : next(8);
    survive(bytes);
  }
});

test('datagrams of nothing but random bytes', () => {
  const next = random(0xbeef);
  for (let round = 0; round < 0.1 * ROUNDS; round++) {
    survive(Uint8Array.from({ length: next(600) }, () => next(256)));
  }
});

test('memory stays flat', () => {
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  assert.ok(grown < 100, `${grown.toFixed(0)} MB more after ${ROUNDS} packets`);
});

test('each way through was taken often', () => {
  for (const [way, count] of Object.entries(seen)) assert.ok(count > 100, `${way} ${count}`);
});

test.run();
