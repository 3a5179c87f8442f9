// A laptop that falls asleep, or a person with Ctrl-C: what was fetched until then is not fetched again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import { lockText } from '../../src/files/lock/text.ts';
import { buildVaq } from '../diagnostics/built-vaq.ts';
import { startUpstream } from '../support/upstream.ts';
import { layTree } from './tree.ts';

const test = suite('commands/fetch-killed');

const SIZE = process.env.VAQ_FULL === '1' ? 200_000_000 : 4_000_000;
const KILLS = 10;

test('a fetch that is killed ten times ends right, and goes on each time', async () => {
  const file = randomBytes(SIZE);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const piece = Math.ceil(SIZE / 200);
  // In pieces with pauses, so that there is a middle to be killed in.
  const upstream = await startUpstream(async (_, response, { range }) => {
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const headers = { etag: '"one"', 'content-length': SIZE - start };
    if (start === 0) response.writeHead(200, headers);
    else response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${SIZE - 1}/${SIZE}` });
    for (let at = start; at < SIZE && !response.destroyed; at += piece) {
      response.write(file.subarray(at, at + piece));
      await sleep(10);
    }
    response.end();
  });
  const built = await buildVaq();
  const url = `${upstream.url}linux`;
  const tree = layTree({
    'files.yml': `files:\n  - path: debian12/linux\n    url: ${url}\n  - path: debian12/initrd.gz\n`,
    'vaq.lock': lockText([{ path: 'debian12/linux', url, sha256, size: SIZE }]),
  });
  const cache = mkdtempSync(join(tmpdir(), 'vaq-killed-'));
  const part = join(cache, 'partial', sha256);
  const sizeOf = (): number => (existsSync(part) ? statSync(part).size : 0);
  const start = () =>
    spawn(
      process.execPath,
      [join(built.root, 'bin/run.js'), 'fetch', '--quiet', '--sot', tree.folder, '--cache', cache],
      { env: { PATH: process.env.PATH, HOME: built.scratch }, stdio: ['ignore', 'ignore', 'inherit'] },
    );
  try {
    for (let kill = 1; kill <= KILLS; kill++) {
      const child = start();
      const before = sizeOf();
      // Somewhere in the next twentieth of the file.
      const until = before + Math.ceil(Math.random() * (SIZE / 20));
      while (sizeOf() < until && child.exitCode === null) await sleep(5);
      child.kill('SIGKILL');
      await once(child, 'exit');
      assert.deepEqual(readdirSync(join(cache, 'sha256')), []);
    }
    const last = start();
    const [exit] = await once(last, 'exit');
    assert.equal(exit, 0);
    assert.ok(readFileSync(join(cache, 'sha256', sha256)).equals(file));
    assert.deepEqual(readdirSync(join(cache, 'partial')), []);
    const starts = upstream.asked.map((asked) => Number(/bytes=(\d+)-/.exec(asked)?.[1] ?? 0));
    assert.equal(starts.length, KILLS + 1);
    assert.deepEqual(
      starts,
      [...starts].sort((a, b) => a - b),
    );
    assert.ok(starts.slice(1).every((at) => at > 0));
  } finally {
    await upstream.close();
    built.remove();
    tree.remove();
    rmSync(cache, { recursive: true });
  }
});

test.run();
