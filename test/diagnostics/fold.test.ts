import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { foldRendered } from '../../src/diagnostics/fold.ts';

const test = suite('diagnostics/fold');

const range = { start: { line: 2, column: 1 }, end: { line: 2, column: 9 } };

function found(host: string, message: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return diagnostic({ ruleId: 'a/b', message, file: 's.ejs', range, hosts: [host], boot: 'one', ...more });
}

const brief = (all: readonly Diagnostic[]) =>
  foldRendered(all).map(({ message, hosts, boot, fix }) => [message, hosts.join(' '), boot, fix]);

test('messages that differ in the host’s value are one, which lists the others', () => {
  assert.deepEqual(
    brief([
      found('x/1', 'no `vda1` here (rendered line 7: `a vda1`)', { fix: 'p' }),
      found('x/2', 'no `vdb1` here (rendered line 8: `a vdb1`)', { fix: 'q' }),
      found('x/3', 'no `vdb1` here (rendered line 8: `a vdb1`)', { fix: 'q' }),
    ]),
    [['no `vda1` here; on other hosts `vdb1` (rendered line 7: `a vda1`)', 'x/1 x/2 x/3', 'one', null]],
  );
});

test('a value that only some have, and one that ends a message, are shown whole', () => {
  assert.deepEqual(
    brief([found('x/1', 'got 12'), found('x/2', 'got 123'), found('x/3', 'got')]).map(([message]) => message),
    ['got 12; on other hosts `got 123`, `got`'],
  );
});

test('what one host has twice in one boot stays two, each with its hosts', () => {
  assert.deepEqual(
    brief([found('x/1', 'no a'), found('x/1', 'no b'), found('x/2', 'no a'), found('x/2', 'no b')]),
    [
      ['no a', 'x/1 x/2', 'one', null],
      ['no b', 'x/1 x/2', 'one', null],
    ],
  );
});

test('boots that find the same are one without a boot; other rules and places are apart', () => {
  const elsewhere = { ...range, end: { line: 2, column: 10 } };
  assert.deepEqual(
    brief([
      found('x/1', 'no a'),
      found('x/1', 'no a', { boot: 'two' }),
      found('x/1', 'no a', { range: elsewhere }),
      found('x/2', 'no c', { ruleId: 'a/c' }),
      found('x/2', 'no a', { range: null }),
    ]),
    [
      ['no a', 'x/1', null, null],
      ['no a', 'x/1', 'one', null],
      ['no c', 'x/2', 'one', null],
      ['no a', 'x/2', 'one', null],
    ],
  );
});

test('of the places that explain it three are shown', () => {
  const all = [1, 2, 3, 4, 4].map((number) =>
    found(`x/${number}`, 'no', { related: [{ file: `${number}.yml`, range, message: 'here' }] }),
  );
  assert.deepEqual(
    foldRendered(all).map(({ related }) => related.map(({ file }) => file)),
    [['1.yml', '2.yml', '3.yml']],
  );
});

test.run();
