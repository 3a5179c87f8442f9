import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { mergeHosts } from '../../src/diagnostics/merge.ts';

const test = suite('diagnostics/merge');
const range = { start: { line: 1, column: 2 }, end: { line: 1, column: 5 } };
const wrong = { ruleId: 'template/missing-key', message: 'there is no md.role', file: 'assets/a.ejs', range };

test('findings that differ only in hosts become one, with the union, in place of the first', () => {
  const other = diagnostic({ ...wrong, message: 'there is no md.rack', hosts: ['x/9'] });
  assert.deepEqual(
    mergeHosts([
      diagnostic({ ...wrong, hosts: ['x/3', 'x/4'] }),
      other,
      diagnostic({ ...wrong, hosts: ['x/1', 'x/3'] }),
    ]),
    [diagnostic({ ...wrong, hosts: ['x/1', 'x/3', 'x/4'] }), other],
  );
});

test('what differs in anything else stays apart', () => {
  const place = { file: 'b', range, message: 'here' };
  const all = [
    diagnostic(wrong),
    diagnostic({ ...wrong, ruleId: 'template/other' }),
    diagnostic({ ...wrong, severity: 'warning' }),
    diagnostic({ ...wrong, file: 'assets/b.ejs' }),
    diagnostic({ ...wrong, range: null }),
    diagnostic({ ...wrong, range: { ...range, end: { line: 1, column: 6 } } }),
    diagnostic({ ...wrong, path: '/a' }),
    diagnostic({ ...wrong, boot: 'install' }),
    diagnostic({ ...wrong, related: [place] }),
    diagnostic({ ...wrong, related: [{ ...place, range: null }] }),
    diagnostic({ ...wrong, fix: 'add it' }),
    diagnostic({ ...wrong, docs: 'elsewhere' }),
  ];
  assert.deepEqual(mergeHosts(all), all);
});

test('the order of fields does not matter', () => {
  const { start, end } = range;
  const reordered = { ...wrong, range: { end, start }, hosts: ['x/2'] };
  assert.equal(mergeHosts([diagnostic({ ...wrong, hosts: ['x/1'] }), diagnostic(reordered)]).length, 1);
});

test.run();
