import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { Mirror } from '../../../../src/boot/files/mirror/mirror.ts';
import { type Ready, readiness } from '../../../../src/boot/files/ready.ts';
import { startUpstream, type Upstream } from '../../../support/upstream.ts';

const test = suite('boot/files/mirror/mirror');

const KERNEL = Buffer.from('0123456789'.repeat(50_000));
const SHA256 = createHash('sha256').update(KERNEL).digest('hex');
const OTHER = 'a1'.repeat(32);

type Answer = Parameters<typeof startUpstream>[0];

/** A mirror of a server, in a folder of its own. */
async function withMirror(
  answer: Answer,
  use: (parts: {
    readonly mirror: Mirror;
    readonly upstream: Upstream;
    readonly folder: string;
    readonly again: () => Mirror;
  }) => Promise<void>,
  patience = 5000,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'vaq-mirror-'));
  const folder = join(root, 'mirror');
  const upstream = await startUpstream(answer);
  const again = () => new Mirror({ url: upstream.url, folder, patience });
  try {
    await use({ mirror: again(), upstream, folder, again });
  } finally {
    await upstream.close();
    await rm(root, { recursive: true });
  }
}

/** A failure without the address of the server, which differs from run to run. */
function failed(ready: Ready, { url }: Upstream): unknown {
  return ready.ok ? ready : `${ready.status} ${ready.message.replaceAll(url, 'UPSTREAM/')}`;
}

/** The whole kernel, or the part of it that is asked for. */
const kernel: Answer = (_, response, { range }) => {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const headers = { etag: '"one"' };
  if (start === 0) response.writeHead(200, headers).end(KERNEL);
  else if (start >= KERNEL.length) response.writeHead(416, headers).end();
  else
    response
      .writeHead(206, {
        ...headers,
        'content-range': `bytes ${start}-${KERNEL.length - 1}/${KERNEL.length}`,
      })
      .end(KERNEL.subarray(start));
};

test('48 who ask at once cost one fetch, and later ones and later sessions none', () =>
  withMirror(kernel, async ({ mirror, upstream, folder, again }) => {
    const file = mirror.file('debian 12/linux', SHA256);
    const all = await Promise.all(Array.from({ length: 48 }, () => readiness(file)));
    assert.ok(all.every(({ ok }) => ok));
    assert.ok((await readiness(file)).ok);
    assert.ok((await readiness(again().file('debian 12/linux', SHA256))).ok);
    assert.deepEqual(upstream.asked, ['/debian%2012/linux']);
    assert.deepEqual(await readFile(file.path), KERNEL);
    assert.deepEqual(await readdir(folder), [SHA256]);
  }));

test('what is not pinned is fetched again in each session, and then stays as it came', () => {
  let count = 0;
  return withMirror(
    (_, response) => response.end(`version ${++count}`),
    async ({ mirror, upstream, again }) => {
      const file = mirror.file('latest', null);
      for (let round = 0; round < 3; round++) assert.ok((await readiness(file)).ok);
      assert.equal(await readFile(file.path, 'utf8'), 'version 1');
      assert.ok((await readiness(again().file('latest', null))).ok);
      assert.equal(await readFile(file.path, 'utf8'), 'version 2');
      assert.equal(upstream.asked.length, 2);
    },
  );
});

test('a file with another SHA-256 is refused, and nothing of it stays', () =>
  withMirror(kernel, async ({ mirror, upstream, folder }) => {
    assert.equal(
      failed(await readiness(mirror.file('linux', OTHER)), upstream),
      `502 UPSTREAM/linux has the SHA-256 ${SHA256}, and ${OTHER} is pinned`,
    );
    assert.deepEqual(await readdir(folder), []);
  }));

test('a kept file that was tampered with is fetched again', () =>
  withMirror(kernel, async ({ mirror, upstream }) => {
    const file = mirror.file('linux', SHA256);
    assert.ok((await readiness(file)).ok);
    await writeFile(file.path, 'a trojan');
    assert.ok((await readiness(file)).ok);
    assert.deepEqual(await readFile(file.path), KERNEL);
    assert.equal(upstream.asked.length, 2);
  }));

