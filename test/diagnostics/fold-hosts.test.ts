import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { foldHosts } from '../../src/diagnostics/fold-hosts.ts';

const test = suite('diagnostics/fold-hosts');

function rack(stem: string, from: number, to: number, digits: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => stem + String(from + i).padStart(digits, '0'));
}

test('one or two hosts are written out', () => {
  assert.equal(foldHosts(['ams1/r1-01']), 'ams1/r1-01');
  assert.equal(foldHosts(['ams1/r1-01', 'ams1/r1-02']), 'ams1/r1-01, ams1/r1-02');
});

test('hosts that follow each other are folded', () => {
  assert.equal(foldHosts(rack('ams1/r1-', 1, 48, 2)), 'ams1/r1-01 … ams1/r1-48 (48 hosts)');
  assert.equal(foldHosts(rack('ams1/r', 8, 101, 1).toSorted()), 'ams1/r8 … ams1/r101 (94 hosts)');
});

test('a gap, another stem and another count of zeros are not hidden in a fold', () => {
  assert.equal(
    foldHosts([...rack('a/n', 1, 3, 1), ...rack('a/n', 5, 9, 1), 'b/n10', 'b/spare']),
    'a/n1 … a/n3, a/n5 … a/n9, b/n10, b/spare (10 hosts)',
  );
  assert.equal(foldHosts(['a/n098', 'a/n099', 'a/n0100']), 'a/n098, a/n099, a/n0100 (3 hosts)');
});

test('of many parts the rest is counted', () => {
  const alone = ['a', 'b', 'c', 'd', 'e'].map((name) => `x/${name}`);
  assert.equal(
    foldHosts([...alone, ...rack('x/n', 1, 4, 1), 'x/y', 'x/z']),
    'x/a, x/b, x/c, x/d, x/e, x/n1 … x/n4 and 2 more (11 hosts)',
  );
});

test.run();
