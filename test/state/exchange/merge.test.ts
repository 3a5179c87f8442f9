import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import type { JournalEvent } from '../../../src/state/event.ts';
import { identityOf, type LocalLine, mergeJournals } from '../../../src/state/exchange/merge.ts';
import { numbered, script } from '../samples.ts';

const test = suite('state/exchange/merge');

/** An event with a number, so many seconds after ten. */
function at(seconds: number, number: number): JournalEvent {
  return { ...numbered(number), at: new Date(Date.UTC(2026, 10, 20, 10, 0, seconds)).toISOString() };
}

function local(events: readonly (JournalEvent | null)[]): readonly LocalLine[] {
  return events.map((event) => ({ text: event === null ? 'damaged' : JSON.stringify(event), event }));
}

/** The numbers in their order; imported ones are negative. */
function order(lines: readonly LocalLine[]): readonly (number | string)[] {
  return lines.map(({ text, event }) => {
    if (event?.kind !== 'unknown-client') return text;
    return event.imported === undefined ? Number(event.mac) : -Number(event.mac);
  });
}

test('by time where nothing else says it, the local one first', () => {
  const { lines, added, own } = mergeJournals(
    local([at(1, 1), at(3, 3), at(5, 5)]),
    [at(0, 10), at(3, 13), at(9, 19)],
    'x',
  );
  assert.deepEqual(order(lines), [-10, 1, 3, -13, 5, -19]);
  assert.deepEqual([added.length, own.length], [3, 3]);
  assert.ok(added.every(({ imported }) => imported === 'x'));
  assert.ok(lines.every(({ text, event }) => text === JSON.stringify(event)));
});

test('a clock that was set back reorders neither', () => {
  const { lines } = mergeJournals(
    local([at(5, 1), at(2, 2)]),
    [at(4, 10), at(1, 11), at(6, 12), at(3, 13)],
    'x',
  );
  assert.deepEqual(order(lines), [-10, -11, 1, 2, -12, -13]);
});

test('what both have holds them together, whatever the clocks say', () => {
  const common = at(5, 7);
  const { lines, added, own } = mergeJournals(
    local([at(1, 1), common, at(2, 2)]),
    [at(9, 10), common, at(0, 11)],
    'x',
  );
  assert.deepEqual(order(lines), [1, -10, 7, 2, -11]);
  assert.deepEqual([added.length, own.length], [2, 2]);
});

test('an event keeps the machine that it came from first, and is the same wherever it was learnt', () => {
  const foreign = { ...at(1, 1), imported: 'first' };
  assert.equal(mergeJournals([], [foreign], 'second').added[0]!.imported, 'first');
  assert.deepEqual(mergeJournals(local([at(1, 1)]), [foreign], 'second').added, []);
  assert.equal(
    identityOf(JSON.parse('{"kind":"session-ended","at":"x"}')),
    identityOf(JSON.parse('{"at":"x","kind":"session-ended"}')),
  );
  assert.notEqual(identityOf(script({})), identityOf(script({ attempt: 2 })));
});

test('equal events count as often as they happened', () => {
  const twice = [at(1, 1), at(1, 1)];
  assert.deepEqual(order(mergeJournals(local([at(1, 1)]), twice, 'x').lines), [1, -1]);
  assert.deepEqual(order(mergeJournals(local(twice), twice, 'x').lines), [1, 1]);
});

test('a damaged line stays where it is', () => {
  const { lines, own } = mergeJournals(local([at(1, 1), null, at(3, 3)]), [at(2, 10)], 'x');
  assert.deepEqual(order(lines), [1, 'damaged', -10, 3]);
  assert.equal(own.length, 2);
});

const journals = fc
  .array(fc.record({ second: fc.nat(20), side: fc.constantFrom('local', 'foreign', 'both') }), {
    maxLength: 25,
  })
  .map((events) => {
    const made = events.map(({ second, side }, number) => ({ side, event: at(second, number + 1) }));
    const of = (side: string) =>
      made.filter((one) => one.side === side || one.side === 'both').map(({ event }) => event);
    return [of('local'), of('foreign')] as const;
  });

test('any two journals: each keeps its order, nothing is lost or doubled, and once more changes nothing', () => {
  fc.assert(
    fc.property(journals, ([ours, theirs]) => {
      const { lines, added, own } = mergeJournals(local(ours), theirs, 'x');
      const ids = lines.map(({ event }) => identityOf(event!));
      for (const side of [ours, theirs]) {
        const wanted = new Set(side.map(identityOf));
        assert.deepEqual(
          ids.filter((id) => wanted.has(id)),
          side.map(identityOf),
        );
      }
      assert.equal(lines.length, ours.length + added.length);
      assert.equal(own.length, lines.length - theirs.length);
      assert.deepEqual(mergeJournals(lines, theirs, 'x').lines, lines);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test.run();
