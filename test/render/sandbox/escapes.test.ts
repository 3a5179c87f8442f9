import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { openSandbox } from '../../../src/render/sandbox/sandbox.ts';
import { jobFor, renderTable, renderTexts, summary } from './render-one.ts';

const test = suite('render/sandbox/escapes');

/** The place is the table's own affair elsewhere: here only what is refused and why. */
function reasons(table: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).map(([text, told]) => [text, told.replace(/^(?:-|[\d:-]+): /, '')]),
  );
}

async function refusals(table: Readonly<Record<string, string>>): Promise<void> {
  assert.deepEqual(reasons(await renderTable(table)), table);
}

test('no way to a constructor of functions makes one', async () => {
  const noCode = 'Function is not for templates: templates cannot make code from text [template/forbidden]';
  await refusals({
    '<%= globalThis.constructor.constructor("return process")() %>': noCode,
    '<%= (() => {}).constructor("return process")() %>': noCode,
    '<%= (async () => {}).constructor("return process")() %>': noCode,
    '<%= (function* () {}).constructor("yield process")() %>': noCode,
    '<%= (async function* () {}).constructor("yield process")() %>': noCode,
    '<%= snippet.constructor("return process")() %>': noCode,
    '<%= json.constructor.constructor("return process")() %>': noCode,
    '<%= Object.getPrototypeOf(file).constructor("return process")() %>': noCode,
    '<%= arguments[0].constructor("return process")() %>': noCode,
    '<%= Reflect.construct((() => {}).constructor, ["return process"])() %>': noCode,
    '<%= ((strings) => strings.constructor.constructor("return process")())`x` %>': noCode,
    '<% try { md.nope } catch (e) { e.constructor.constructor("return process")() } %>': noCode,
    '<% try { null.x } catch (e) { e.constructor.constructor("return process")() } %>': noCode,
    '<%= host.name.constructor.constructor("return process")() %>': noCode,
    '<%= [].at.constructor("return process")() %>': noCode,
    '<%= Object.getOwnPropertyDescriptor({ get a() { return 1 } }, "a").get.constructor("return 1")() %>':
      noCode,
    '<%= iface.subnet.dns.map.constructor("return process")() %>': noCode,
    '<%= eval("1") %>':
      'eval is not for templates: templates cannot make code from text [template/forbidden]',
  });
});

test('no species, thenable or prototype of what is not named makes code', async () => {
  const noCode = 'Function is not for templates: templates cannot make code from text [template/forbidden]';
  const odd =
    'class Odd extends Array { static get [Symbol.species]() { return function () { return globalThis } } }';
  await refusals({
    [`<% ${odd}; new Odd(3).map((x) => x).constructor.constructor("return process")() %>`]: noCode,
    '<% ({ then(f) { f.constructor("return process")() } }).then(() => 1) %>': noCode,
    '<% void (async () => { await { then(f) { f.constructor("return process")() } } })() %>ok': 'ok',
    '<% new (Object.getPrototypeOf(function* () {}).constructor)("yield 1") %>': noCode,
    '<% Object.getPrototypeOf(async () => {}).constructor("return 1") %>': noCode,
    '<% Function.prototype %>': noCode,
    '<% escapeFn.constructor("return process")() %>': noCode,
    '<% __append.constructor("return process")() %>': noCode,
    '<% String.raw.constructor("return process") %>': noCode,
    '<%= typeof this %>': 'undefined',
  });
});

test('the function behind the tags prints only what a tag does', async () => {
  const told = '__append is not for templates: a template prints by its tags alone [template/forbidden]';
  await refusals({
    '<% __append("x", 1) %>': told,
    '<% __append(-1, "x") %>': told,
    '<% __append(1e9, "x") %>': told,
    '<% __append({ valueOf: () => 0 }, "x") %>': told,
    '<% arguments[0](0.5, "x") %>': told,
  });
});

test('no template prints in the name of another', async () => {
  const told = '__append is not for templates: a template prints by its tags alone [template/forbidden]';
  const forged = '<% arguments[0](1, "forged") %>';
  const results = await renderTexts([forged, 'text of another', `<%- snippet("a") -%>${forged}`], {
    'preseed/snippets/a': '<% arguments[0](0, "forged") %>',
  });
  assert.deepEqual(
    results.map((result) => summary(result).replace(/^[\d:-]+: /, '')),
    [told, 'text of another', `assets/preseed/snippets/a.ejs:1:16-1:17: ${told}`],
  );
});

