import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { type Rolled, waves } from '../../src/plan/waves.ts';

const test = suite('plan/waves');

/**
 * Hosts by a letter each: `i` is to be installed, `r` stands and is to be reinstalled, `f` has failed and is too, `u` stands,
 * `w` is under way, and `x` has failed and is left alone.
 */
function hostsOf(workflow: string | null, letters: string): readonly Rolled[] {
  return [...letters].map((letter, index) => ({
    label: `${workflow ?? 'none'}${index + 1}`,
    workflow,
    isActedOn: 'irf'.includes(letter),
    isUp: letter === 'r' || letter === 'u',
    isUnderWay: letter === 'w',
    hasFailed: letter === 'x',
  }));
}

type Deps = Parameters<typeof waves>[1] extends ReadonlyMap<string, infer D> ? D : never;

/** The waves as `a1 a2 | a3`, then those that never have their turn, then every reason once. */
function told(hosts: readonly Rolled[], deps: Readonly<Record<string, Deps>>): readonly string[] {
  const turns = [...waves(hosts, new Map(Object.entries(deps)))];
  const last = Math.max(0, ...turns.map(([, { wave }]) => wave ?? 0));
  const of = (wanted: number | null): string =>
    turns.flatMap(([label, { wave }]) => (wave === wanted ? [label] : [])).join(' ');
  const never = of(null);
  return [
    Array.from({ length: last }, (_, index) => of(index + 1)).join(' | '),
    ...(never === '' ? [] : [`never: ${never}`]),
    ...new Set(turns.flatMap(([, { why }]) => why ?? [])),
  ];
}

const TABLE: Readonly<
  Record<
    string,
    readonly [
      letters: Readonly<Record<string, string>>,
      deps: Readonly<Record<string, Deps>>,
      ...expected: string[],
    ]
  >
