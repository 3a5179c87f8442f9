import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { originOf } from '../../../src/render/sandbox/provenance.ts';
import { openSandbox, type RenderResult } from '../../../src/render/sandbox/sandbox.ts';
import { Shapes } from '../../../src/render/sandbox/shapes.ts';
import { jobFor } from './render-one.ts';

const test = suite('render/sandbox/shapes');

test('a text is its shape with values, and the next of that shape only what differs', () => {
  const shapes = new Shapes();
  const path = { chunks: [4, 5, 6, 5], fixed: ['a ', null, ' b ', null] };
  const told = shapes.text({ kind: 'text', shape: 0, path, values: ['1', '22'] });
  assert.equal(told.text, 'a 1 b 22');
  assert.deepEqual(told.pairs(), [4, 0, 5, 2, 6, 3, 5, 6]);
  const next = shapes.changed([0, 0, '333']);
  assert.equal(next.text, 'a 333 b 22');
  assert.deepEqual(next.pairs(), [4, 0, 5, 2, 6, 5, 5, 8]);
  // A text that is not remembered changes nothing.
  const other = { chunks: [4, 5], fixed: [] };
  const once = shapes.text({ kind: 'text', shape: null, path: other, values: ['x', 'y'] });
  assert.equal(once.text, 'xy');
  assert.deepEqual(once.pairs(), [4, 0, 5, 1]);
  assert.equal(shapes.text({ kind: 'text', changed: [0, 1, 'z'], secrets: ['a'] }).text, 'a 333 b z');
  assert.deepEqual(told.pairs(), [4, 0, 5, 2, 6, 3, 5, 6]);
});

const TEMPLATE = `first
<% for (const item of md.list) { -%>
item <%= item %>
<% } -%>
<%= md.text %>
  <%- indent(snippet('own', { name: md.name }), 2) -%>
last
`;
const SNIPPET = `name: <%= name %>
<% if (name.length % 2) { -%>
odd
<% } -%>
`;

interface Case {
  readonly list: readonly number[];
  readonly text: string;
  readonly name: string;
}

/** What the template makes of a case, line by line, each after the line of the template or snippet that it came from. */
function expected({ list, text, name }: Case): readonly string[] {
  const shown = text.split('\n').map((line) => `t5 ${line}`);
  const last = shown.pop()!;
  return [
    't1 first',
    ...list.map((item) => `t3 item ${item}`),
    ...shown,
    text === '' ? 't5 ' : last,
    `t6   name: ${name}`,
    ...(name.length % 2 === 1 ? ['s3   odd'] : []),
    't7 last',
  ];
}

function annotated(result: RenderResult): readonly string[] {
  assert.ok(result.ok);
  return result.text
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const { file, line: origin } = originOf(result, index + 1);
      return `${file.includes('snippets') ? 's' : 't'}${origin} ${line}`;
    });
}

async function rendered(cases: readonly Case[]): Promise<readonly RenderResult[]> {
  const templates = [
    { name: 'assets/preseed/t.ejs', text: TEMPLATE },
    { name: 'assets/preseed/snippets/own.ejs', text: SNIPPET },
  ];
  const sandbox = openSandbox({ templates, limits: { timeout: 20_000 } });
  try {
    return await sandbox.render(
      cases.map((md) => jobFor('assets/preseed/t.ejs', { data: { md: md as never } })),
    );
  } finally {
    await sandbox.close();
  }
}

test('every text and its origins are right, whatever was rendered before it', async () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  // Few lists at first, so that shapes return; then more than are remembered.
  const cases = Array.from({ length: 1700 }, (_, number): Case => {
    const length = number < 200 ? random(4) : number % 160;
    return {
      list: Array.from({ length }, () => random(3)),
      text: ['', 'x', 'two\nlines', 'y'.repeat(random(3) === 0 ? 40_000 : 5)][random(4)]!,
      name: 'n'.repeat(1 + random(3)),
    };
  });
  const results = await rendered(cases);
  for (const [index, result] of results.entries()) {
    const lines = annotated(result);
    assert.equal(lines.join('\n'), expected(cases[index]!).join('\n'), `case ${index}`);
  }
});

test('a template that prints other texts as its own by hand is told apart', async () => {
  const text = 'a<% for (const n of md.list) { __append(0, "b" + n); __append(1, n) } %>c';
  const sandbox = openSandbox({ templates: [{ name: 'assets/preseed/t.ejs', text }] });
  try {
    const jobs = [[1], [2], [1, 2], [1], [2, 1]].map((list) =>
      jobFor('assets/preseed/t.ejs', { data: { md: { list } } }),
    );
    const results = await sandbox.render(jobs);
    assert.deepEqual(
      results.map((result) => result.ok && result.text),
      ['ab11c', 'ab22c', 'ab11b22c', 'ab11c', 'ab22b11c'],
    );
  } finally {
    await sandbox.close();
  }
});

test.run();
