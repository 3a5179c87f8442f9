import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { suite } from 'uvu';
import { hasEnded, thisProcess } from '../../src/state/process-identity.ts';

const test = suite('state/process-identity');

test('this process is named by number, machine and start, and runs', () => {
  const { pid, machine, started } = thisProcess();
  assert.deepEqual([pid, machine], [process.pid, hostname()]);
  if (process.platform === 'linux') assert.match(String(started), /^\d+$/);
  else assert.equal(started, null);
  assert.equal(hasEnded(thisProcess()), false);
});

test('a process of another user runs', () => {
  assert.equal(hasEnded({ pid: 1, machine: hostname(), started: null }), false);
});

test('a process has ended once it is killed', async () => {
  const child = spawn('sleep', ['60']);
  const identity = { pid: child.pid!, machine: hostname(), started: null };
  assert.equal(hasEnded(identity), false);
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal(hasEnded(identity), true);
});

test('a later process with the same number is another one', () => {
  assert.equal(hasEnded({ ...thisProcess(), started: '1' }), process.platform === 'linux');
});

test('of a process on another machine nothing is certain', () => {
  assert.equal(hasEnded({ pid: 2 ** 30, machine: 'elsewhere.example', started: null }), false);
});

test.run();
