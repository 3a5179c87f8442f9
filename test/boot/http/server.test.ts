import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type Reply, sentence } from '../../../src/boot/http/reply.ts';
import { dial, drain, exchange, type Live, startLive } from './live.ts';

const test = suite('boot/http/server');

const REFUSED_404 = { request: { address: '127.0.0.1' }, answered: false, sent: { status: 404 } };
let folder: string;
let live: Live;

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-server-'));
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'secret'), 'the secret');
  await writeFile(join(folder, 'files', 'linux'), 'a kernel');
  live = await startLive(reply);
});
test.after(async () => {
  await live.server.close();
  await rm(folder, { recursive: true });
});

/** Joins a path to a folder as simply as can be: what keeps it inside is the server alone. */
function reply({ route }: { readonly route: { readonly kind: string; readonly path?: string } }): Reply {
  if (route.kind === 'file') return { kind: 'file', path: join(folder, 'files', route.path!) };
  return sentence(200, route.kind);
}

function forget(): void {
  live.asked.length = 0;
  live.told.length = 0;
}

/** The status line and the body of one raw answer. */
async function raw(
  head: string,
): Promise<{ readonly status: string; readonly head: string; readonly body: string }> {
  const answer = await exchange(live.server.port, `${head}\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const end = answer.indexOf('\r\n\r\n');
  return { status: answer.slice(9, 12), head: answer.slice(0, end), body: answer.slice(end + 4) };
}

test('the handler sees method, target, address and route, and is told how it went', async () => {
  forget();
  assert.deepEqual((await raw('GET /live?x HTTP/1.1')).body, 'probe\n');
  const request = { method: 'GET', target: '/live?x', address: '127.0.0.1' };
  assert.deepEqual(live.asked, [{ ...request, route: { kind: 'probe' } }]);
  assert.deepEqual(live.told, [{ request, answered: true, sent: { status: 200, bytes: 6, complete: true } }]);
});

const NOT_FOUND = [
  'GET /',
  'GET /nothing',
  'POST /nothing',
  'GET /files/../secret',
  'GET /files/%2e%2e/secret',
  'GET /files/%2e%2e%2fsecret',
  'GET /files/%252e%252e/secret',
  'GET /files/..%5csecret',
  'GET /files/..\\secret',
  'GET /files/linux%00.txt',
  'GET /files/%00',
  'GET /files//linux',
  'GET /files/%c0%ae%c0%ae/secret',
  'GET //etc/passwd',
  `GET /files/${'../'.repeat(50)}etc/passwd`,
  `GET /files/${'a/'.repeat(4000)}x`,
  `GET /files/${'a'.repeat(10_000)}`,
];

for (const line of NOT_FOUND) {
  test(`${line.slice(0, 60)} is 404 and gives nothing away`, async () => {
    const { status, body } = await raw(`${line} HTTP/1.1`);
    assert.equal(status, '404');
    assert.doesNotMatch(body, /secret\n|root:|a kernel/);
  });
}

const NOT_ALLOWED: Readonly<Record<string, string>> = {
  'POST /live': 'GET, HEAD',
  'PUT /files/linux': 'GET, HEAD',
  'DELETE /files/linux': 'GET, HEAD',
  'OPTIONS /ipxe': 'GET',
  'HEAD /ipxe': 'GET',
  'TRACE /live': 'GET, HEAD',
  'HEAD /checkpoint/a': 'GET, POST',
};

for (const [line, allowed] of Object.entries(NOT_ALLOWED)) {
  test(`${line} is 405, and ${allowed} is allowed`, async () => {
    forget();
    const { status, head } = await raw(`${line} HTTP/1.1`);
    assert.equal(status, '405');
    assert.match(head, new RegExp(`^Allow: ${allowed}$`, 'm'));
    assert.deepEqual(live.asked, []);
    assert.deepEqual(
      live.told.map(({ answered }) => answered),
      [false],
    );
  });
}

test('a report may be a POST, and its body does not matter', async () => {
  const answer = await exchange(
    live.server.port,
    'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  assert.deepEqual(answer.match(/^(?:HTTP.*|checkpoint|probe)$/gm), [
    'HTTP/1.1 200 OK',
    'checkpoint',
    'HTTP/1.1 200 OK',
    'probe',
  ]);
});

const MALFORMED: Readonly<Record<string, readonly [octets: string, status: string]>> = {
  'no HTTP at all': ['\x16\x03\x01\x02\x00\x01\x00', '400'],
  'an unknown method': ['BREW /live HTTP/1.1\r\nHost: x\r\n\r\n', '400'],
  'no host': ['GET /live HTTP/1.1\r\n\r\n', '400'],
  'two lengths': [
    'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    '400',
  ],
  'a length and chunks': [
    'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    '400',
  ],
  'a control character in a header': ['GET /live HTTP/1.1\r\nHost: x\x00\r\n\r\n', '400'],
  'a path of 20 kB': [`GET /files/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, '431'],
  'a header of 20 kB': [`GET /live HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
};

for (const [what, [octets, status]] of Object.entries(MALFORMED)) {
  test(`${what} is ${status}`, async () => {
    forget();
    const answer = await exchange(live.server.port, octets);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
    assert.deepEqual([live.asked, live.told, live.problems], [[], [], []]);
  });
}

test('HTTP/1.0 and a whole URL as target are answered', async () => {
  assert.match(await exchange(live.server.port, 'GET /files/linux HTTP/1.0\r\n\r\n'), /a kernel$/);
  assert.equal((await raw('GET http://198.51.100.1/files/linux HTTP/1.1')).body, 'a kernel');
});

test('a defect of the handler cuts one connection, and is said', async () => {
  const broken = await startLive(({ route }) => {
    if (route.kind === 'boot-script') throw new Error('a defect');
    return sentence(200, 'well');
  });
  const { port } = broken.server;
  assert.equal(await exchange(port, 'GET /boot.ipxe HTTP/1.1\r\nHost: x\r\n\r\n'), '');
  assert.match(await exchange(port, 'GET /live HTTP/1.0\r\n\r\n'), /well/);
  assert.deepEqual(broken.problems, ['HTTP: a defect']);
  await broken.server.close();
});

const IMPATIENT = { headers: 100, request: 200, idle: 300, closing: 100 };
const IDLE: Readonly<Record<string, readonly [octets: string, answer: RegExp]>> = {
  'says nothing': ['', /^(?:HTTP\/1\.1 408 .*)?$/s],
  'stops in its headers': ['GET /live HTTP/1.1\r\nHo', /^HTTP\/1\.1 408 /],
  'stops in its body': [
    'POST /checkpoint/a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc',
    /^HTTP\/1\.1 200 /,
  ],
  'has had its answer': ['GET /live HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 200 /],
};

for (const [what, [octets, expected]] of Object.entries(IDLE)) {
  test(`a client that ${what} is cut off`, async () => {
    const impatient = await startLive(reply, IMPATIENT);
    const socket = await dial(impatient.server.port);
    const answer = drain(socket);
    socket.write(octets);
    assert.match(await answer, expected);
    await impatient.server.close();
  });
}

test('a client that does not read its file is cut off', async () => {
  const path = join(folder, 'large');
  await writeFile(path, Buffer.alloc(64 * 1024 * 1024));
  const impatient = await startLive(() => ({ kind: 'file', path }), IMPATIENT);
  const socket = await dial(impatient.server.port);
  socket.pause();
  socket.write('GET /files/large HTTP/1.1\r\nHost: x\r\n\r\n');
  assert.equal((await impatient.nextTold()).sent.complete, false);
  socket.destroy();
  await impatient.server.close();
});

test('2,000 connections that say nothing keep nobody from being served, and are cut off in the end', async () => {
  const patient = { headers: 60_000, request: 60_000, idle: 60_000, closing: 100 };
  const busy = await startLive(reply, patient);
  const { port } = busy.server;
  const idle: Awaited<ReturnType<typeof dial>>[] = [];
  for (let round = 0; round < 20; round++)
    idle.push(...(await Promise.all(Array.from({ length: 100 }, () => dial(port)))));
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => exchange(port, 'GET /files/linux HTTP/1.0\r\n\r\n')),
  );
  assert.ok(answers.every((answer) => answer.endsWith('a kernel')));
  const ended = idle.map((socket) => drain(socket));
  await busy.server.close();
  assert.deepEqual(
    await Promise.all(ended),
    Array.from({ length: 2000 }, () => ''),
  );
  assert.deepEqual(busy.problems, []);
});

test('when all places are taken, who has waited longest without a request makes room, and nobody who is being served', async () => {
  const path = join(folder, 'long');
  const size = 32 * 1024 * 1024;
  await writeFile(path, Buffer.alloc(size));
  const patient = { headers: 60_000, request: 60_000, idle: 60_000, closing: 100 };
  const full = await startLive(() => ({ kind: 'file', path }), patient, 8);
  const { port } = full.server;
  const reader = await dial(port);
  reader.pause().write('GET /files/linux HTTP/1.0\r\n\r\n');
  while (full.bodies.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const idle: Promise<string>[] = [];
  for (let count = 0; count < 30; count++) idle.push(drain(await dial(port)));
  assert.equal(await Promise.race(idle), '');
  const answer = await exchange(port, 'HEAD /files/linux HTTP/1.0\r\n\r\n');
  assert.match(answer, /^HTTP\/1\.1 200 /);
  const file = drain(reader);
  reader.resume();
  assert.equal((await file).split('\r\n\r\n')[1]!.length, size);
  await full.server.close();
  assert.deepEqual([...new Set(await Promise.all(idle))], ['']);
});

test('of 2,000 clients that connect in one moment the server knows each, so that it can end what says nothing', async () => {
  const rush = await startLive(reply);
  const sockets = await Promise.all(Array.from({ length: 2000 }, () => dial(rush.server.port)));
  const ended = sockets.map((socket) => drain(socket));
  await rush.server.close();
  assert.deepEqual([...new Set(await Promise.all(ended))], ['']);
});

test('headers that come a byte at a time do not come for ever', async () => {
  const impatient = await startLive(reply, { ...IMPATIENT, idle: 60_000 });
  const socket = await dial(impatient.server.port);
  const answer = drain(socket);
  socket.write('GET /live HTTP/1.1\r\nX: ');
  const drip = setInterval(() => socket.write('x'), 20);
  assert.match(await answer, /^HTTP\/1\.1 408 /);
  clearInterval(drip);
  await impatient.server.close();
});

test('who waits for a file from elsewhere is not idle', async () => {
  const slow = await startLive(async () => {
    await new Promise((resolve) => setTimeout(resolve, 4 * IMPATIENT.idle));
    return sentence(200, 'at last');
  }, IMPATIENT);
  const answer = await exchange(slow.server.port, 'GET /live HTTP/1.0\r\n\r\n', 10_000);
  assert.match(answer, /at last\n$/);
  await slow.server.close();
});

test('an answer that is under way is not cut off when the server closes, and a new one is not begun', async () => {
  let answer: (reply: Reply) => void = () => undefined;
  const slow = await startLive(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const { port } = slow.server;
  const first = exchange(port, 'GET /checkpoint/a HTTP/1.0\r\n\r\n');
  while (slow.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const closed = slow.server.close();
  await assert.rejects(fetch(`http://127.0.0.1:${port}/live`));
  answer(sentence(200, 'thank you'));
  assert.match(await first, /thank you\n$/);
  await closed;
});

test('a port that is taken is an error of the system', async () => {
  await assert.rejects(
    async () => {
      const { startHttpServer } = await import('../../../src/boot/http/server.ts');
      const handler = { answer: async () => ({ reply: sentence(200, '') }), sent: () => undefined };
      await startHttpServer({
        address: '127.0.0.1',
        port: live.server.port,
        handler,
        onProblem: () => undefined,
      });
    },
    { code: 'EADDRINUSE' },
  );
});

test('what leads nowhere is told as the server’s own answer', async () => {
  forget();
  await raw('GET /nothing HTTP/1.1');
  const [{ request, answered, sent }] = live.told as [(typeof live.told)[0]];
  assert.deepEqual(
    { request: { address: request.address }, answered, sent: { status: sent.status } },
    REFUSED_404,
  );
});

test.run();
