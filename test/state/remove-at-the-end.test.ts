import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';

const test = suite('state/remove-at-the-end');

const MODULE = new URL('../../src/state/remove-at-the-end.ts', import.meta.url).href;

let folder: string;
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaq-end-'));
  mkdirSync(join(folder, 'one/deep'), { recursive: true });
  writeFileSync(join(folder, 'one/deep/file'), '');
  writeFileSync(join(folder, 'two'), '');
  writeFileSync(join(folder, 'other'), '');
});
test.after.each(() => rmSync(folder, { recursive: true }));

/** Runs a program that has both removed at its end; how it ends when it gets the signal once it is ready. */
async function ended(signal: NodeJS.Signals | null, more: string): Promise<readonly unknown[]> {
  const program = `import { removeAtTheEnd } from ${JSON.stringify(MODULE)};
for (const name of ['one', 'two', 'gone']) removeAtTheEnd(${JSON.stringify(folder)} + '/' + name);
${more}
console.log('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => signal !== null && child.kill(signal));
  const [code] = await once(child, 'close');
  return [code, readdirSync(folder).sort()];
}

const STAY = 'setTimeout(() => undefined, 60_000);';

test('what is named is gone when the process has ended by itself, or was told to', async () => {
  assert.deepEqual(await ended(null, ''), [0, ['other']]);
  assert.deepEqual(await ended(null, 'process.exit(3);'), [3, ['other']]);
});

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  test(`it is gone when ${signal} ends the process, which says so as a shell does`, async () => {
    assert.deepEqual(await ended(signal, STAY), [code, ['other']]);
  });
}

test('who listens to a signal itself says when the process ends', async () => {
  assert.deepEqual(await ended('SIGINT', `${STAY} process.on('SIGINT', () => process.exit(7));`), [
    7,
    ['other'],
  ]);
});

test('SIGKILL leaves all of it', async () => {
  const [, names] = await ended('SIGKILL', STAY);
  assert.deepEqual(names, ['one', 'other', 'two']);
});

test.run();