> = {
  'nothing is said, and all go at once': [{ a: 'iir' }, {}, 'a1 a2 a3'],
  'nothing is to be done': [{ a: 'uu' }, { a: { max_concurrent: 1 } }, ''],
  'so many at once': [
    { a: 'iiiii' },
    { a: { max_concurrent: 2 } },
    'a1 a2 | a3 a4 | a5',
    '`max_concurrent` of a is 2',
  ],
  'zero is no limit': [{ a: 'iii' }, { a: { max_concurrent: 0 } }, 'a1 a2 a3'],
  'one of three at a time goes down': [
    { a: 'rrr' },
    { a: { min_standing: 2 } },
    'a1 | a2 | a3',
    '`min_standing` of a is 2',
  ],
  'what is new comes first, and lets more go down': [
    { a: 'rri' },
    { a: { min_standing: 2 } },
    'a3 | a1 | a2',
    '`min_standing` of a is 2',
  ],
  'what has failed does not stand, and takes nothing away': [
    { a: 'ffr' },
    { a: { min_standing: 1 } },
    'a1 a2 | a3',
    '`min_standing` of a is 1',
  ],
  'none may go down': [
    { a: 'rr' },
    { a: { min_standing: 2 } },
    '',
    'never: a1 a2',
    '`min_standing` of a is 2',
  ],
  'one that stays lets the others go': [{ a: 'rru' }, { a: { min_standing: 1 } }, 'a1 a2'],
  'one workflow after the other': [
    { a: 'ii', b: 'i' },
    { a: { block_deps: ['b'] } },
    'a1 a2 | b1',
    'waits for the workflow a',
  ],
  'only until enough stand': [
    { a: 'iii', b: 'i' },
    { a: { block_deps: ['b'], min_standing: 2, max_concurrent: 1 } },
    'a1 | a2 | a3 b1',
    '`max_concurrent` of a is 1',
    'waits for the workflow a, of which 2 must stand',
  ],
  'enough stand already': [{ a: 'uui', b: 'i' }, { a: { block_deps: ['b'], min_standing: 2 } }, 'a3 b1'],
  'there are too few ever to stand': [
    { a: 'i', b: 'i' },
    { a: { block_deps: ['b'], min_standing: 2 } },
    'a1',
    'never: b1',
    'waits for the workflow a, of which 2 must stand',
  ],
  'they wait for each other': [
    { a: 'i', b: 'i' },
    { a: { block_deps: ['b'] }, b: { block_deps: ['a'] } },
    '',
    'never: a1 b1',
    'waits for the workflow b',
    'waits for the workflow a',
  ],
  'who is under way takes a place': [
    { a: 'wiii' },
    { a: { max_concurrent: 2 } },
    'a2 | a3 a4',
    '`max_concurrent` of a is 2',
  ],
  'where all places are taken, somebody has to end first': [
    { a: 'wwi' },
    { a: { max_concurrent: 2 } },
    ' | a3',
    '`max_concurrent` of a is 2',
  ],
  'who is under way does not stand yet': [
    { a: 'wuu', b: 'i' },
    { a: { block_deps: ['b'], min_standing: 3 } },
    ' | b1',
    'waits for the workflow a, of which 3 must stand',
  ],
  'a workflow is waited for until its last host has ended': [
    { a: 'uuw', b: 'i' },
    { a: { block_deps: ['b'] } },
    ' | b1',
    'waits for the workflow a',
  ],
  'a failure stops what has not begun': [
    { a: 'xwi' },
    { a: { max_concurrent: 2 } },
    '',
    'never: a3',
    '`max_fail` of a is 0, and 1 host has failed: a1',
  ],
  'so many failures are tolerated': [{ a: 'xxi' }, { a: { max_fail: 2 } }, 'a3'],
  'and no more': [
    { a: 'xxi' },
    { a: { max_fail: 1 } },
    '',
    'never: a3',
    '`max_fail` of a is 1, and 2 hosts have failed: a1, a2',
  ],
  'a failure stops those who wait as well': [
    { a: 'xu', b: 'i' },
    { a: { block_deps: ['b'], min_standing: 1 } },
    '',
    'never: b1',
    'waits for the workflow a: `max_fail` of a is 0, and 1 host has failed: a1',
  ],
  'where no rollout is stated, nothing is stopped': [{ a: 'xi' }, {}, 'a2'],
  'a workflow that nobody follows holds nobody': [
    { b: 'i' },
    { a: { block_deps: ['b'], min_standing: 2 } },
    'b1',
  ],
};

for (const [what, [letters, deps, ...expected]] of Object.entries(TABLE)) {
  test(what, () => {
    const hosts = Object.entries(letters).flatMap(([workflow, some]) => hostsOf(workflow, some));
    assert.deepEqual(told(hosts, deps), expected);
  });
}

test('a host without a workflow waits for nothing', () => {
  assert.deepEqual(told(hostsOf(null, 'iu'), {}), ['none1']);
});

test('whatever the rules, each host has one turn, no wave is too large, and no fewer stand than must', () => {
  const letters = fc
    .array(fc.constantFrom('i', 'r', 'f', 'u'), { maxLength: 8 })
    .map((some) => some.join(''));
  const some = fc.record({ max_concurrent: fc.nat(3), min_standing: fc.nat(4) });
  fc.assert(
    fc.property(letters, some, (text, deps) => {
      const hosts = hostsOf('a', text);
      const turns = waves(hosts, new Map([['a', deps]]));
      assert.deepEqual(
        new Set(turns.keys()),
        new Set(hosts.flatMap((host) => (host.isActedOn ? [host.label] : []))),
      );
      let up = hosts.filter(({ isUp }) => isUp).length;
      for (let wave = 1; wave <= hosts.length; wave++) {
        const now = hosts.filter(({ label }) => turns.get(label)?.wave === wave);
        const down = now.filter(({ isUp }) => isUp).length;
        if (deps.max_concurrent > 0) assert.ok(now.length <= deps.max_concurrent);
        if (down > 0) assert.ok(up - down >= deps.min_standing);
        up += now.length - down;
      }
    }),
    { seed: 20_261_121 },
  );
});

test.run();
