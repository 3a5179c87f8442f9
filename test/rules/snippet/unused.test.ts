import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedSnippet } from '../../../src/rules/snippet/unused.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/snippet/unused');

test('snippets that no template prints', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'assets/preseed/snippets/disk.ejs': '', 'assets/preseed/snippets/notes.txt': '' },
      "assets/preseed/snippets/disk.ejs:null info snippet/unused: no template prints this snippet by `snippet('disk')`",
      'assets/preseed/snippets/notes.txt:null info snippet/unused: no template can print this file: the name of a snippet ends in `.ejs`',
    ],
    [
      { 'assets/preseed/snippets/self.ejs': "<%- snippet('self') %>" },
      "assets/preseed/snippets/self.ejs:null info snippet/unused: no template prints this snippet by `snippet('self')`",
    ],
    [
      {
        'assets/kickstart/snippets/disk.ejs': '',
        'assets/preseed/a.ejs': "<%- snippet('disk') %>",
        'assets/preseed/snippets/disk.ejs': '',
      },
      "assets/kickstart/snippets/disk.ejs:null info snippet/unused: no template prints this snippet by `snippet('disk')`",
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedSnippet, changes), expected, JSON.stringify(changes));
  }
});

test('a template prints one of its kind by name, of any kind with its kind, and those that nobody can know', async () => {
  const table = [
    ["<%- snippet('disk') %>", 'preseed'],
    ['<%_ const text = indent(snippet("disk", { a: 1 }), 2) _%>', 'preseed'],
    ["<%- snippet('kickstart/disk') %>", 'kickstart'],
    ["<%- ['disk'].map((name) => snippet(name)).join('') %>", 'preseed'],
    ['<%- snippet(md.snippet) %>', 'kickstart'],

    // biome-ignore lint/suspicious/noTemplateCurlyInString: the code of a template
    ['<%- snippet(`di${"s"}k`) %>', 'kickstart'],
  ] as const;
  for (const [template, kind] of table) {
    const changes = { 'assets/preseed/a.ejs': template, [`assets/${kind}/snippets/disk.ejs`]: '' };
    assert.deepEqual(await ruled(unusedSnippet, changes), [], template);
  }
});

test('text, comments and files that are no templates print none', async () => {
  for (const [path, text] of [
    ['a.ejs', "snippet('disk') <%# snippet('disk') %> <%% snippet('disk') %>"],
    ['a', "<%- snippet('disk') %>"],
  ] as const) {
    const changes = { [`assets/preseed/${path}`]: text, 'assets/preseed/snippets/disk.ejs': '' };
    assert.deepEqual((await ruled(unusedSnippet, changes)).length, 1, path);
  }
});

test('nothing is said while a template may be missing', async () => {
  assert.deepEqual(
    await ruled(unusedSnippet, { 'assets/preseed/snippets/a.ejs': '', 'boot/b.yml': 'id: [\n' }),
    [],
  );
});

test.run();
