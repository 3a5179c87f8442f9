// The demo as on a fresh clone, with a simulated machine, in a folder of its own.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { suite } from 'uvu';
import { newScratch } from './support/clone.ts';
import { type Ended, plainEnvironment, runToEnd } from './support/run.ts';

const test = suite('docs/demo');
const REPOSITORY = resolve(import.meta.dirname, '../..');
/** What a fresh clone does not have. */
const MADE = /^(node_modules|dist|coverage|\.git|oclif\.manifest\.json|src\/sot\/schema\/generated)$/;

const scratch = newScratch();
const clone = join(scratch.path, 'clone');
const temporary = join(scratch.path, 'tmp');
const env = {
  ...plainEnvironment(scratch.path),
  TMPDIR: temporary,
  VAQ_DEMO_SIMULATE: '1',
};

test.before(() => {
  mkdirSync(temporary);
  cpSync(REPOSITORY, clone, {
    recursive: true,
    filter: (source) => !MADE.test(relative(REPOSITORY, source)) && !/[\\/]\.vaq$/.test(source),
  });
  // Installing them needs a registry.
  symlinkSync(join(REPOSITORY, 'node_modules'), join(clone, 'node_modules'), 'junction');
});
test.after(() => scratch.remove());

function startDemo(): Promise<Ended> & { readonly pid: number } {
  return runToEnd(['bash', 'scripts/demo.sh'], { cwd: clone, env, seconds: 90 });
}

/** What the demo has left in the folder for temporary files; tsx keeps its cache there. */
function left(): readonly string[] {
  return readdirSync(temporary).filter((name) => !name.startsWith('tsx-') && name !== 'node-compile-cache');
}

/** Whether all processes of a group end within 5 s: helpers of the tools end when their parents have. */
async function ends(group: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(-group, 0);
    } catch {
      return true;
    }
    await delay(50);
  }
  return false;
}

test('it builds, runs to its end, and leaves nothing', async () => {
  const demo = startDemo();
  const { code, printed } = await demo;
  assert.equal(code, 0, printed);
  const commands = [...printed.matchAll(/^\$ (vaq \S+)/gm)].map(([, command]) => command);
  assert.deepEqual(commands, [
    'vaq validate',
    'vaq preview',
    'vaq validate',
    'vaq validate',
    'vaq diff',
    'vaq boot',
    'vaq status',
  ]);
  assert.match(printed, /^No virtual machine is booted: VAQ_DEMO_SIMULATE is set\./m);
  assert.match(printed, /did you mean `mac`\?/);
  assert.match(printed, /^1 reinstall · 3 unchanged$/m);
  assert.match(printed, /^\S+ +ams1\/r1-01 +checkpoint +debian12 is done$/m);
  assert.match(printed, /^ams1\/r1-01 +done +1 of 1 /m);
  assert.match(printed, /^All of it worked, /m);
  assert.deepEqual(left(), []);
  assert.ok(await ends(demo.pid), 'a process of the demo lives on');
});

test('^C in the middle ends it at once, with the exit code of a signal, and leaves nothing', async () => {
  const demo = startDemo();
  while (left().length === 0) await delay(20);
  await delay(500);
  process.kill(-demo.pid, 'SIGINT');
  const { code, printed } = await demo;
  assert.equal(code, 130, printed);
  assert.doesNotMatch(printed, /All of it worked/);
  assert.deepEqual(left(), []);
  assert.ok(await ends(demo.pid), 'a process of the demo lives on');
});

test.run();
