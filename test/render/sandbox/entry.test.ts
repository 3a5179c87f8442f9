import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { suite } from 'uvu';

const test = suite('render/sandbox/entry');
const sandbox = resolve(import.meta.dirname, '../../../src/render/sandbox');

const PROGRAM = `
const { openSandbox } = await import(process.argv[2]);
const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: '<%= host.nam %>' }] });
const links = { files: {}, checkpoint: '', secrets: {} };
const [result] = await sandbox.render([{ template: 'a.ejs', data: { host: { name: 'r1' } }, host: 'ams1/r1', links }]);
// Not closed: an idle sandbox must not keep the process.
console.log(result.problem.message, JSON.stringify(result.problem.range.start));
`;

test('a bundle finds the worker beside its entry and beside its chunks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-sandbox-'));
  try {
    await build({
      entryPoints: {
        one: join(sandbox, 'sandbox.ts'),
        two: join(sandbox, 'session.ts'),
        'sandbox-worker': join(sandbox, 'worker.ts'),
      },
      outdir: join(folder, 'dist'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      chunkNames: 'chunks/[name]-[hash]',
      logLevel: 'warning',
    });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'program.js'), PROGRAM);
    const bundled = pathToFileURL(join(folder, 'dist/one.js')).href;
    const output = execFileSync(process.execPath, [join(folder, 'program.js'), bundled], {
      timeout: 20_000,
      encoding: 'utf8',
    });
    assert.equal(output, 'host has no nam; did you mean name? {"line":1,"column":10}\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.run();
