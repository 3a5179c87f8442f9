// What an operator meets on a bad line, in full with 2 GB: `vaq fetch` is ended ten times, and at last all is there; then one bit
// changes in the cache, and in the bundle.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { suite } from 'uvu';
import { hashFile } from '../../src/files/hash.ts';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { pickFrom } from '../support/pick.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/fetch-interrupted');

const isFull = process.env.VAQ_FULL === '1';
const PATHS = ['debian12/initrd.gz', 'debian12/linux', 'images/one', 'images/two'];
const SIZE = (isFull ? 512 : 16) * 1024 * 1024;
const WHOLE = PATHS.length * SIZE;
const ENDS = 10;

const seed = Number(process.env.VAQ_SEED ?? 17);
const pick = pickFrom(seed);
// As long as a prime, so that a part in the wrong place is found.
const BLOCK = Buffer.from(Array.from({ length: 1_048_573 }, () => pick(256)));
/** Milliseconds between two of them, so that whoever is ended has what was sent, and not the buffers of the system. */
const PAUSE = 20;

/** The bytes of a file from a place on; each file begins elsewhere in the block. */
function* bytesOf(path: string, start: number): Generator<Buffer> {
  for (let at = start; at < SIZE; ) {
    const from = (at + PATHS.indexOf(path)) % BLOCK.length;
    const piece = BLOCK.subarray(from, Math.min(BLOCK.length, from + SIZE - at));
    at += piece.length;
    yield piece;
  }
}

function sha256Of(path: string): string {
  const hash = createHash('sha256');
  for (const piece of bytesOf(path, 0)) hash.update(piece);
  return hash.digest('hex');
}

const PINS: ReadonlyMap<string, string> = new Map(PATHS.map((path) => [path, sha256Of(path)]));

let built: BuiltVaq;
let upstream: Upstream;
let tree: Tree;
let out: string;
/** What the server has sent in all, and what is done once that is so much. */
let sent = 0;
let atMost = { bytes: Number.POSITIVE_INFINITY, end: () => undefined as unknown };

async function* slowly(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    yield piece;
    await delay(PAUSE);
  }
}

/** Sends a file, or the rest of one, as a good server does. */
function send(path: string, response: ServerResponse, range: string | undefined): void {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const head = { etag: `"${path}"`, 'content-length': SIZE - start };
  if (start === 0) response.writeHead(200, head);
  else response.writeHead(206, { ...head, 'content-range': `bytes ${start}-${SIZE - 1}/${SIZE}` });
  const body = Readable.from(slowly(bytesOf(path, start)), { highWaterMark: 1 });
  response.on('close', () => body.destroy());
  body.on('data', (piece: Buffer) => {
    sent += piece.length;
    if (sent > atMost.bytes) atMost.end();
  });
  body.pipe(response);
}

const at = (name: string): string => join(out, name);
const cached = (path: string): string => join(at('cache/sha256'), PINS.get(path)!);

