import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type Reply, sentence } from '../../../src/boot/http/reply.ts';
import { hashFile } from '../../../src/files/hash.ts';
import { dial, drain, type Live, startLive } from './live.ts';

const test = suite('boot/http/send');

const LARGE = 32 * 1024 * 1024;
let folder: string;
let live: Live;

/** `/files/<name>` is the file of that name; everything else is a short text. */
function reply({ route }: { readonly route: { readonly kind: string; readonly path?: string } }): Reply {
  if (route.kind === 'file') return { kind: 'file', path: join(folder, route.path!) };
  return route.kind === 'boot-script' ? sentence(404, 'no') : sentence(200, 'höchst gut');
}

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-send-'));
  await writeFile(join(folder, 'digits'), '0123456789');
  await writeFile(join(folder, 'empty'), '');
  await writeFile(join(folder, 'large'), Buffer.alloc(LARGE, 'x'));
  live = await startLive(reply);
});
test.after(async () => {
  await live.server.close();
  await rm(folder, { recursive: true });
});

async function ask(
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly body: string; readonly headers: Headers }> {
  const response = await fetch(`http://127.0.0.1:${live.server.port}${path}`, init);
  return { status: response.status, body: await response.text(), headers: response.headers };
}

test('a text has its type and its length in bytes, and is kept by no cache', async () => {
  const { status, body, headers } = await ask('/live');
  assert.deepEqual([status, body], [200, 'höchst gut\n']);
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(headers.get('content-length'), '12');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.deepEqual((await live.nextTold()).sent, { status: 200, bytes: 12, complete: true });
});

test('the HEAD of a text has its length and no body', async () => {
  const { status, body, headers } = await ask('/live', { method: 'HEAD' });
  assert.deepEqual([status, body, headers.get('content-length')], [200, '', '12']);
  assert.deepEqual((await live.nextTold()).sent, { status: 200, bytes: 0, complete: false });
});

test('a text that is no success is not complete', async () => {
  assert.equal((await ask('/boot.ipxe')).status, 404);
  assert.deepEqual((await live.nextTold()).sent, { status: 404, bytes: 3, complete: false });
});

test('a file comes whole', async () => {
  const { status, body, headers } = await ask('/files/digits');
  assert.deepEqual([status, body], [200, '0123456789']);
  assert.equal(headers.get('content-type'), 'application/octet-stream');
  assert.equal(headers.get('accept-ranges'), 'bytes');
  assert.match(headers.get('etag')!, /^"a-[0-9a-f]+"$/);
  assert.deepEqual((await live.nextTold()).sent, { status: 200, bytes: 10, complete: true });
});

test('the HEAD of a file has its length and no body', async () => {
  const { status, body, headers } = await ask('/files/digits', { method: 'HEAD' });
  assert.deepEqual([status, body, headers.get('content-length')], [200, '', '10']);
  assert.deepEqual((await live.nextTold()).sent, { status: 200, bytes: 0, complete: false });
});

test('a part of a file is not complete, even when it is all of it', async () => {
  const part = await ask('/files/digits', { headers: { range: 'bytes=2-4' } });
  assert.deepEqual([part.status, part.body, part.headers.get('content-range')], [206, '234', 'bytes 2-4/10']);
  assert.deepEqual((await live.nextTold()).sent, { status: 206, bytes: 3, complete: false });
  const all = await ask('/files/digits', { headers: { range: 'bytes=0-' } });
  assert.deepEqual([all.status, all.body], [206, '0123456789']);
  assert.deepEqual((await live.nextTold()).sent, { status: 206, bytes: 10, complete: false });
});

test('a range outside the file is told its size', async () => {
  const { status, body, headers } = await ask('/files/digits', { headers: { range: 'bytes=10-' } });
  assert.deepEqual([status, body, headers.get('content-range')], [416, '', 'bytes */10']);
  assert.deepEqual((await live.nextTold()).sent, { status: 416, bytes: 0, complete: false });
});

test('a download that broke off goes on, unless the file has changed', async () => {
  const tag = (await ask('/files/digits')).headers.get('etag')!;
  const rest = { range: 'bytes=5-', 'if-range': tag };
  const same = await ask('/files/digits', { headers: rest });
  assert.deepEqual([same.status, same.body], [206, '56789']);
  const known = await ask('/files/digits', { headers: { 'if-none-match': tag } });
  assert.deepEqual([known.status, known.body, known.headers.get('etag')], [304, '', tag]);

  await writeFile(join(folder, 'digits'), '9876543210');
  const changed = await ask('/files/digits', { headers: rest });
  assert.deepEqual([changed.status, changed.body], [200, '9876543210']);
  assert.equal((await ask('/files/digits', { headers: { 'if-none-match': tag } })).status, 200);
  const told = [await live.nextTold(), await live.nextTold(), await live.nextTold()];
  assert.deepEqual(told[2]!.sent, { status: 304, bytes: 0, complete: false });
  await live.nextTold();
  await live.nextTold();
});

