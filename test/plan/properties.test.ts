// Random sources of truth, changed at random: what a plan says is held against a comparison of its own.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { openWith } from '../../src/pipeline/open.ts';
import { type DesiredHost, desiredHosts } from '../../src/plan/desired.ts';
import { plan } from '../../src/plan/plan.ts';
import { CANONICAL } from '../../src/render/context.ts';
import { allRequests, render } from '../../src/render/render.ts';
import { memorySource } from '../support/memory-source.ts';

const test = suite('plan/properties');
const RUNS = { seed: 20_261_121, numRuns: 6 };

interface RandomHost {
  readonly id: number;
  readonly name: string;
  readonly address: number;
  readonly disk: string;
  readonly workflow: 'one' | 'two';
}

interface RandomTree {
  readonly hosts: readonly RandomHost[];
  readonly gateway: number;
  readonly line: string;
  readonly snippet: string;
  readonly pin: string;
  readonly comment: string;
}

const letter = fc.constantFrom('a', 'b');
const someHost = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  name: fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5'),
  address: fc.integer({ min: 10, max: 14 }),
  disk: letter,
  workflow: fc.constantFrom('one' as const, 'two' as const),
});
/** No two hosts share a machine, a name or an address. */
const someTree: fc.Arbitrary<RandomTree> = fc.record({
  hosts: fc.uniqueArray(someHost, {
    minLength: 1,
    maxLength: 4,
    comparator: (a, b) => a.id === b.id || a.name === b.name || a.address === b.address,
  }),
  gateway: fc.constantFrom(1, 2),
  line: letter,
  snippet: letter,
  pin: letter,
  comment: letter,
});

function filesOf({ hosts, gateway, line, snippet, pin, comment }: RandomTree): ReadonlyMap<string, string> {
  const host = ({ id, name, address, disk, workflow }: RandomHost): string =>
    `name: ${name}\nworkflow: ${workflow}\ninterfaces:\n  - { type: physical, name: eth0, mac: "52:54:00:00:00:0${id}", ipv4: 198.51.100.${address} }\nmetadata: { disk: ${disk} }\n`;
  return new Map([
    ['vaq.yml', `# ${comment}\nversion: 1\n`],
    ['files.yml', `files:\n  - { path: linux, sha256: "${pin.repeat(64)}" }\n  - path: initrd\n`],
    [
      'os/o.yml',
      'id: o\nname: o\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: linux, initrd: [initrd] }\n',
    ],
    ['boot/first.yml', 'id: first\noperating_system: o\nunattended: { type: untyped, use: first }\n'],
    ['boot/second.yml', 'id: second\noperating_system: o\nunattended: { type: untyped, use: second }\n'],
    ['workflows/one.yml', 'id: one\nworkflow: [{ boot: first }]\n'],
    ['workflows/two.yml', 'id: two\nworkflow: [{ boot: first }, { boot: second }]\n'],
    ['assets/untyped/first.ejs', `${line} <%= md.disk %>\n`],
    ['assets/untyped/second.ejs', '<%- snippet("s") %>\n'],
    ['assets/untyped/snippets/s.ejs', `${snippet}\n`],
    [
      'sites/ams1/env.yml',
      `id: ams1\nsubnets:\n  - { id: r, cidr: 198.51.100.0/24, gateway: 198.51.100.${gateway}, domain_name: a.example }\n`,
    ],
    ['sites/ams1/rack.yml', hosts.map(host).join('---\n')],
  ]);
}

type Side = ReadonlyMap<string, DesiredHost>;

function sideOf(tree: RandomTree): Promise<Side> {
  return openWith(memorySource(filesOf(tree)), '/nowhere', async ({ model }, sandbox) => {
    const side = desiredHosts(model, await render(model, allRequests(model.hosts), CANONICAL, sandbox));
    assert.ok(
      [...side.values()].every(({ complete }) => complete),
      'the random tree is whole',
    );
    return side;
  });
}

/** Everything of a machine that is compared, in one text, by its MAC: told without the planner. */
function machines(side: Side): ReadonlyMap<string, string> {
  return new Map(
    [...side.values()].map(({ macs, label, boots, artifacts, files, network }) => [
      macs[0]!,
      JSON.stringify([label, boots, artifacts.map(({ path, content }) => [path, content]), files, network]),
    ]),
  );
}

/** The MACs of the machines that a plan says something of. */
function touched(from: Side, to: Side): ReadonlySet<string> {
  return new Set(
    plan(from, to)
      .filter(({ action }) => action !== 'unchanged')
      .map(({ label, action }) => (action === 'remove' ? from : to).get(label)!.macs[0]!),
  );
}

test('nothing differs from itself, whoever reads it', async () => {
  await fc.assert(
    fc.asyncProperty(someTree, letter, async (tree, comment) => {
      const [before, after] = [await sideOf(tree), await sideOf({ ...tree, comment })];
      for (const { action, reasons, artifacts } of plan(before, after))
        assert.deepEqual([action, reasons, artifacts], ['unchanged', [], []]);
    }),
    RUNS,
  );
});

test('a machine is in a plan if and only if something of it differs', async () => {
  await fc.assert(
    fc.asyncProperty(someTree, someTree, async (a, b) => {
      const [from, to] = [await sideOf(a), await sideOf(b)];
      const [before, after] = [machines(from), machines(to)];
      const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
        (mac) => before.get(mac) !== after.get(mac),
      );
      // A new machine that takes over the name of one that is gone is told in one entry.
      const told = touched(from, to);
      const names = new Map([...from.values(), ...to.values()].map(({ label, macs }) => [macs[0]!, label]));
      const toldNames = new Set([...told].map((mac) => names.get(mac)));
      for (const mac of differing) assert.ok(told.has(mac) || toldNames.has(names.get(mac)), mac);
      for (const mac of told) assert.ok(differing.includes(mac), mac);
    }),
    RUNS,
  );
});

test('two steps together touch every machine that one touches', async () => {
  await fc.assert(
    fc.asyncProperty(someTree, someTree, someTree, async (...trees) => {
      const [a, b, c] = (await Promise.all(trees.map(sideOf))) as [Side, Side, Side];
      const steps = new Set([...touched(a, b), ...touched(b, c)]);
      const [before, after] = [machines(a), machines(c)];
      for (const mac of touched(a, c)) {
        if (before.get(mac) !== after.get(mac))
          assert.ok(steps.has(mac) || !before.has(mac) || !after.has(mac), mac);
      }
    }),
    RUNS,
  );
});

test.run();
