import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type Downloaded, download } from '../../../src/files/download/download.ts';
import type { Remedy } from '../../../src/files/download/failure.ts';
import type { Wanted } from '../../../src/files/download/wanted.ts';
import { pickFrom } from '../../support/pick.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const test = suite('files/download/download');

/** Bytes that differ everywhere, so that a part in the wrong place is found. */
function bytesOf(size: number, seed = 1): Buffer {
  const pick = pickFrom(seed);
  const block = Buffer.from(Array.from({ length: 65_521 }, () => pick(256)));
  return Buffer.concat(Array.from({ length: Math.ceil(size / block.length) }, () => block)).subarray(0, size);
}

const FILE = bytesOf(300_000);
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const SHA256 = sha256Of(FILE);

type Answer = Parameters<typeof startUpstream>[0];

interface Ground {
  readonly upstream: Upstream;
  readonly folder: string;
  readonly get: (more?: Partial<Wanted>) => Promise<Downloaded>;
}

/** A server, and a folder for what is fetched from it. */
async function withServer(answer: Answer, use: (ground: Ground) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-download-'));
  const upstream = await startUpstream(answer);
  const get = (more: Partial<Wanted> = {}): Promise<Downloaded> =>
    download({
      url: `${upstream.url}linux`,
      sha256: SHA256,
      size: FILE.length,
      part: join(folder, 'part'),
      target: (sha256) => join(folder, sha256),
      patience: 20_000,
      tries: 3,
      pause: 1,
      env: {},
      netrc: '',
      ...more,
    });
  try {
    await use({ upstream, folder, get });
  } finally {
    await upstream.close();
    await rm(folder, { recursive: true });
  }
}

/** The sentence of a failure, without the address of the server; `done` where there is none. */
function said(result: Downloaded, { url }: Upstream): string {
  return result.ok ? 'done' : `${result.status} ${result.message.replaceAll(url, 'UPSTREAM/')}`;
}

/** A file as a good server sends it, whole or from a byte on. */
function serve(file: Buffer, tag: string): Answer {
  return (_, response, { range }) => {
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (start >= file.length) response.writeHead(416).end();
    else if (start === 0) response.writeHead(200, { etag: tag, 'content-length': file.length }).end(file);
    else
      response
        .writeHead(206, {
          etag: tag,
          'content-range': `bytes ${start}-${file.length - 1}/${file.length}`,
          'content-length': file.length - start,
        })
        .end(file.subarray(start));
  };
}

/** The same, but the first connections break after some bytes. */
function breaking(file: Buffer, breaks: readonly number[], tag = '"one"'): Answer {
  const left = [...breaks];
  return (path, response, headers) => {
    const many = left.shift();
    if (many === undefined) return serve(file, tag)(path, response, headers);
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const rest = file.length - start;
    if (start > 0)
      response.writeHead(206, {
        etag: tag,
        'content-range': `bytes ${start}-${file.length - 1}/${file.length}`,
        'content-length': rest,
      });
    else response.writeHead(200, { etag: tag, 'content-length': rest });
    // Node sends the rest of what was written before it ends the connection.
    response.write(file.subarray(start, start + Math.min(many, rest - 1)), () =>
      setTimeout(() => response.destroy(), 20),
    );
  };
}

test('a file comes whole, and nothing else stays', () =>
  withServer(serve(FILE, '"one"'), async ({ get, folder, upstream }) => {
    const result = await get();
    assert.equal(said(result, upstream), 'done');
    assert.equal(result.ok && result.hashed.sha256, SHA256);
    assert.deepEqual(await readFile(join(folder, SHA256)), FILE);
    assert.deepEqual(await readdir(folder), [SHA256]);
    assert.deepEqual(upstream.asked, ['/linux']);
  }));

const isFull = process.env.VAQ_FULL === '1';

test('a server that breaks off ten times at random is gone on with, to the right end', async () => {
  const size = isFull ? 200_000_000 : 2_000_000;
  const file = bytesOf(size, 7);
  const pick = pickFrom(Number(process.env.VAQ_SEED ?? 11));
  const breaks = Array.from({ length: 10 }, () => pick(Math.floor(size / 12)));
  await withServer(breaking(file, breaks), async ({ get, folder, upstream }) => {
    const sha256 = sha256Of(file);
    const result = await get({ sha256, size, tries: 4 });
    assert.equal(said(result, upstream), 'done', `breaks ${breaks}`);
    assert.deepEqual(await readdir(folder), [sha256]);
    assert.equal(sha256Of(await readFile(join(folder, sha256))), sha256);
    assert.ok(upstream.asked.length >= 11);
    assert.ok(upstream.asked.slice(1).some((asked) => / bytes=\d+- "one"$/.test(asked)));
  });
});

