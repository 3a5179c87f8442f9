import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { suite } from 'uvu';
import { isIgnored } from '../../src/commands/watch-tree.ts';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/preview: --watch');

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
});
test.after(() => {
  built.remove();
});

/** A running preview that watches, with what it has written so far. */
function watching(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(built.root, 'bin/run.js'), 'preview', ...args, '--watch'], {
    cwd: tree.folder,
  });
  return { child, ended: once(child, 'exit'), data: reader(child.stdout), talk: reader(child.stderr) };
}

/** Waits until what a stream has said has a pattern in it, and forgets that. The order of two streams is nobody's to tell. */
function reader(stream: Readable): (pattern: RegExp) => Promise<void> {
  let said = '';
  const heard: (() => void)[] = [];
  stream.on('data', (text: Buffer) => {
    said += text.toString();
    for (const wake of heard.splice(0)) wake();
  });
  return async (pattern) => {
    while (!pattern.test(said)) await new Promise<void>((resolve) => heard.push(resolve));
    said = said.replace(pattern, '');
  };
}

test('a change is rendered, a mistake is said and can be mended, and Ctrl-C ends with 0', async () => {
  const rack = 'sites/ams1/rack1.yml';
  const { child, ended, data, talk } = watching('r1-01', '--kind', 'preseed');
  await Promise.all([data(/string \/dev\/vda/), talk(/waiting for changes; Ctrl-C ends\n/)]);
  const text = tree.edited(rack, '/dev/vda', '/dev/nvme0n1');
  tree.write({ [rack]: text });
  await Promise.all([talk(/changed\n/), data(/string \/dev\/nvme0n1/)]);
  tree.write({ [rack]: text.replace('mac:', 'mca:') });
  await talk(/did you mean `mac`/);
  tree.write({ [rack]: text });
  await data(/reboot_in_progress[\s\S]*string \/dev\/nvme0n1/);
  child.kill('SIGINT');
  assert.deepEqual(await ended, [0, null]);
});

test('when the folder is gone it says so, and ends with 3', async () => {
  const { ended, talk } = watching('r1-01', '--sot', tree.folder);
  await talk(/waiting for changes; Ctrl-C ends\n/);
  tree.remove();
  await talk(/is gone, so that there is nothing left to watch/);
  assert.deepEqual(await ended, [3, null]);
});

test('what Git, vaq and the preview itself write is no change', () => {
  const watched = { root: '/sot', ignored: ['/sot/out'] };
  const table = [
    [['.git', 'index'], true],
    [['.vaq', 'key'], true],
    [['out'], true],
    [['out', 'manifest.json'], true],
    [['outer'], false],
    [['sites', '.git'], false],
    [['vaq.yml'], false],
  ] as const;
  for (const [parts, expected] of table)
    assert.equal(isIgnored(watched, parts.join(sep)), expected, join(...parts));
});

test.run();