/** Starts vaq on the tree, and ends it by a signal once the server has sent so many bytes more. */
async function vaq(
  args: readonly string[],
  interruption: { readonly bytes: number; readonly signal: NodeJS.Signals } | null = null,
): Promise<Ended & { readonly signal: string | null }> {
  const child = spawn(process.execPath, [join(built.root, 'bin/run.js'), ...args], {
    cwd: tree.folder,
    env: { PATH: process.env.PATH ?? '', HOME: built.scratch, VAQ_CACHE: at('cache'), TMPDIR: out },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const bytes = interruption === null ? Number.POSITIVE_INFINITY : sent + interruption.bytes;
  atMost = { bytes, end: () => child.kill(interruption!.signal) };
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  const [exit, signal] = await once(child, 'close');
  return { exit, signal, ...said };
}

/** Changes one bit of a file in place. */
function flip(path: string, place: number): void {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, place);
  byte[0]! ^= 1 << pick(8);
  writeSync(file, byte, 0, 1, place);
  closeSync(file);
}

test.before(async () => {
  built = await buildVaq();
  out = realpathSync(mkdtempSync(join(tmpdir(), 'vaq-out-')));
  upstream = await startUpstream((path, response, { range }) => send(path.slice(1), response, range));
  const urls = PATHS.map((path) => `  - path: ${path}\n    url: ${upstream.url}${path}\n`);
  const locked = PATHS.map(
    (path, index) => `${urls[index]}    sha256: ${PINS.get(path)}\n    size: ${SIZE}\n`,
  );
  tree = layTree({
    'files.yml': `files:\n${urls.join('')}`,
    'vaq.lock': `version: 1\nfiles:\n${locked.join('')}`,
  });
});
test.after(async () => {
  built.remove();
  tree.remove();
  rmSync(out, { recursive: true });
  await upstream.close();
});

test('fetch is ended ten times at random, and at last every byte is right; nothing is ever seen in part', async () => {
  const begin = Date.now();
  const ends: string[] = [];
  for (let count = 0; count < ENDS; count++) {
    const signal = pick(2) === 0 ? 'SIGKILL' : 'SIGINT';
    const ended = await vaq(['fetch', '--quiet'], {
      bytes: 1 + pick(Math.floor(WHOLE / (ENDS + 1))),
      signal,
    });
    assert.ok(ended.signal === signal || ended.exit === 130, `${signal}: ${ended.exit} ${ended.stderr}`);
    ends.push(`${signal} at ${(sent / 1e6).toFixed(0)} MB`);
    for (const name of readdirSync(at('cache/sha256'))) {
      assert.ok([...PINS.values()].includes(name), `seed ${seed}: ${name}`);
      assert.equal((await hashFile(join(at('cache/sha256'), name))).sha256, name, `seed ${seed}`);
    }
  }
  const last = await vaq(['fetch', '--quiet']);
  assert.deepEqual([last.exit, last.stderr], [0, ''], `seed ${seed}`);
  for (const [path, pin] of PINS) {
    assert.equal((await hashFile(cached(path))).sha256, pin, `seed ${seed}: ${path}`);
    assert.equal(statSync(cached(path)).size, SIZE);
  }
  // A claim that was being written when the end came is left for `vaq cache prune`.
  const parts = readdirSync(at('cache/partial')).filter((name) => !/\.claim\.[\w-]+\.tmp$/.test(name));
  assert.deepEqual(parts, []);
  const seconds = (Date.now() - begin) / 1000;
  console.log(
    `${ends.join(', ')}; ${sent / 1e6} MB were sent for ${WHOLE / 1e6} MB, in ${seconds.toFixed(0)} s`,
  );
  assert.ok(
    upstream.asked.some((asked) => / bytes=[1-9]\d*- "/.test(asked)),
    'what there is of a file is not fetched again',
  );
});

test('one bit that changes in the cache is found by boot --offline and by fetch, which mends it', async () => {
  flip(cached('debian12/linux'), pick(SIZE));
  const offline = '--interface lo --addr 127.0.0.1 --yes --host r1-01 --offline'.split(' ');
  const refused = await vaq(['boot', ...offline]);
  assert.equal(refused.exit, 1, refused.stderr);
  assert.match(
    refused.stderr,
    /^ {2}debian12\/linux: its copy in the cache is damaged, its SHA-256 is [0-9a-f]{64}; run `vaq fetch`$/m,
  );
  const before = sent;
  const mended = await vaq(['fetch']);
  assert.match(mended.stderr, /: 3 there already, 1 damaged and fetched again\n$/);
  assert.ok(sent - before >= SIZE && sent - before < 2 * SIZE, 'only the damaged one is fetched');
  assert.equal((await hashFile(cached('debian12/linux'))).sha256, PINS.get('debian12/linux'));
});

test('one bit that changes in a bundle is found by bundle verify, and by boot before a socket is open', async () => {
  const made = await vaq(['bundle', '--quiet', '--output', at('one.bundle')]);
  assert.equal(made.exit, 0, made.stderr);
  const whole = await vaq(['bundle', 'verify', at('one.bundle')]);
  assert.equal(whole.exit, 0, whole.stdout);
  flip(at('one.bundle'), pick(statSync(at('one.bundle')).size));
  const verified = await vaq(['bundle', 'verify', at('one.bundle')]);
  assert.deepEqual([verified.exit, verified.stderr], [1, '']);
  assert.match(verified.stdout, /^\S+one\.bundle is damaged/, `seed ${seed}`);
  const boot = '--interface lo --addr 127.0.0.1 --yes --host r1-01 --offline --log json'.split(' ');
  const refused = await vaq(['boot', '--bundle', at('one.bundle'), ...boot]);
  assert.deepEqual([refused.exit, refused.stdout, refused.stderr], [3, '', `vaq: ${verified.stdout}`]);
});

test.run();
