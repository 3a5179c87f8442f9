import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import { openSandbox } from '../../../src/render/sandbox/sandbox.ts';
import { jobFor, summary } from './render-one.ts';

const test = suite('render/sandbox/process');
const sandboxModule = pathToFileURL(resolve(import.meta.dirname, '../../../src/render/sandbox/sandbox.ts'));

/** The sandboxes' processes that a process has started. */
function workersOf(parent: number): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [])
    .filter(([, , ppid, args]) => Number(ppid) === parent && args?.includes('--max-old-space-size'))
    .map(([, pid]) => Number(pid));
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    assert.ok(tries < 200, 'it did not happen within 10 s');
    await delay(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a process that is stopped from outside is replaced, and its job done again', async () => {
  const templates = [{ name: 'slow.ejs', text: '<% for (let n = 0; n < 5e8; n++); %>done' }];
  const sandbox = openSandbox({ templates, limits: { timeout: 30_000 } });
  const rendering = sandbox.render([jobFor('slow.ejs')]);
  await until(() => workersOf(process.pid).length === 1);
  const [first] = workersOf(process.pid);
  process.kill(first!, 'SIGTERM');
  assert.deepEqual((await rendering).map(summary), ['done']);
  assert.notDeepEqual(workersOf(process.pid), [first]);
  await sandbox.close();
  assert.deepEqual(workersOf(process.pid), []);
});

test('a process that is killed while it is idle is no job’s fault', async () => {
  const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: 'a' }] });
  await sandbox.render([jobFor('a.ejs')]);
  const [idle] = workersOf(process.pid);
  process.kill(idle!, 'SIGKILL');
  await until(() => !isAlive(idle!));
  assert.deepEqual((await sandbox.render([jobFor('a.ejs')])).map(summary), ['a']);
  await sandbox.close();
});

test('an idle process ends when the program that started it is killed', async () => {
  const program = `
    const { openSandbox } = await import('${sandboxModule}');
    const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: 'a' }] });
    await sandbox.render([{ template: 'a.ejs', data: {}, host: 'h', links: { files: {}, checkpoint: '', secrets: {} } }]);
    console.log('idle');
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(parent.stdout, 'data');
  const [worker] = workersOf(parent.pid!);
  assert.ok(worker !== undefined && isAlive(worker));
  parent.kill('SIGKILL');
  await until(() => !isAlive(worker));
});

test('a process that cannot start says why', async () => {
  const { execPath } = process;
  process.execPath = `${execPath}-that-is-not-there`;
  try {
    const sandbox = openSandbox({ templates: [{ name: 'a.ejs', text: 'a' }] });
    await assert.rejects(
      sandbox.render([jobFor('a.ejs')]),
      /^Error: the sandbox failed: spawn .*-that-is-not-there ENOENT$/,
    );
  } finally {
    process.execPath = execPath;
  }
});

test.run();
