import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { octetsFrom } from './random.ts';
import { type Scenario, simulate } from './simulation.ts';

const test = suite('boot/tftp/transfer, over a bad network');

const QUIET: Scenario = {
  bytes: octetsFrom(1, 100_000),
  blksize: 512,
  windowsize: 1,
  offersOptions: true,
  seed: 1,
  loss: 0,
  duplication: 0,
  latency: 1,
  eager: false,
};

test('whatever is lost, doubled or overtaken, the client ends with the same octets', async () => {
  const scenarios = fc.record({
    bytes: fc.tuple(fc.nat(), fc.nat(6000)).map(([seed, length]) => octetsFrom(seed, length)),
    blksize: fc.integer({ min: 8, max: 600 }),
    windowsize: fc.integer({ min: 1, max: 64 }),
    offersOptions: fc.boolean(),
    seed: fc.nat(),
    loss: fc.double({ min: 0, max: 0.25, noNaN: true }),
    duplication: fc.double({ min: 0, max: 0.5, noNaN: true }),
    latency: fc.integer({ min: 1, max: 60 }),
    eager: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const { received, end } = await simulate(scenario);
      assert.equal(end, 'finish');
      assert.ok(Buffer.from(scenario.bytes).equals(received));
    }),
    { seed: 7440, numRuns: 200 },
  );
});

const BLOCKS = 196;

test('a network that doubles every packet makes the server send none twice', async () => {
  const cases: readonly (readonly [windowsize: number, eager: boolean, latency: number])[] = [
    [1, false, 20],
    [1, true, 20],
    [4, false, 1],
    [64, false, 1],
  ];
  for (const [windowsize, eager, latency] of cases) {
    const scenario = { ...QUIET, windowsize, eager, latency, duplication: 1 };
    const { received, end, dataPackets } = await simulate(scenario);
    assert.equal(end, 'finish');
    assert.ok(Buffer.from(QUIET.bytes).equals(received));
    assert.equal(dataPackets, BLOCKS, `window ${windowsize}, eager ${eager}`);
  }
});

test('a client that takes every doubled block for a gap costs at most a window for each block', async () => {
  for (const windowsize of [4, 16]) {
    const scenario = { ...QUIET, windowsize, eager: true, duplication: 1 };
    const { received, end, dataPackets } = await simulate(scenario);
    assert.equal(end, 'finish');
    assert.ok(Buffer.from(QUIET.bytes).equals(received));
    assert.ok(dataPackets <= BLOCKS * windowsize, `${dataPackets} packets`);
  }
});

test('more than 65535 blocks arrive whole, in lock-step and in windows, over a network that loses some', async () => {
  const bytes = octetsFrom(2, 8 * 70_000 + 3);
  for (const windowsize of [1, 13, 64]) {
    const loss = windowsize === 1 ? 0.001 : 0.01;
    const { received, end, dataPackets } = await simulate({ ...QUIET, bytes, blksize: 8, windowsize, loss });
    assert.equal(end, 'finish');
    assert.ok(Buffer.from(bytes).equals(received));
    assert.ok(dataPackets >= 70_001 && dataPackets < 2 * 70_001, `${dataPackets} packets`);
  }
});

test('a client that is gone is given up', async () => {
  const { end, dataPackets } = await simulate({ ...QUIET, offersOptions: false, loss: 1 });
  assert.equal(end, 'no answer after 60 resends');
  assert.equal(dataPackets, 61);
});

test.run();
