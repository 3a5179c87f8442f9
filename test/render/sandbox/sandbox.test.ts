import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openSandbox } from '../../../src/render/sandbox/sandbox.ts';
import { jobFor, renderTable, renderTexts, summary } from './render-one.ts';

const test = suite('render/sandbox/sandbox');

test('every form of tag, and what it trims', async () => {
  const table = {
    'a<%= md.disk %>b': 'a/dev/vdab',
    'a<%- md.disk %>b': 'a/dev/vdab',
    '<%= "<&\'>" %>': "<&'>",
    'a<%# md.nope %>b': 'ab',
    'a <%% b %%> c': 'a <% b %> c',
    'a\n<% if (md.size > 10) { %>\nb\n<% } %>\nc': 'a\n\nb\n\nc',
    'a\n<% if (md.size > 10) { -%>\nb\n<% } -%>\nc': 'a\nb\nc',
    'a\n  <%_ if (true) { _%>  \n  b\n  <%_ } _%>\nc': 'a\n  b\nc',
    'a\r\n<% if (true) { -%>\r\nb\r\n<% } -%>\r\nc': 'a\r\nb\r\nc',
    'a <%= md.size -%>\nb': 'a 20b',
    '<%= md.size; %> <%= 1 // one %>\n<% // nothing %>!': '20 1\n!',
    '<% for (const server of iface.subnet.dns) { -%>\nserver <%= server %>\n<% } -%>\n':
      'server 198.51.100.1\nserver 198.51.100.2\n',
    'quote " back \\ tab \t dollar \u0024{x} tick `': 'quote " back \\ tab \t dollar \u0024{x} tick `',
    '\u2028\u{1F600}<%= "\u{1F600}" %>': '\u2028\u{1F600}\u{1F600}',
    '\uFEFF#!ipxe': '#!ipxe',
    '<%= md.spare %> <%= undefined %>': 'false ',
    '': '',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('data behaves like the maps and lists that it is', async () => {
  const table = {
    '<%= JSON.stringify(iface) %>':
      '{"ipv4":"198.51.100.11","subnet":{"dns":["198.51.100.1","198.51.100.2"]}}',
    '<%= Object.keys(host).join() %> <%= "role" in host.metadata %> <%= "rolle" in host.metadata %>':
      'name,metadata true false',
    '<%= [...iface.subnet.dns].reverse().join(" ") %> <%= iface.subnet.dns.length %>':
      '198.51.100.2 198.51.100.1 2',
    '<%= iface.subnet.dns.map((a) => a.split(".")[3]).filter(Boolean).join("+") %>': '1+2',
    '<%= Array.isArray(md.list) %> <%= md.list.concat(iface.subnet.dns).length %> <%= md.list.at(0) %>':
      'true 2 ',
    '<%= { ...host, extra: 1 }.name.toUpperCase() %> <%= Object.entries(host.metadata).flat().join() %>':
      'R1-01 role,web',
    '<% const { name, metadata: { role } } = host %><%= name %> <%= role %>': 'r1-01 web',
    '<%= host.hasOwnProperty("name") %> <%= md["two words"] %> <%= locals.md.size %>': 'true 2 20',
    '<%= host.metadata === host.metadata %> <%= iface.subnet.dns.includes("198.51.100.2") %>': 'true true',
    '<%= typeof nobody %> <%= md?.nope %>|<%= md?.["no"] %>|<%= md.nothing?.x %>|<%= md.disk?.x %>|':
      'undefined ||||',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('results come in the order of the jobs, with each job its own data', async () => {
  const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: '<%= n %>' }] });
  const jobs = Array.from({ length: 3000 }, (_, n) => jobFor('a.ejs', { data: { n, pad: 'x'.repeat(500) } }));
  const [first, second] = await Promise.all([sandbox.render(jobs), sandbox.render(jobs.slice(5, 7))]);
  assert.deepEqual(
    first!.map((result) => result.ok && result.text),
    jobs.map((_, n) => String(n)),
  );
  assert.deepEqual(second!.map(summary), ['5', '6']);
  await sandbox.close();
});

test('a large text crosses whole', async () => {
  const [result] = await renderTexts(['<%= "\u00e9\\n".repeat(2_000_000) %>']);
  assert.ok(result?.ok && result.text === '\u00e9\n'.repeat(2_000_000));
});

test('no jobs need no process, and a sandbox can be closed twice and used again', async () => {
  const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: 'a' }] });
  assert.deepEqual(await sandbox.render([]), []);
  await sandbox.close();
  assert.deepEqual((await sandbox.render([jobFor('a.ejs')])).map(summary), ['a']);
  await sandbox.close();
  await sandbox.close();
});

test('a template that the sandbox was not given is a defect of the caller', async () => {
  const sandbox = openSandbox({ templates: [] });
  await assert.rejects(
    sandbox.render([jobFor('a.ejs')]),
    /^Error: the sandbox was not given the template a.ejs$/,
  );
});

test('closing ends a rendering that still runs', async () => {
  const sandbox = openSandbox({
    templates: [{ name: 'a.ejs', text: '<% for (;;) {} %>' }],
    limits: { timeout: 60_000 },
  });
  const rendering = sandbox.render([jobFor('a.ejs')]);
  setTimeout(() => sandbox.close(), 700);
  await assert.rejects(rendering, /^Error: the sandbox was closed while it rendered$/);
});

test('the same jobs give the same bytes, whatever was rendered before', async () => {
  const texts = [
    '<%= RegExp.$1 %><%= typeof globalThis.kept %>',
    '<% "abc".match(/(b)/); try { globalThis.kept = 1 } catch {} %>x',
    '<%= [3, 1, 2].sort().join() %> <%= new Error("x").stack %>',
    '<%= RegExp.$1 %><%= typeof globalThis.kept %>',
  ];
  const once = await renderTexts(texts);
  assert.deepEqual(once.map(summary), ['undefined', 'x', '1,2,3 ', 'undefined']);
  assert.deepEqual((await renderTexts(texts.toReversed())).toReversed().map(summary), once.map(summary));
});

test('where secrets are only named, each stands as its placeholder', async () => {
  const sandbox = openSandbox({
    templates: [{ name: 'assets/preseed/a.ejs', text: 'pw <%= secret("operator") %>\n' }],
  });
  try {
    const [result] = await sandbox.render([
      jobFor('assets/preseed/a.ejs', { links: { files: {}, checkpoint: '', secrets: null } }),
    ]);
    assert.equal(result?.ok && result.text, 'pw ‹secret operator›\n');
  } finally {
    await sandbox.close();
  }
});

test.run();