test('what another process began is gone on with, and what it had finished is only published', () =>
  withServer(serve(FILE, '"one"'), async ({ get, folder, upstream }) => {
    await writeFile(join(folder, 'part'), FILE.subarray(0, 100_000));
    await writeFile(join(folder, 'part.etag'), '"one"');
    assert.equal(said(await get(), upstream), 'done');
    assert.deepEqual(upstream.asked, ['/linux bytes=100000- "one"']);
    await rm(join(folder, SHA256));
    await writeFile(join(folder, 'part'), FILE);
    assert.equal(said(await get(), upstream), 'done');
    assert.equal(upstream.asked.length, 1);
    assert.deepEqual(await readdir(folder), [SHA256]);
  }));

test('a part of another file, or one that is too long, costs a new start and nothing else', async () => {
  for (const part of [Buffer.alloc(100_000), Buffer.alloc(400_000), Buffer.alloc(FILE.length)]) {
    await withServer(serve(FILE, '"one"'), async ({ get, folder, upstream }) => {
      await writeFile(join(folder, 'part'), part);
      assert.equal(said(await get(), upstream), 'done');
      assert.deepEqual(await readFile(join(folder, SHA256)), FILE);
      assert.deepEqual(await readdir(folder), [SHA256]);
    });
  }
});

test('content that changes between two ranges is fetched anew, whether the server says so or not', async () => {
  const other = bytesOf(FILE.length, 2);
  for (const tag of ['"two"', '"one"']) {
    const first = breaking(other, [100_000], '"one"');
    let count = 0;
    const answer: Answer = (path, response, headers) =>
      (count++ === 0 ? first : serve(FILE, tag))(path, response, headers);
    await withServer(answer, async ({ get, folder, upstream }) => {
      assert.equal(said(await get(), upstream), 'done');
      assert.deepEqual(await readFile(join(folder, SHA256)), FILE);
    });
  }
});

test('where nothing is pinned, what changes between two ranges is never put together', async () => {
  const other = bytesOf(FILE.length, 2);
  const first = breaking(other, [100_000], '"one"');
  let count = 0;
  const answer: Answer = (path, response, headers) =>
    (count++ === 0 ? first : serve(FILE, '"two"'))(path, response, headers);
  await withServer(answer, async ({ get, upstream }) => {
    const result = await get({ sha256: null, size: null });
    assert.equal(said(result, upstream), 'done');
    assert.equal(result.ok && result.hashed.sha256, SHA256);
  });
});

const WRONG: Readonly<
  Record<
    string,
    {
      readonly answer: Answer;
      readonly says: string;
      readonly asks: number;
      readonly remedy?: Remedy;
    }
  >