test('an error of any length is told in a screen', async () => {
  const [told] = await renderTexts(['<% throw new Error("x".repeat(1e6)) %>']);
  assert.equal(summary(told!), `1:10-1:13: ${'x'.repeat(1000)}… [template/error]`);
});

test('options of ejs are names as any other', async () => {
  const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: '<%= outputFunctionName %><%= x %>' }] });
  const data = JSON.parse(
    '{"outputFunctionName":"a;process.exit()//","escapeFunction":"b","delimiter":"?","client":true,"settings":{"view options":{"client":true}},"__proto__":{"polluted":1},"constructor":"c","x":1}',
  );
  const results = await sandbox.render([
    jobFor('a.ejs', { data }),
    jobFor('a.ejs', { data: { x: 2, outputFunctionName: 'd' } }),
  ]);
  await sandbox.close();
  assert.deepEqual(results.map(summary), ['a;process.exit()//1', 'd2']);
});

test('what reaches the machine, the clock, chance or a later turn is not there', async () => {
  const machine = 'templates see only what the source of truth says, and nothing of the machine that renders';
  const later = 'a template is rendered at once, and nothing in it can happen later';
  const clock = 'a configuration is the same whenever it is rendered, so templates have no clock';
  const chance = 'a configuration is the same each time it is rendered, so templates have no randomness';
  const locale = 'it depends on the language of the machine that renders';
  const told = (name: string, why: string) => `${name} is not for templates: ${why} [template/forbidden]`;
  const noImport =
    'templates cannot import; snippet(name) prints another template of the same kind [template/forbidden]';
  await refusals({
    '<%= process.env.HOME %>': told('process', machine),
    '<%= require("fs") %>': told('require', machine),
    '<%= new WebAssembly.Module(1) %>': told('WebAssembly', machine),
    '<%= new SharedArrayBuffer(1) %>': told('SharedArrayBuffer', machine),
    '<%= Atomics.wait() %>': told('Atomics', machine),
    '<%= new ArrayBuffer(1e10) %>': told('ArrayBuffer', machine),
    '<%= new Proxy({}, {}) %>': told('Proxy', machine),
    '<% console.log(1) %>': told('console', machine),
    '<% setTimeout(() => {}) %>': told('setTimeout', later),
    '<% Promise.resolve() %>': told('Promise', later),
    '<%= new Date() %>': told('Date', clock),
    '<%= performance.now() %>': told('performance', clock),
    '<%= Math.random() %>': told('Math.random', chance),
    '<%= Intl.NumberFormat() %>': told('Intl', locale),
    '<%= (1).toLocaleString() %>': told('toLocaleString', locale),
    '<%= "a".localeCompare("b") %>': told('localeCompare', locale),
    '<%= include("x") %>': told('include', 'a template prints another of its kind by snippet(name, extra)'),
    '<%= import("node:fs") %>': noImport,
    '<%= import /* x */ ("node:fs") %>': noImport,
    '<%= import // x\n("node:fs") %>': noImport,
    '<% import <!-- x\n("node:fs") %>': noImport,
    '<% import\n--> x\n("node:fs") %>': noImport,
    '<%= [...import("node:fs")] %>': noImport,
    '<% import /* %> text <% */ ("node:fs") %>': noImport,
    '<%= import.meta %>': noImport,
    '<%= \\u0069mport("node:fs") %>': 'keyword must not contain escaped characters [template/syntax]',
  });
});

test('the word import alone is free, before a bracket even in a text it is not', async () => {
  await refusals({
    '<%= ({ import: () => 1 }).import() %> <%= host?.import?.() %> <%= "import me" %>': '1  import me',
    '<%= "import (me)" %>':
      'templates cannot import; snippet(name) prints another template of the same kind [template/forbidden]',
  });
});

