import assert from 'node:assert/strict';
import vm from 'node:vm';
import { suite } from 'uvu';
import { NO_CODE, printers } from '../../../src/render/sandbox/printers.ts';
import { renderTable } from './render-one.ts';

const test = suite('render/sandbox/printers');

const SOURCE = '__append(0, md.disk + host.name)';

/** What a function that prints appends. */
function appended(code: string | null, scope: unknown): readonly unknown[] {
  const calls: unknown[] = [];
  vm.runInThisContext(code!)(scope)((...call: unknown[]) => calls.push(call));
  return calls;
}

test('a source is compiled to take a scope, and to take the usual names that stand in it', () => {
  const { code, quick, names } = printers(SOURCE);
  assert.deepEqual(names, ['host', 'md']);
  assert.deepEqual(appended(code, { md: { disk: 'a' }, host: { name: 'b' } }), [[0, 'ab']]);
  assert.deepEqual(appended(quick, [{ name: 'b' }, { disk: 'a' }]), [[0, 'ab']]);
  // The line that stands before the source is the same in both: places in one are places in the other.
  const lines = (text: string | null): readonly string[] => text!.split('\n').slice(1);
  assert.equal(lines(code)[0], SOURCE);
  assert.equal(lines(quick)[0], SOURCE);
});

test('what may be written with escapes is looked up in the scope', () => {
  assert.equal(printers('__append(0, \\u006dd)').quick, null);
  assert.deepEqual(NO_CODE, { code: null, quick: null, names: [] });
});

test('names mean the same whichever way they are found', async () => {
  const table = {
    '<% const md = "own" -%><%= md %>': 'own',
    '<% var host = 1; { let host = 2 } -%><%= host %>': '1',
    '<% for (const md of [1, 2]) { -%><%= md %>,<% } -%><%= md.size %>': '1,2,20',
    '<%= ((md) => md)(3) %> <%= md.size %>': '3 20',
    '<%= [..."ab"].map((label) => label).join() %>': 'a,b',
    '<%= \\u006dd.size %> <%= host.name %>': '20 r1-01',
    '<%= typeof script %> <%= typeof md %> <%= typeof nothing %>': 'undefined object undefined',
    '<%= ho %>': '1:5-1:7: there is no ho here [template/missing-key]',
    '<%= snippet("own", { md: "other", more: 1 }) %> <%= snippet("own", { more: 2 }) %>':
      'other r1-01 1 [object] r1-01 2',
  };
  const own = '<%= typeof md === "string" ? md : "[object]" %> <%= host.name %> <%= more %>';
  const rendered = await renderTable(table, { 'preseed/snippets/own': own });
  assert.deepEqual(rendered, table);
});

test.run();