> = {
  'has another file': {
    answer: (_, response) => response.end(Buffer.alloc(FILE.length)),
    says: `502 UPSTREAM/linux has the SHA-256 ${sha256Of(Buffer.alloc(FILE.length))}, and ${SHA256} is pinned`,
    asks: 1,
    remedy: 'lock',
  },
  'announces another length': {
    answer: (_, response) => response.writeHead(200, { 'content-length': 5 }).end('12345'),
    says: '502 UPSTREAM/linux says that it has 5 bytes, and 300000 are locked',
    asks: 1,
    remedy: 'lock',
  },
  'sends more than is locked': {
    answer: (_, response) => {
      response.write(FILE);
      response.end('more');
    },
    says: '502 UPSTREAM/linux sends more than the 300000 bytes that are locked',
    asks: 1,
    remedy: 'lock',
  },
  'does not have it': {
    answer: (_, response) => response.writeHead(404).end(),
    says: '502 UPSTREAM/linux answered 404 Not Found',
    asks: 1,
    remedy: 'address',
  },
  'wants to know who asks': {
    answer: (_, response) => response.writeHead(401).end(),
    says: '502 UPSTREAM/linux answered 401 Unauthorized; a user and a password for its host are taken from ~/.netrc, or from the environment',
    asks: 1,
  },
  'is out of order': {
    answer: (_, response) => response.writeHead(503).end(),
    says: '502 UPSTREAM/linux answered 503 Service Unavailable (asked 3 times)',
    asks: 3,
    remedy: 'later',
  },
  'hangs up': {
    answer: (_, response) => response.destroy(),
    says: '502 UPSTREAM/linux cannot be fetched: socket hang up (asked 3 times)',
    asks: 3,
    remedy: 'later',
  },
  'redirects in a circle': {
    answer: (path, response) =>
      response.writeHead(302, { location: path === '/linux' ? '/other' : '/linux' }).end(),
    says: '502 UPSTREAM/linux is redirected in a circle',
    asks: 2,
  },
  'redirects for ever': {
    answer: (path, response) => response.writeHead(302, { location: `${path}x` }).end(),
    says: '502 UPSTREAM/linux is redirected more than 10 times',
    asks: 11,
  },
  'redirects to a file of this machine': {
    answer: (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    says: '502 UPSTREAM/linux is redirected to `file:`, and only to HTTP is followed',
    asks: 1,
  },
};

for (const [what, { answer, says, asks, remedy = null }] of Object.entries(WRONG)) {
  test(`a server that ${what} gets a sentence, and nothing is kept of it`, () =>
    withServer(answer, async ({ get, folder, upstream }) => {
      const result = await get();
      assert.equal(said(result, upstream), says);
      assert.equal(result.ok ? null : result.remedy, remedy);
      assert.equal(upstream.asked.length, asks);
      assert.deepEqual(
        (await readdir(folder)).filter((name) => !name.startsWith('part')),
        [],
      );
    }));
}

test('a server that never comes to the length it announces is left alone after some tries', () =>
  withServer(
    (_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('abc', () => setTimeout(() => response.destroy(), 5));
    },
    async ({ get, upstream }) => {
      assert.equal(
        said(await get({ sha256: null, size: null }), upstream),
        `502 UPSTREAM/linux cannot be fetched: the connection broke off (asked ${upstream.asked.length} times)`,
      );
      assert.ok(upstream.asked.length < 10);
    },
  ));

test('a body without a length that ends early is gone on with', () => {
  let count = 0;
  return withServer(
    (path, response, headers) => {
      if (count++ > 0) return serve(FILE, '"one"')(path, response, headers);
      response.writeHead(200, { etag: '"one"' });
      response.end(FILE.subarray(0, 1000));
    },
    async ({ get, upstream }) => {
      assert.equal(said(await get(), upstream), 'done');
      assert.deepEqual(upstream.asked, ['/linux', '/linux bytes=1000- "one"']);
    },
  );
});

test('a server that stalls is asked again, and then gets a sentence', () =>
  withServer(
    () => undefined,
    async ({ get, upstream }) => {
      assert.equal(
        said(await get({ patience: 100, tries: 2 }), upstream),
        '504 UPSTREAM/linux sent nothing for 0.1 seconds (asked 2 times)',
      );
      assert.equal(upstream.asked.length, 2);
    },
  ));

test('a server that is out of order for a moment is asked again', () => {
  let count = 0;
  return withServer(
    (path, response, headers) => {
      if (count++ < 2) response.writeHead(503, { 'retry-after': '0' }).end();
      else serve(FILE, '"one"')(path, response, headers);
    },
    async ({ get, upstream }) => {
      assert.equal(said(await get(), upstream), 'done');
      assert.equal(upstream.asked.length, 3);
    },
  );
});

test('progress is told from where the part ends, up to the end', () =>
  withServer(serve(FILE, '"one"'), async ({ get, folder }) => {
    await writeFile(join(folder, 'part'), FILE.subarray(0, 100_000));
    const told: [number, number | null][] = [];
    assert.ok((await get({ onProgress: (done, total) => told.push([done, total]) })).ok);
    assert.deepEqual(told[0], [100_000, FILE.length]);
    assert.deepEqual(told.at(-1), [FILE.length, FILE.length]);
  }));

test('a disk that cannot be written to is our own fault, and is not tried again', () =>
  withServer(serve(FILE, '"one"'), async ({ get, folder, upstream }) => {
    const part = join(folder, 'no', 'part');
    assert.match(
      said(await get({ part }), upstream),
      /^503 UPSTREAM\/linux cannot be stored: ENOENT: no such file or directory, open/,
    );
    assert.equal(upstream.asked.length, 1);
  }));

test.run();
