import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/fetch-mirror');

const isFull = process.env.VAQ_FULL === '1';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a file is pinned to. */
const contentOf = (path: string): Buffer => Buffer.alloc(1000, path);
const SHA256 = sha256Of(contentOf('good'));
const OTHER = Buffer.alloc(1000);

interface Bad {
  readonly answer: (response: ServerResponse) => void;
  /** What is said behind the path and the URL. */
  readonly says: string;
  readonly asks: number;
}

const LATER = 'run `vaq fetch` again when the server is well: it goes on where this one ended';
const meant = (path: string): string =>
  `run \`vaq lock --update ${path}\` if that is meant to be the file now`;

const BAD: Readonly<Record<string, Bad>> = {
  error: {
    answer: (response) => response.writeHead(500).end(),
    says: ` answered 500 Internal Server Error (asked 5 times); ${LATER}`,
    asks: 5,
  },
  busy: {
    answer: (response) => response.writeHead(503, { 'retry-after': '1' }).end(),
    says: ` answered 503 Service Unavailable (asked 5 times); ${LATER}`,
    asks: 5,
  },
  short: {
    answer: (response) => response.writeHead(200, { 'content-length': 5 }).end('12345'),
    says: ` says that it has 5 bytes, and 1000 are locked; ${meant('short')}`,
    asks: 1,
  },
  long: {
    answer: (response) => response.writeHead(200, { 'content-length': 2000 }).end(Buffer.alloc(2000)),
    says: ` says that it has 2000 bytes, and 1000 are locked; ${meant('long')}`,
    asks: 1,
  },
  more: {
    // Without a length, so that only its end tells.
    answer: (response) => {
      response.write(Buffer.alloc(1500));
      response.end(Buffer.alloc(500));
    },
    says: ` sends more than the 1000 bytes that are locked; ${meant('more')}`,
    asks: 1,
  },
  early: {
    answer: (response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('123', () => setTimeout(() => response.destroy(), 5));
    },
    says: ` cannot be fetched: the connection broke off (asked ASKS times); ${LATER}`,
    asks: 0,
  },
  other: {
    answer: (response) => response.end(OTHER),
    says: ` has the SHA-256 ${sha256Of(OTHER)}, and ${sha256Of(contentOf('other'))} is pinned; ${meant('other')}`,
    asks: 1,
  },
  gone: {
    answer: (response) => response.writeHead(404).end(),
    says: ' answered 404 Not Found; correct its address, or have it there',
    asks: 1,
  },
  // Each try waits for half a minute.
  ...(isFull && {
    stalled: {
      answer: (response: ServerResponse) => response.writeHead(200, { 'content-length': 1000 }).write('123'),
      says: ` sent nothing for 30 seconds (asked ASKS times); ${LATER}`,
      asks: 0,
    },
  }),
};

let built: BuiltVaq;
let upstream: Upstream;
let tree: Tree;
let cache: string;

test.before(async () => {
  built = await buildVaq();
  cache = mkdtempSync(join(tmpdir(), 'vaq-files-'));
  upstream = await startUpstream((path, response) => {
    const bad = BAD[path.slice(1)];
    if (bad === undefined) response.end(contentOf('good'));
    else bad.answer(response);
  });
  const paths = [...Object.keys(BAD), 'good'].sort();
  const url = (path: string): string => `  - path: ${path}\n    url: ${upstream.url}${path}\n`;
  tree = layTree({
    'files.yml': `files:\n${paths.map(url).join('')}`,
    'vaq.lock': `version: 1\nfiles:\n${paths.map((path) => `${url(path)}    sha256: ${sha256Of(contentOf(path))}\n    size: 1000\n`).join('')}`,
  });
});
test.after(async () => {
  built.remove();
  tree.remove();
  rmSync(cache, { recursive: true });
  await upstream.close();
});

test('each way in which a mirror is wrong gets its tries, and then a sentence; the rest is fetched', async () => {
  const fetching = ['fetch', '--quiet', '--sot', tree.folder, '--cache', cache];
  const child = spawn(process.execPath, [join(built.root, 'bin/run.js'), ...fetching], {
    env: { PATH: process.env.PATH ?? '', HOME: built.scratch },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const [exit] = await once(child, 'close');
  assert.equal(exit, 3);
  const lines = said
    .replace(/^vaq: /, '')
    .split('\n')
    .filter(Boolean);
  const asked = (path: string): number =>
    upstream.asked.filter((one) => one.split(' ')[0] === `/${path}`).length;
  const expected = Object.keys(BAD)
    .sort()
    .map((path) => `${path}: ${upstream.url}${path}${BAD[path]!.says.replace('ASKS', `${asked(path)}`)}`);
  assert.deepEqual(lines, expected);
  for (const [path, { asks }] of Object.entries(BAD)) {
    if (asks > 0) assert.equal(asked(path), asks, path);
    else assert.ok(asked(path) >= 5 && asked(path) < 20, `${path}: asked ${asked(path)} times`);
  }
  assert.deepEqual(readdirSync(join(cache, 'sha256')), [SHA256]);
});

test.run();
