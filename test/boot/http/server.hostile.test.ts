// Clients that mean harm, all at once with a machine that installs: it is served, nothing comes from outside, memory stays.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { sentence } from '../../../src/boot/http/reply.ts';
import { dial, drain, exchange, type Live, startLive } from './live.ts';

const test = suite('boot/http/server, with hostile clients');

const IS_FULL = process.env.VAQ_FULL === '1';
/** How many clients of each kind. */
const CROWD = IS_FULL ? 500 : 50;
const OUTSIDE = 'never-to-be-seen';
const SIZE = 1 << 20;
/** Well below what one connection could take before: 512 KB for each of its requests. */
const MOST_GROWTH = 150 * 2 ** 20;

let folder: string;
let live: Live;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-hostile-'));
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'outside'), OUTSIDE);
  await writeFile(join(folder, 'files', 'linux'), Buffer.alloc(SIZE, 'k'));
  const files = join(folder, 'files');
  // More than what the system holds of it for a client that does not read.
  await writeFile(join(files, 'large'), '');
  await truncate(join(files, 'large'), 64 * SIZE);
  live = await startLive(
    ({ route }) =>
      route.kind === 'file' ? { kind: 'file', path: join(files, route.path) } : sentence(200, 'well'),
    // Short enough to be waited for, long enough that a busy machine cuts off nobody else.
    { headers: 4000, request: 7000, idle: 9000, closing: 100 },
  );
});
test.after(async () => {
  await live.server.close();
  await rm(folder, { recursive: true });
});

/** A whole file as a machine fetches it. */
async function fetchFile(): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${live.server.port}/files/linux`);
  assert.equal((await response.arrayBuffer()).byteLength, SIZE);
}

/** Sends a text to its end, a part every so often, until the server ends the connection; all that it has answered. */
async function dribble(text: string, part: number, every: number): Promise<string> {
  const socket = await dial(live.server.port);
  const answer = drain(socket);
  // Who says nothing would wait for ever where the system has lost the connection in the rush.
  socket.setTimeout(30_000, () => socket.destroy());
  let at = 0;
  const timer = setInterval(() => {
    if (socket.writable) socket.write(text.slice(at, at + part));
    at += part;
  }, every);
  const said = await answer;
  clearInterval(timer);
  return said;
}

const REQUEST = 'GET /files/linux HTTP/1.1\r\nHost: x\r\n\r\n';

test('requests that are sent at once are answered one after the other, and those of a client that does not read wait', async () => {
  const before = live.asked.length;
  const deaf = await Promise.all(Array.from({ length: 4 }, () => dial(live.server.port)));
  const startsAt = process.memoryUsage().rss;
  for (const socket of deaf) socket.pause().write(REQUEST.repeat(3000));
  await fetchFile();
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.ok(live.asked.length - before < 100, `${live.asked.length - before} were begun`);
  const growth = process.memoryUsage().rss - startsAt;
  assert.ok(growth < MOST_GROWTH, `memory has grown by ${growth} bytes`);
  for (const socket of deaf) socket.destroy();
});

test('two hundred requests of a connection are answered in their order, and then it is closed', async () => {
  const targets = Array.from({ length: 250 }, (_, number) => (number % 3 === 0 ? '/live' : `/none${number}`));
  const requests = targets.map((target) => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const answer = await exchange(live.server.port, requests.join(''), 10_000);
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status);
  const expected = targets.slice(0, 200).map((target) => (target === '/live' ? '200' : '404'));
  assert.deepEqual(statuses.slice(0, 200), expected);
  assert.ok(statuses.slice(200).every((status) => status === '503'));
});

/** Ways to write "the folder above". */
const UP = [
  '..',
  '.%2e',
  '%2e%2e',
  '%2E.',
  '%252e%252e',
  '..%00',
  '..%c0%af..',
  '%c0%ae%c0%ae',
  '..;',
  '....',
  '..\\',
  '..%5c',
  '..%2f',
  '%2f..',
  '\uff0e\uff0e',
  '~',
  '..%u2215',
];
const WAYS = UP.flatMap((up) => [
  `/files/${up}/outside`,
  `/files/x/${up}/${up}/outside`,
  `/files//${up}//outside`,
  `http://x/files/${up}/outside`,
  `/${up}/outside`,
  `/config/52-54-00-00-00-01/${up}/outside`,
  `${up}/outside`,
]);

