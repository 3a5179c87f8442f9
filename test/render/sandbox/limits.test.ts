import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Patience } from '../../../src/render/sandbox/patience.ts';
import { openSandbox } from '../../../src/render/sandbox/sandbox.ts';
import { jobFor, renderTexts, summary } from './render-one.ts';

const test = suite('render/sandbox/limits');

test('an endless loop ends in its time, and every other job has its result', async () => {
  const templates = [
    { name: 'a.ejs', text: '<%= n %>' },
    { name: 'loop.ejs', text: '<% for (;;) {} %>' },
  ];
  const sandbox = openSandbox({ templates });
  await sandbox.render([jobFor('a.ejs', { data: { n: 0 } })]);
  const jobs = Array.from({ length: 50 }, (_, n) => jobFor(n === 20 ? 'loop.ejs' : 'a.ejs', { data: { n } }));
  const started = performance.now();
  const results = await sandbox.render(jobs);
  const taken = performance.now() - started;
  await sandbox.close();
  assert.deepEqual(results[20], {
    ok: false,
    problem: {
      ruleId: 'template/timeout',
      message: 'the template did not end within 1 s',
      file: 'loop.ejs',
      range: null,
      host: 'ams1/r1-01',
      keyPath: null,
      nearest: null,
    },
  });
  assert.deepEqual(results.map(summary).toSpliced(20, 1), jobs.map((_, n) => String(n)).toSpliced(20, 1));
  assert.ok(taken > 990 && taken < 3000, `${taken} ms`);
});

test('a template that never ends is tried twice in a run, and all its hosts are told', async () => {
  const templates = [
    { name: 'a.ejs', text: 'fine' },
    { name: 'loop.ejs', text: '<% if (n !== 1) for (;;) {} %>short' },
  ];
  const sandbox = openSandbox({ templates, limits: { timeout: 1000 } });
  const patience = new Patience();
  const jobs = Array.from({ length: 400 }, (_, n) =>
    jobFor(n % 2 === 0 ? 'a.ejs' : 'loop.ejs', { data: { n } }),
  );
  const started = performance.now();
  const told = (await sandbox.render(jobs, patience)).map(summary);
  const again = (await sandbox.render(jobs.slice(0, 4), patience)).map(summary);
  const taken = performance.now() - started;
  await sandbox.close();
  const late = 'loop.ejs:-: the template did not end within 1 s [template/timeout]';
  assert.deepEqual(
    told,
    jobs.map((_, n) => (n % 2 === 0 ? 'fine' : n === 1 ? 'short' : late)),
  );
  assert.deepEqual(again, ['fine', late, 'fine', late]);
  assert.ok(taken < 60_000, `${taken} ms, where every try would take 200 s`);
});

test('a template that fills the heap is tried twice in a run too', async () => {
  const patience = new Patience();
  const templates = [{ name: 'heap.ejs', text: '<% if (n < 2) new Array(1e8).fill(0) %>' }];
  const sandbox = openSandbox({ templates, limits: { timeout: 60_000, memory: 64 } });
  const jobs = [0, 1, 2, 3].map((n) => jobFor('heap.ejs', { data: { n } }));
  const told = (await sandbox.render(jobs, patience)).map(summary);
  await sandbox.close();
  const full = 'heap.ejs:-: the template needs more than 64 MB of memory [template/out-of-memory]';
  assert.deepEqual([told, patience.spentBy('heap.ejs')], [[full, full, full, full], 'exhausted']);
});

test('what is put off counts in the time, and so does the search of a pattern', async () => {
  const texts = [
    '<% (async () => { for (;;) await 0 })() %>',
    '<%= /(a+)+b/.test("a".repeat(60)) %>',
    'after',
  ];
  const told = (await renderTexts(texts, {}, { timeout: 300 })).map(summary);
  assert.deepEqual(told[0], '-: the template did not end within 0.3 s [template/timeout]');
  assert.deepEqual(told[1], told[0]);
  assert.equal(told[2], 'after');
});

test('a busy program does not make a template late', async () => {
  const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: 'a' }], limits: { timeout: 200 } });
  await sandbox.render([jobFor('a.ejs')]);
  const rendering = sandbox.render([jobFor('a.ejs')]);
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500));
  assert.deepEqual((await rendering).map(summary), ['a']);
  await sandbox.close();
});

test('a full heap is the template’s problem, however it is filled', async () => {
  const texts = [
    'before',
    '<% const kept = []; for (;;) kept.push("abc".repeat(1e5).split("")) %>',
    '<% new Array(1e8).fill(0) %>',
    'after',
  ];
  const full = '-: the template needs more than 64 MB of memory [template/out-of-memory]';
  const told = (await renderTexts(texts, {}, { memory: 64 })).map(summary);
  assert.deepEqual(told, ['before', full, full, 'after']);
});

test('the output is bounded, and no text larger than that is made', async () => {
  const texts = [
    'ab<%= "x".repeat(998) %>',
    'ab<%= "x".repeat(999) %>',
    '<% for (;;) { %>\n  more\n<% } %>',
    '<%= "x".repeat(1e9) %>',
    '<%- snippet("long") %>',
  ];
  const told = (
    await renderTexts(texts, { 'preseed/snippets/long': '\n<%= "x".repeat(5e8) %>' }, { output: 1000 })
  ).map(summary);
  assert.deepEqual(told.slice(1), [
    '1:7-1:22: the text grows larger than 1000 characters here [template/output-too-large]',
    '1:17-1:17: the text grows larger than 1000 characters here [template/output-too-large]',
    '1:9-1:15: RangeError: Invalid string length [template/error]',
    'assets/preseed/snippets/long.ejs:2:5-2:20: the text grows larger than 1000 characters here [template/output-too-large]',
  ]);
  assert.equal(told[0]?.length, 1000);
});

test.run();
