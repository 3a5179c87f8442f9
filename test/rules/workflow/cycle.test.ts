import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { workflowCycle } from '../../../src/rules/workflow/cycle.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/cycle');
const circle = (edges: Readonly<Record<string, string>>): Changes =>
  Object.fromEntries(
    Object.entries(edges).map(([id, deps]) => [
      `workflows/${id}.yml`,
      `id: ${id}
workflow: [{ boot: debian }]
deps: { block_deps: [${deps}] }
`,
    ]),
  );

test('workflows that wait for each other are said where the circle closes', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      circle({ debian: 'debian' }),
      'workflows/debian.yml:3:22-3:28 error workflow/cycle: the workflow `debian` waits for itself; remove it here',
    ],
    [
      circle({ a: 'b', b: 'a', debian: 'a' }),
      'workflows/b.yml:3:22-3:23 error workflow/cycle: these workflows wait for each other, so that none can begin: `a` → `b` → `a`; remove one of them from `block_deps` | part of the circle workflows/a.yml:3:21',
    ],
    [
      circle({ a: 'b', b: 'c', c: 'b, a', debian: '' }),
      'workflows/c.yml:3:22-3:23 error workflow/cycle: these workflows wait for each other, so that none can begin: `b` → `c` → `b`; remove one of them from `block_deps` | part of the circle workflows/b.yml:3:21',
      'workflows/c.yml:3:25-3:26 error workflow/cycle: these workflows wait for each other, so that none can begin: `a` → `b` → `c` → `a`; remove one of them from `block_deps` | part of the circle workflows/a.yml:3:21 | part of the circle workflows/b.yml:3:21',
    ],
    [
      circle({ a: 'b, b', b: 'a', debian: '' }),
      'workflows/b.yml:3:22-3:23 error workflow/cycle: these workflows wait for each other, so that none can begin: `a` → `b` → `a`; remove one of them from `block_deps` | part of the circle workflows/a.yml:3:21',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(workflowCycle, changes), expected, JSON.stringify(changes));
  }
});

test('a dependency in one direction is none, whatever its shape', async () => {
  for (const edges of [{ debian: 'a, b', a: 'c', b: 'c', c: '' }, { debian: '' }, { debian: 'none' }]) {
    assert.deepEqual(await ruled(workflowCycle, circle(edges)), [], JSON.stringify(edges));
  }
});

test('a long chain is walked, and a long circle is named in part', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 3000 }, (_, at) => [`w${at}`, `w${at + 1}, w${at + 2}`]),
  );
  assert.deepEqual(await ruled(workflowCycle, circle(chain)), []);
  const ring = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`w${at + 10}`, `w${((at + 1) % 20) + 10}`]),
  );
  const [found = '', ...others] = await ruled(workflowCycle, circle(ring));
  assert.deepEqual(others, []);
  assert.match(found, /^workflows\/w29\.yml:3:22-3:25 error/);
  assert.match(found, /: `w10` → `w11` → `w12` → `w13` → `w14` → `w15` → `w16` → … → `w10`; remove/);
  assert.equal(found.split('part of the circle').length - 1, 7);
});

test.run();
