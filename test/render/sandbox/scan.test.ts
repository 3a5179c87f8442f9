import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { scan } from '../../../src/render/sandbox/scan.ts';

const test = suite('render/sandbox/scan');

/** The chunks as the template writes them, after the column they begin at. */
function pieces(text: string): string[] {
  return scan(text, 0).chunks.map(
    ({ kind, offset, length }) => `${kind} ${offset}: ${text.slice(offset, offset + length)}`,
  );
}

test('every chunk is found where the template has it, whatever ejs trims', () => {
  assert.deepEqual(pieces('a <%= b %>\nc'), ['text 0: a ', 'code 5:  b ', 'text 10: \nc']);
  assert.deepEqual(pieces('  <%_ a _%>  \n  <%_ b -%>\r\nc'), ['code 5:  a ', 'code 19:  b ', 'text 27: c']);
  assert.deepEqual(pieces('<%# a %>x<%% b %%>'), [
    'text 8: x',
    'text 9: <%%',
    'text 12:  b ',
    'text 15: %%>',
  ]);
  assert.deepEqual(pieces(''), []);
});

test('the generated source holds each tag’s JavaScript at the place that its chunk names', () => {
  const text = '<% if (a) { -%>\n<%= a; %> <%- b // c %>\n<%_ } _%>';
  const { source, chunks } = scan(text, 7);
  const code = chunks.filter(({ kind }) => kind === 'code');
  assert.deepEqual(
    code.map(({ generated, length }) => source.slice(generated, generated + length)),
    [' if (a) { ', ' a )', ' b // c ', ' } '],
  );
});

test('what is never closed, and what imports, is refused without being run', () => {
  assert.deepEqual(scan('a <%- b', 0).refusal, {
    ruleId: 'template/syntax',
    message: 'this tag is never closed: no %> follows its <%-',
    start: 2,
    end: 5,
  });
  assert.deepEqual(scan('<% a %><% b.c(); import("d") %>', 0).refusal, {
    ruleId: 'template/forbidden',
    message: 'templates cannot import; snippet(name) prints another template of the same kind',
    start: 17,
    end: 23,
  });
});

test.run();
