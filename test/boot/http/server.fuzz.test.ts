import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { sentence } from '../../../src/boot/http/reply.ts';
import { mutate, randomFrom } from '../tftp/random.ts';
import { exchange, type Live, startLive } from './live.ts';

const test = suite('boot/http/server, with hostile octets');

/** Of one to three requests each. */
const CONNECTIONS = 1500;
const AT_ONCE = 50;
/** How long a connection that the server does not end is waited for. */
const QUIET = 250;
const OUTSIDE = 'never-to-be-seen';
const INSIDE = 'a kernel';
const SEEDS = [
  'GET /files/linux HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /files/../outside HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /files/%2e%2e/outside HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /files/a%2f..%2f..%2foutside HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /files/..\\outside HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /files/linux HTTP/1.1\r\nHost: x\r\nRange: bytes=2-5\r\n\r\n',
  'HEAD /files/linux HTTP/1.1\r\nHost: x\r\nIf-None-Match: "a", W/"b"\r\n\r\n',
  'GET /ipxe?mac=52-54-00-00-00-01&uuid=&serial=x&arch=x86_64 HTTP/1.1\r\nHost: x\r\n\r\n',
  'PUT /files/linux HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc',
  'GET /config/52-54-00-00-00-01/debian12/preseed.cfg HTTP/1.0\r\n\r\n',
  'POST /checkpoint/abc?status=failed&message=x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc',
  'POST /checkpoint/abc HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  'GET http://x/files/linux HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
];

let folder: string;
let live: Live;

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-fuzz-'));
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'outside'), OUTSIDE);
  await writeFile(join(folder, 'files', 'linux'), INSIDE);
  const files = join(folder, 'files');
  live = await startLive(({ route }) =>
    route.kind === 'file' ? { kind: 'file', path: join(files, route.path) } : sentence(200, 'well'),
  );
});
test.after(async () => {
  await live.server.close();
  await rm(folder, { recursive: true });
});

/** Requests for one connection, most of them damaged. */
function octets(random: () => number): string {
  const requests = Array.from({ length: 1 + random() * 3 }, () => {
    const seed = Buffer.from(SEEDS[Math.floor(random() * SEEDS.length)]!, 'latin1');
    return Buffer.from(random() < 0.2 ? seed : mutate(seed, random)).toString('latin1');
  });
  return requests.join('');
}

test(`${CONNECTIONS} connections give nothing from outside, and the server still serves`, async () => {
  const random = randomFrom(20261121);
  const statuses = new Map<string, number>();
  const work = Array.from({ length: CONNECTIONS }, () => octets(random));
  const connect = async (): Promise<void> => {
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      const answer = await exchange(live.server.port, next, QUIET);
      assert.ok(!answer.includes(OUTSIDE), JSON.stringify(next));
      for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d+) /g))
        statuses.set(status!, (statuses.get(status!) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connect));
  const known = ['100', '200', '206', '304', '400', '404', '405', '408', '413', '416', '417', '431', '501'];
  assert.deepEqual(
    [...statuses.keys()].filter((status) => !known.includes(status)),
    [],
  );
  for (const status of ['200', '206', '400', '404', '405']) assert.ok(statuses.has(status), status);
  assert.deepEqual(live.problems, []);
  const { port } = live.server;
  assert.match(await exchange(port, 'GET /files/linux HTTP/1.0\r\n\r\n'), new RegExp(`${INSIDE}$`));
});

test.run();