test('nothing that outlives a template can be changed', async () => {
  const cannot =
    /Cannot (?:assign to read only|add|define|set|delete) propert|is not extensible|read-only|falsish|Assignment to constant/;
  const texts = [
    'Object.prototype.x = 1',
    'Array.prototype.map = 1',
    'Object.defineProperty(Object.prototype, "x", { value: 1 })',
    '[][Symbol.iterator]().__proto__.next = 1',
    '"".matchAll(/a/g).__proto__.next = 1',
    '(function* () {})().__proto__.__proto__.next = 1',
    '(async () => {})().__proto__.then = 1',
    '(async () => {})().constructor.resolve = 1',
    'RegExp.prototype.exec = 1',
    '"".__proto__.x = 1',
    '"".__proto__.__proto__.x = 1',
    'Error.prepareStackTrace = (e, frames) => frames',
    'Error.stackTraceLimit = 0',
    'JSON.parse = 1',
    'Math.max = 1',
    'Symbol.prototype.x = 1',
    'globalThis.x = 1',
    'delete globalThis.JSON',
    'json.x = 1',
    'cidr.netmask = 1',
    'host = 1',
    'md.__proto__ = {}',
    'Object.setPrototypeOf(md, {})',
    'Object.defineProperty(md, "disk", { value: 1 })',
    'Object.freeze(md)',
    'const a = []; a.constructor = { [Symbol.species]: 1 }',
  ];
  const told = (await renderTexts(texts.map((text) => `<% ${text} %>`))).map(summary);
  assert.deepEqual(
    texts.filter((_, index) => !cannot.test(told[index]!)),
    [],
    told.join('\n'),
  );
});

test('no error, and no trick with one, shows anything but the template', async () => {
  await refusals({
    '<%= String(new Error("x").stack) %>': '',
    '<%= arguments.callee %>':
      "TypeError: 'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them [template/error]",
    '<%= Error.captureStackTrace({}) %>':
      'TypeError: Error.captureStackTrace is not a function [template/error]',
    '<% throw { get message() { throw 1 }, toString() { throw 2 } } %>':
      'something that is not an error [template/error]',
    '<% throw Object.assign(new Error(), { get message() { throw 1 } }) %>': '1 [template/error]',
    '<% class Odd extends Error { get message() { throw 1 } } throw new Odd() %>':
      'an error that cannot be described [template/error]',
    '<% throw Symbol("x") %>': 'Symbol(x) [template/error]',
    '<% throw null %>': 'null [template/error]',
    '<% const e = new Error("x"); e.stack = "template:9:9:9\\n"; throw e %>': 'x [template/error]',
    '<% // @\n//# sourceURL=template:1\n//# sourceMappingURL=data:application/json,{}\n hots %>':
      'there is no hots here; did you mean host? [template/missing-key]',
    '<% (async () => { throw 1 })() %>ok': 'ok',
    '<% } finally { %>': "unexpected token '}' [template/syntax]",
  });
});

/** Runs out of stack, and in each of the calls on the way back does `attempt` and then what `caught` says of its error. */
function atStackEnd(attempt: string, caught: string): string {
  return `<% let found = 'nothing'; let tries = 0;
    function down() { try { down() } catch (e) {
      if (tries++ < 400) try { ${attempt} } catch (h) { if (!(h instanceof Error)) { ${caught} } }
      throw e } }
    for (let depth = 0; depth < 30; depth++) {
      tries = 0; try { (function more(n) { if (n > 0) more(n - 1); else down() })(depth) } catch {} }
    %><%= found %>`;
}

test('an object of the sandbox itself, got at the end of the stack, gives no code and cannot be changed', async () => {
  // Node formats a stack in its own realm; where the stack is full, its own error comes back. Both walls behind must hold.
  const caught = `found = '';
    try { found += h.constructor.constructor('return process')() } catch (z) { found += z.message }
    try { h.constructor.prototype.x = 1; found += 'CHANGED' } catch (z) { found += '; ' + z.message }`;
  const [read, ours] = await renderTexts([
    atStackEnd('new Error().stack', caught),
    atStackEnd('md.nope', "found = 'an object of the sandbox'"),
  ]);
  assert.equal(
    summary(read!),
    'Code generation from strings disallowed for this context; Cannot add property x, object is not extensible',
  );
  assert.equal(summary(ours!), 'nothing');
});

test.run();
