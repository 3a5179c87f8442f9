import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { suite } from 'uvu';
import { type Harness, serve } from './harness.ts';
import { octetsFrom } from './random.ts';

const test = suite('boot/tftp/server, with real clients');

const FILES = {
  none: new Uint8Array(),
  text: Buffer.from('one\ntwo\r\n'),
  'boot/whole.efi': octetsFrom(1, 1428 * 10),
  'boot/large.img': octetsFrom(2, 3_000_001),
};

/** The part of the foreign package that is used here; it brings no types. */
interface ForeignModule {
  createClient(options: object): { get(remote: string, local: string, done: (error?: Error) => void): void };
}

const require = createRequire(import.meta.url);
const foreign = require('tftp') as ForeignModule;

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Fetches one file into `out`. */
type Fetch = (port: number, name: string, out: string) => Promise<unknown>;

interface Client {
  readonly name: string;
  readonly program: string;
  readonly fetch: Fetch;
  readonly files?: readonly (keyof typeof FILES)[];
}

const ALL = Object.keys(FILES) as (keyof typeof FILES)[];
const CLIENTS: readonly Client[] = [
  {
    name: 'curl',
    program: 'curl',
    // curl takes `tsize 0` in an OACK for a mistake, though the file is empty.
    files: ALL.filter((name) => name !== 'none'),
    fetch: (port, name, out) =>
      execa('curl', ['-sS', '--tftp-blksize', '1468', '-o', out, `tftp://127.0.0.1:${port}/${name}`]),
  },
  {
    name: 'curl without options',
    program: 'curl',
    fetch: (port, name, out) =>
      execa('curl', ['-sS', '--tftp-no-options', '-o', out, `tftp://127.0.0.1:${port}/${name}`]),
  },
  {
    name: 'atftp, windows of 16',
    program: 'atftp',
    fetch: (port, name, out) => {
      const options = ['--option', 'blksize 1428', '--option', 'windowsize 16', '--option', 'tsize 0'];
      return execa('atftp', [...options, '-g', '-r', name, '-l', out, '127.0.0.1', String(port)]);
    },
  },
  {
    name: 'tftp-hpa',
    program: 'tftp',
    fetch: (port, name, out) =>
      execa('tftp', ['-m', 'binary', '127.0.0.1', String(port), '-c', 'get', name, out]),
  },
  {
    name: 'busybox',
    program: 'busybox',
    fetch: (port, name, out) =>
      execa('busybox', ['tftp', '-g', '-b', '1428', '-r', name, '-l', out, '127.0.0.1', String(port)]),
  },
];

/** Runs a test with a server and a folder for what is fetched. */
async function using(run: (server: Harness, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-tftp-'));
  const server = await serve(FILES);
  try {
    await run(server, folder);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function fetchesAll(fetch: Fetch, names: NonNullable<Client['files']> = ALL): Promise<void> {
  await using(async (server, folder) => {
    for (const name of names) {
      const bytes = FILES[name];
      const out = join(folder, 'out');
      await fetch(server.port, name, out);
      // Some clients make no file of nothing.
      const got = existsSync(out) ? await readFile(out) : Buffer.alloc(0);
      assert.ok(got.equals(bytes), `${name}: ${got.length} octets came`);
      await rm(out, { force: true });
    }
    await server.told(2 * names.length);
    const finished = server.events.filter(({ kind }) => kind === 'finished');
    assert.deepEqual(
      finished.map(({ path, bytes }) => [path, bytes]),
      names.map((name) => [name, FILES[name].length]),
    );
    assert.deepEqual(server.problems, []);
  });
}

test('curl is there: without any client this file would prove nothing', () => {
  assert.ok(isInstalled('curl'));
});

for (const { name, program, fetch, files } of CLIENTS) {
  if (isInstalled(program)) test(`${name} gets every file whole`, () => fetchesAll(fetch, files));
  console.log(`${name}: ${isInstalled(program) ? 'used' : 'not on this machine'}`);
}

test("npm's tftp gets every file whole", () =>
  fetchesAll(
    (port, name, out) =>
      new Promise<void>((resolve, reject) => {
        const client = foreign.createClient({ host: '127.0.0.1', port, windowSize: 16 });
        client.get(name, out, (error) => (error ? reject(error) : resolve()));
      }),
  ));

test('curl tells the ERRORs apart by its exit code: no such file, no access', () =>
  using(async (server) => {
    const missing = await execa('curl', ['-sS', `tftp://127.0.0.1:${server.port}/missing`], {
      reject: false,
    });
    assert.equal(missing.exitCode, 68);
    const upload = ['-sS', '-T', import.meta.filename, `tftp://127.0.0.1:${server.port}/text`];
    const written = await execa('curl', upload, { reject: false });
    assert.equal(written.exitCode, 69);
    assert.deepEqual(server.story(), [
      'refused missing: 0 file not found',
      'refused text: 0 this server is read-only',
    ]);
  }));

if (isInstalled('tftp'))
  test('tftp-hpa gets a text in netascii and turns it back', () =>
    using(async (server, folder) => {
      const out = join(folder, 'out');
      await execa('tftp', ['-m', 'ascii', '127.0.0.1', String(server.port), '-c', 'get', 'text', out]);
      assert.deepEqual(await readFile(out), Buffer.from(FILES.text));
    }));

test.run();
