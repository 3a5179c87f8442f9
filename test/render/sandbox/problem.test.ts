import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openSandbox } from '../../../src/render/sandbox/sandbox.ts';
import { jobFor, renderTable, renderTexts } from './render-one.ts';

const test = suite('render/sandbox/problem');

test('a missing key is placed at the key, whatever stands around it', async () => {
  const table = {
    'a\nrole <%= host.metadata.rolle %>':
      '2:24-2:29: host.metadata has no rolle; did you mean role? [template/missing-key]',
    '<%= hots.name %>': '1:5-1:9: there is no hots here; did you mean host? [template/missing-key]',
    'é\u{1F600} <%= md.zone %>':
      '1:12-1:16: md has no zone; it has disk, size, spare, nothing, "two words", list [template/missing-key]',
    '<%= host.metadata\n  .rolle %>':
      '2:4-2:9: host.metadata has no rolle; did you mean role? [template/missing-key]',
    '\r\n\t<%= host["na"] %>': '2:11-2:15: host has no na; it has name, metadata [template/missing-key]',
    '<%= host[ `na${"me"}s` ] %>': '1:11-1:23: host has no names; did you mean name? [template/missing-key]',
    '<% const { name, nmae } = host %>':
      '1:18-1:22: host has no nmae; did you mean name? [template/missing-key]',
    '<%= iface.subnet.dns[2] %>':
      '1:22-1:23: iface.subnet.dns has no element 2; its last is iface.subnet.dns[1] [template/missing-key]',
    '<%= md.list[0] %>': '1:13-1:14: md.list has no element 0; it is empty [template/missing-key]',
    '<%= iface.subnet.dns.first %>':
      '1:22-1:27: iface.subnet.dns is a list and has no first [template/missing-key]',
    '<%= [1].map((n) => md.nope + n) %>':
      '1:23-1:27: md has no nope; it has disk, size, spare, nothing, "two words", list [template/missing-key]',
    '<%= md?.disk.size %>': '1:14-1:18: md.disk is a text and has no size [template/missing-key]',
    '<%= host.metadata.rolle ?? "none" %>':
      '1:19-1:24: host.metadata has no rolle; did you mean role? [template/missing-key]',
    '<% if (true) { %>\n<% foo(bar()) %>\n<% } %>': '2:4-2:7: there is no foo here [template/missing-key]',
    '<%= String(hsot()) %>': '1:12-1:16: there is no hsot here; did you mean host? [template/missing-key]',
    '<% x = x + 1 %>': '1:4-1:5: there is no x here [template/missing-key]',
    '<% x = 1 %>': '1:4-1:5: there is no x here [template/missing-key]',
    '<%= locals.hots %>': '1:12-1:16: there is no hots here; did you mean host? [template/missing-key]',
    '<%= md.__proto__ %>':
      '1:8-1:17: md has no __proto__; it has disk, size, spare, nothing, "two words", list [template/missing-key]',
    '  <%_ if (host.nam) { _%>  \n<% } %>':
      '1:16-1:19: host has no nam; did you mean name? [template/missing-key]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('a template that is not JavaScript is placed where its author must act', async () => {
  const incomplete = 'the JavaScript of this tag is not complete [template/syntax]';
  const table = {
    'a\n<%= host.name': '2:1-2:4: this tag is never closed: no %> follows its <%= [template/syntax]',
    'a\r\n  <%_ host.name': '2:3-2:6: this tag is never closed: no %> follows its <%_ [template/syntax]',
    '<%= host.name <%= md.disk %>':
      '1:1-1:4: this tag is never closed: no %> follows its <%= [template/syntax]',
    'a\n<% if (md.spare) { %>b<% for (const a of md.list) { %>c<% } %>':
      '2:18-2:19: this block is never closed: no <% } %> follows it [template/syntax]',
    'a <% } %>': "1:6-1:7: unexpected token '}' [template/syntax]",
    'a <% }), (function () { %>': "1:6-1:7: unexpected token '}' [template/syntax]",
    '<%= host. %>': `1:5-1:10: ${incomplete}`,
    '<% foo( %>': `1:4-1:8: ${incomplete}`,
    '<%= `a %>': `1:5-1:7: ${incomplete}`,
    '<% /* a %>': `1:4-1:8: ${incomplete}`,
    '<%= host name %>': '1:5-1:9: no operator or comma follows this [template/syntax]',
    '<% const a = 1; const a = 2 %>': "1:23-1:24: identifier 'a' has already been declared [template/syntax]",
    '<%= "a %>': '1:5-1:10: invalid or unexpected token [template/syntax]',
    '<% await 1 %>':
      '1:4-1:9: await is only valid in async functions and the top level bodies of modules [template/syntax]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('what has no text is not printed', async () => {
  const table = {
    '<%= md.nothing %>':
      '1:5-1:15: this is null, which has no text: give it a value, or print something else where it has none [template/unprintable]',
    'a <%- host.metadata %>':
      '1:7-1:20: this is a map, which has no text: print one of its keys, or json(…) of it [template/unprintable]',
    '<%= iface.subnet.dns %>':
      '1:5-1:21: this is a list, which has no text: join(…) it, loop over it, or print json(…) of it [template/unprintable]',
    '<%= `${host.metadata}` %>':
      '1:13-1:21: host.metadata is a map, which has no text: print one of its keys, or json(…) of it [template/unprintable]',
    '<%= md.size / md.disk %>': '1:5-1:22: this is NaN, which has no text [template/unprintable]',
    '<%= checkpoint %>': '1:5-1:15: this is a function, which has no text: call it [template/unprintable]',
    '<%= Symbol() %>': '1:5-1:13: this is a symbol, which has no text [template/unprintable]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('an error of the template is told in its own words', async () => {
  const table = {
    '<% throw new Error("no disk") %>': '1:10-1:13: no disk [template/error]',
    '<% throw "no disk" %>': '-: no disk [template/error]',
    '<%= host.name() %>': '1:10-1:14: TypeError: host.name is not a function [template/error]',
    '<%= md.nothing.x %>':
      "1:16-1:17: TypeError: Cannot read properties of null (reading 'x') [template/error]",
    '<% (function f() { f() })() %>':
      '1:15-1:16: RangeError: Maximum call stack size exceeded [template/error]',
    '<% host.name = "x" %>': '1:14-1:15: the data is read-only: host.name cannot be changed [template/error]',
    '<% delete md.disk %>': '1:4-1:10: the data is read-only: md.disk cannot be changed [template/error]',
    '<%= iface.subnet.dns.sort() %>':
      '1:22-1:26: the data is read-only: iface.subnet.dns[0] cannot be changed [template/error]',
    '<%= cidr.netmask("198.51.100.0") %>':
      '1:10-1:17: cidr.netmask: "198.51.100.0" is not an IPv4 network such as 198.51.100.0/24 [template/error]',
  };
  assert.deepEqual(await renderTable(table), table);
});

test('links and snippets that do not exist, or go in circles', async () => {
  const table = {
    '<%= file("debian12/linx") %>':
      '1:5-1:9: files.yml declares no debian12/linx; did you mean debian12/linux? [template/unknown-file]',
    '<%= secret("rot") %>': '1:5-1:11: there is no secret rot; did you mean root? [template/unknown-secret]',
    '<%- snippet("dsk") %>':
      '1:5-1:12: there is no snippet assets/preseed/snippets/dsk.ejs; did you mean disk? [template/unknown-snippet]',
    '<%- snippet("kickstart/disk") %>':
      '1:5-1:12: there is no snippet assets/kickstart/snippets/disk.ejs [template/unknown-snippet]',
    '<%- snippet("a") %>':
      'assets/preseed/snippets/b.ejs:2:5-2:12: this snippet prints itself without end: assets/preseed/4.ejs → ' +
      'assets/preseed/snippets/a.ejs → assets/preseed/snippets/b.ejs → assets/preseed/snippets/a.ejs [template/snippet-cycle]',
    '<%- snippet("disk", { disk: { nam: 1 } }) %>':
      'assets/preseed/snippets/disk.ejs:1:10-1:14: disk has no name; did you mean nam? [template/missing-key]',
    '<%- snippet("broken") %>':
      "assets/preseed/snippets/broken.ejs:1:4-1:5: unexpected token ')' [template/syntax]",
    '<%- snippet("disk", 1) %>':
      '1:5-1:12: snippet: what it sees besides must be a map of names [template/error]',
  };
  const snippets = {
    'preseed/snippets/a': '<%- snippet("b") %>',
    'preseed/snippets/b': '\n<%- snippet("a") %>',
    'preseed/snippets/disk': '<%= disk.name %>',
    'preseed/snippets/broken': '<% ) %>',
  };
  assert.deepEqual(await renderTable(table, snippets), table);
});

test('a problem is complete', async () => {
  const [result] = await renderTexts(['<%= host.metadata.rolle %>']);
  assert.deepEqual(result, {
    ok: false,
    problem: {
      ruleId: 'template/missing-key',
      message: 'host.metadata has no rolle; did you mean role?',
      file: 'assets/preseed/0.ejs',
      range: { start: { line: 1, column: 19 }, end: { line: 1, column: 24 } },
      host: 'ams1/r1-01',
      keyPath: 'host.metadata.rolle',
      nearest: 'role',
    },
  });
});

test('templates beside it do not move a place', async () => {
  const texts = Array.from({ length: 30 }, (_, n) => ({ name: `${n}.ejs`, text: '<%= 1 %>\n'.repeat(n) }));
  const sandbox = openSandbox({ templates: [...texts, { name: 'last.ejs', text: 'é\n<%= host.nam %>' }] });
  const [result] = await sandbox.render([jobFor('last.ejs')]);
  await sandbox.close();
  assert.deepEqual(result?.ok === false && result.problem.range, {
    start: { line: 2, column: 10 },
    end: { line: 2, column: 13 },
  });
});

test.run();