test('an empty file is a complete answer', async () => {
  const { status, body, headers } = await ask('/files/empty');
  assert.deepEqual([status, body, headers.get('content-length')], [200, '', '0']);
  assert.deepEqual((await live.nextTold()).sent, { status: 200, bytes: 0, complete: true });
});

test('a file that has gone and a folder are not found', async () => {
  assert.deepEqual([(await ask('/files/gone')).status, (await ask('/files/digits/x')).status], [404, 404]);
  const dot = await startLive(() => ({ kind: 'file', path: folder }));
  const response = await fetch(`http://127.0.0.1:${dot.server.port}/files/x`);
  assert.deepEqual([response.status, await response.text()], [404, 'vaq: this is not a file\n']);
  await dot.server.close();
  await live.nextTold();
  await live.nextTold();
});

/** How often this process has the large file open, where the system tells. */
function timesOpen(): number {
  if (process.platform !== 'linux') return 0;
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // The descriptor of the listing itself.
      return '';
    }
  });
  return links.filter((link) => link === join(folder, 'large')).length;
}

test('a client that goes away in the middle is told as incomplete, and nothing stays open', async () => {
  for (const _ of [1, 2, 3]) {
    const socket = await dial(live.server.port);
    socket.write('GET /files/large HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    const { status, bytes, complete } = (await live.nextTold()).sent;
    assert.deepEqual([status, complete], [200, false]);
    assert.ok(bytes < LARGE, `${bytes}`);
  }
  assert.equal(timesOpen(), 0);
  assert.deepEqual(live.problems, []);
});

test('a client that has gone before its answer is there is told as incomplete', async () => {
  let answer: (reply: Reply) => void = () => undefined;
  const slow = await startLive(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  for (const reply of [sentence(200, 'late'), { kind: 'file', path: join(folder, 'large') } as const]) {
    const socket = await dial(slow.server.port);
    socket.write('GET /live HTTP/1.1\r\nHost: x\r\n\r\n');
    while (slow.asked.length === slow.told.length) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer(reply);
    assert.equal((await slow.nextTold()).sent.complete, false);
  }
  assert.deepEqual(slow.problems, []);
  await slow.server.close();
});

test('a file that becomes shorter breaks the connection instead of mixing it with the next answer', async () => {
  const path = join(folder, 'shrinks');
  await writeFile(path, Buffer.alloc(LARGE, 'x'));
  const socket = await dial(live.server.port);
  socket.write('GET /files/shrinks HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('readable', resolve));
  await truncate(path, 10);
  const got = await drain(socket);
  assert.ok(got.length < LARGE, `${got.length}`);
  assert.equal((await live.nextTold()).sent.complete, false);
});

test('a file that is overwritten while it is sent breaks off before its last byte', async () => {
  const path = join(folder, 'rewritten');
  await writeFile(path, Buffer.alloc(LARGE, 'x'));
  const socket = await dial(live.server.port);
  socket.write('GET /files/rewritten HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('readable', resolve));
  await writeFile(path, Buffer.alloc(LARGE, 'y'), { flag: 'r+' });
  const got = await drain(socket);
  assert.ok(got.slice(got.indexOf('\r\n\r\n') + 4).length < LARGE, `${got.length}`);
  assert.equal((await live.nextTold()).sent.complete, false);
});

test('a file in another state than the one that was checked is not served', async () => {
  const path = join(folder, 'checked');
  await writeFile(path, 'the kernel');
  const { identity } = await hashFile(path);
  const pinned = await startLive(() => ({ kind: 'file', path, identity }));
  const url = `http://127.0.0.1:${pinned.server.port}/files/checked`;
  assert.equal(await (await fetch(url)).text(), 'the kernel');
  await writeFile(path, 'a trojan!!');
  const refused = await fetch(url);
  assert.deepEqual(
    [refused.status, await refused.text()],
    [503, 'vaq: this file has just changed; ask again\n'],
  );
  await pinned.server.close();
});

test('how much of a file has left can be seen while it leaves, and is not over before its end', async () => {
  const seen = live.bodies.length;
  const socket = await dial(live.server.port);
  socket.pause();
  socket.write('GET /files/large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  while ((live.bodies[seen]?.body.bytes() ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const one = live.bodies[seen]!;
  assert.equal(one.body.total, LARGE);
  assert.ok(one.body.bytes() < LARGE, 'a client that reads nothing has not got all');
  assert.equal(one.over, false);
  await drain(socket.resume());
  await live.nextTold();
  assert.deepEqual([one.body.bytes(), one.over], [LARGE, true]);
});

test.run();
