import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { originOf } from '../../../src/render/sandbox/provenance.ts';
import { renderTexts } from './render-one.ts';

const test = suite('render/sandbox/provenance');

const SNIPPETS = {
  'preseed/snippets/users': 'users:\n<% for (const name of names) { -%>\n  - <%= name %>\n\n<% } -%>\nend\n',
};

/** Each line of what a template prints, after the name and line of what printed it. */
async function annotated(text: string): Promise<string[]> {
  const [result] = await renderTexts([text], SNIPPETS);
  assert.ok(result?.ok);
  return result.text.split('\n').map((line, index) => {
    const { file, line: origin } = originOf(result, index + 1);
    return `${file.replace(/^.*\/|\.ejs$/g, '')}:${origin}: ${line}`;
  });
}

test('a line is known by the template line of its first character', async () => {
  const text =
    'one\ntwo <%= md.size %>\n<% for (const a of iface.subnet.dns) { -%>\nserver <%= a %>\nport 53\n<% } -%>\n\nlast';
  assert.deepEqual(await annotated(text), [
    '0:1: one',
    '0:2: two 20',
    '0:4: server 198.51.100.1',
    '0:5: port 53',
    '0:4: server 198.51.100.2',
    '0:5: port 53',
    '0:7: ',
    '0:8: last',
  ]);
});

test('what a tag prints is the line of the tag, and tags that print nothing are none', async () => {
  assert.deepEqual(await annotated('<%# none %><%= undefined %>a\r\n<%=\n  "x\\ny\\nz" %>\nb'), [
    '0:1: a\r',
    '0:3: x',
    '0:3: y',
    '0:3: z',
    '0:4: b',
  ]);
});

test('the lines of a snippet are its own, even when they are indented', async () => {
  const users = [
    'users:2: ',
    'users:1: users:',
    'users:3:   - a',
    'users:4: ',
    'users:3:   - b',
    'users:4: ',
    'users:6: end',
  ].slice(1);
  assert.deepEqual(await annotated('top\n<%- snippet("users", { names: ["a", "b"] }) -%>\nbottom'), [
    '0:1: top',
    ...users,
    '0:3: bottom',
  ]);
  assert.deepEqual(
    await annotated('top:\n  <%- indent(snippet("users", { names: ["a", "b"] }), 2) -%>\nbottom'),
    [
      '0:1: top:',
      '0:2:   users:',
      'users:3:     - a',
      'users:4: ',
      'users:3:     - b',
      'users:4: ',
      'users:6:   end',
      '0:3: bottom',
    ],
  );
});

test('a line beyond the text is its last', async () => {
  const [result] = await renderTexts(['a\nb\n']);
  assert.ok(result?.ok);
  assert.deepEqual(originOf(result, 99), { file: 'assets/preseed/0.ejs', line: 2 });
});

test.run();