test('no spelling of a path leads outside', async () => {
  const statuses = new Set<string>();
  await Promise.all(
    WAYS.map(async (way) => {
      const answer = await exchange(
        live.server.port,
        `GET ${way} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      assert.ok(!answer.includes(OUTSIDE), way);
      statuses.add(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? JSON.stringify(answer));
    }),
  );
  // A name of a configuration is the handler's to know, which here answers everything.
  assert.deepEqual([...statuses].sort(), ['200', '400', '404']);
});

/** What is no request for anything here, and the status that it is refused with. */
const REFUSED: Readonly<Record<string, readonly [octets: string, status: RegExp]>> = {
  'a header as long as a file': [
    `GET /live HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
    /^431$/,
  ],
  'ten thousand headers': [`GET /live HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(10_000)}\r\n`, /^431$/],
  'a target as long as a file': [`GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, /^431$/],
  'a method of nobody': ['BREW /live HTTP/1.1\r\nHost: x\r\n\r\n', /^400$/],
  'a method that writes': ['DELETE /files/linux HTTP/1.1\r\nHost: x\r\n\r\n', /^405$/],
  'a tunnel': ['CONNECT 198.51.100.254:22 HTTP/1.1\r\nHost: x\r\n\r\n', /^$/],
  'another protocol': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^400$|^505$/],
  TLS: ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^400$/],
  'two lengths': [
    'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
    /^400$/,
  ],
  'a length and chunks': [
    'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^400$/,
  ],
  'a thousand ranges': [
    `GET /files/linux HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=${'0-,'.repeat(1000)}0-\r\n\r\n`,
    /^200$/,
  ],
};

for (const [what, [octets, status]] of Object.entries(REFUSED)) {
  test(`${what} is refused`, async () => {
    const answer = await exchange(live.server.port, octets);
    assert.match(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? '', status);
    await fetchFile();
  });
}

test(`${4 * CROWD} slow clients are cut off while a machine is served, and memory stays`, async () => {
  await fetchFile();
  const startsAt = process.memoryUsage().rss;
  const crowd = (one: () => Promise<string>): readonly Promise<string>[] =>
    Array.from({ length: CROWD }, one);
  const slowly = 'X: y\r\n'.repeat(1000);
  const post = 'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\n';
  const all = [
    ...crowd(() => dribble(`GET /live HTTP/1.1\r\nHost: x\r\n${slowly}`, 1, 100)),
    ...crowd(() => dribble(`${post}Content-Length: 100000\r\n\r\n${'x'.repeat(10_000)}`, 200, 200)),
    ...crowd(() =>
      dribble(`${post}Transfer-Encoding: chunked\r\n\r\n${'1\r\nx\r\n'.repeat(5000)}`, 120, 200),
    ),
    ...crowd(() => dribble('', 0, 1000)),
  ];
  let isOver = false;
  const ended = Promise.all(all).then((answers) => {
    isOver = true;
    return answers;
  });
  let fetched = 0;
  while (!isOver) {
    await fetchFile();
    fetched++;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const statuses = (await ended).map((answer) => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none');
  assert.deepEqual([...new Set(statuses.slice(0, CROWD))], ['408'], 'who is slow with headers');
  assert.deepEqual([...new Set(statuses.slice(CROWD, 3 * CROWD))], ['200'], 'who is slow with a body');
  assert.ok(fetched > 5, `a machine has fetched ${fetched} files meanwhile`);
  const growth = process.memoryUsage().rss - startsAt;
  assert.ok(growth < MOST_GROWTH, `memory has grown by ${growth} bytes`);
  assert.deepEqual(live.problems, []);
});

test(`${CROWD} clients that take a file and do not read it are cut off while a machine is served, and memory stays`, async () => {
  await fetchFile();
  const startsAt = process.memoryUsage().rss;
  const before = live.bodies.length;
  const deaf = await Promise.all(Array.from({ length: CROWD }, () => dial(live.server.port)));
  for (const socket of deaf) socket.pause().write('GET /files/large HTTP/1.1\r\nHost: x\r\n\r\n');
  let most = 0;
  const isCutOff = () => live.bodies.slice(before).filter(({ over }) => over).length >= deaf.length;
  while (!isCutOff()) {
    await fetchFile();
    most = Math.max(most, process.memoryUsage().rss - startsAt);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const socket of deaf) socket.destroy();
  assert.ok(most < MOST_GROWTH, `memory has grown by ${most} bytes`);
  assert.deepEqual(live.problems, []);
});

test.run();