/** Breaks the first answer off after some bytes; later ones come from `then`. */
function broken(then: Answer): Answer {
  let first = true;
  return (path, response, headers) => {
    if (!first) return then(path, response, headers);
    first = false;
    response.writeHead(200, { etag: '"one"', 'content-length': KERNEL.length });
    response.write(KERNEL.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
  };
}

test('what broke off cannot be seen, and is gone on with', () =>
  withMirror(broken(kernel), async ({ mirror, upstream, folder }) => {
    const file = mirror.file('linux', SHA256);
    assert.match(String(failed(await readiness(file), upstream)), /^502 UPSTREAM\/linux cannot be fetched: /);
    assert.deepEqual((await readdir(folder)).sort(), [`${SHA256}.part`, `${SHA256}.part.etag`]);
    assert.ok((await readiness(file)).ok);
    assert.deepEqual(upstream.asked, ['/linux', '/linux bytes=100000- "one"']);
    assert.deepEqual(await readFile(file.path), KERNEL);
    assert.deepEqual(await readdir(folder), [SHA256]);
  }));

const UNABLE: Readonly<Record<string, Answer>> = {
  'a server without ranges': (_, response) => response.end(KERNEL),
  'a server with another range': (path, response, headers) => {
    if (headers.range === undefined) return kernel(path, response, headers);
    response.writeHead(206, { 'content-range': 'bytes 0-3/4' }).end('0123');
  },
  'a server that refuses the range': (path, response, headers) => {
    if (headers.range === undefined) return kernel(path, response, headers);
    response.writeHead(416).end();
  },
  'a server whose rest is of another file': (path, response, headers) => {
    if (headers.range === undefined) return kernel(path, response, headers);
    const end = KERNEL.length - 1;
    response
      .writeHead(206, { 'content-range': `bytes 100000-${end}/${KERNEL.length}` })
      .end(Buffer.alloc(KERNEL.length - 100_000));
  },
};

for (const [what, answer] of Object.entries(UNABLE)) {
  test(`with ${what}, what broke off is fetched from the start`, () =>
    withMirror(broken(answer), async ({ mirror }) => {
      const file = mirror.file('linux', SHA256);
      assert.equal((await readiness(file)).ok, false);
      assert.ok((await readiness(file)).ok);
      assert.deepEqual(await readFile(file.path), KERNEL);
    }));
}

test('a server that has nothing, or cannot be reached, is a bad gateway', () =>
  withMirror(
    (_, response) => response.writeHead(404).end('no'),
    async ({ mirror, upstream, folder }) => {
      const file = mirror.file('linux', SHA256);
      assert.equal(failed(await readiness(file), upstream), '502 UPSTREAM/linux answered 404 Not Found');
      await upstream.close();
      assert.match(
        String(failed(await readiness(file), upstream)),
        /^502 UPSTREAM\/linux cannot be fetched: /,
      );
      assert.deepEqual(await readdir(folder), []);
    },
  ));

const SLOW: Readonly<Record<string, Answer>> = {
  'says nothing': () => undefined,
  'stops in the middle': (_, response) => {
    response.writeHead(200, { 'content-length': 10 }).write('abc');
  },
};

for (const [what, answer] of Object.entries(SLOW)) {
  test(`a server that ${what} is a gateway timeout`, () =>
    withMirror(
      answer,
      async ({ mirror, upstream }) => {
        const ready = await readiness(mirror.file('linux', SHA256));
        assert.equal(failed(ready, upstream), '504 UPSTREAM/linux sent nothing for 0.2 seconds');
      },
      200,
    ));
}

test('a folder that cannot be made is our own fault', () =>
  withMirror(kernel, async ({ folder, upstream }) => {
    await writeFile(folder, 'a file');
    const ready = await readiness(
      new Mirror({ url: upstream.url, folder: join(folder, 'x') }).file('linux', SHA256),
    );
    assert.match(String(failed(ready, upstream)), /^503 ENOTDIR: /);
    await rm(folder);
  }));

test.run();
