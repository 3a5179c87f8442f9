import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/files');

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const [LINUX, INITRD] = [sha256Of('content of /linux'), sha256Of('content of /initrd')];

let built: BuiltVaq;
let upstream: Upstream;
let tree: Tree;
let cache: string;
let archive: Buffer;

const filesYml = (): string => `files:
  - path: debian12/linux
    url: ${upstream.url}linux
  - path: debian12/initrd.gz
    url: ${upstream.url}initrd
  - path: rocky9/vmlinuz
  - path: rocky9/initrd.img
`;

test.before(async () => {
  built = await buildVaq();
  upstream = await startUpstream((path, response) => {
    if (path === '/gone') response.writeHead(404).end();
    else if (path === '/boot.tar.gz') response.end(archive);
    else response.end(`content of ${path}`);
  });
});
test.after(async () => {
  built.remove();
  await upstream.close();
});
test.before.each(() => {
  cache = mkdtempSync(join(tmpdir(), 'vaq-files-'));
  tree = layTree({ 'files.yml': filesYml() });
  upstream.asked.length = 0;
});
test.after.each(() => {
  rmSync(cache, { recursive: true });
  tree.remove();
});

/** Runs a command on the tree with the cache; what it says has UPSTREAM and CACHE for what differs from run to run. */
async function vaq(...args: readonly string[]): Promise<Ended> {
  const all = [join(built.root, 'bin/run.js'), ...args, '--sot', tree.folder, '--cache', cache];
  const { PATH = '' } = process.env;
  // Not synchronously, because the server is in this process.
  const child = spawn(process.execPath, all, { env: { PATH, HOME: built.scratch } });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text) => {
      said[name] += text;
    });
  const [exit] = await once(child, 'close');
  const plain = (text: string): string =>
    text.replaceAll(upstream.url, 'UPSTREAM/').replaceAll(cache, 'CACHE');
  return { exit, stdout: plain(said.stdout), stderr: plain(said.stderr) };
}

/** The exit code, and what was said but for the lines of single files, which come in any order and take their time. */
const said = ({ exit, stderr }: Ended): readonly unknown[] => [
  exit,
  stderr.split('\n').filter((line) => line !== '' && !/ in \d+ s$/.test(line)),
];

const lock = (): string =>
  readFileSync(join(tree.folder, 'vaq.lock'), 'utf8').replaceAll(upstream.url, 'UPSTREAM/');

const LOCK = `# Written by \`vaq lock\`: commit it, and let it be.
version: 1
files:
  - path: debian12/initrd.gz
    url: UPSTREAM/initrd
    sha256: ${INITRD}
    size: 18
  - path: debian12/linux
    url: UPSTREAM/linux
    sha256: ${LINUX}
    size: 17
`;

const UNPINNED =
  'not pinned, since they have no `url` and lie in no folder of `service.files`: rocky9/vmlinuz, rocky9/initrd.img';

test('lock writes what each file is, asks no more for what is locked, and fetch finds all of it there', async () => {
  assert.deepEqual(said(await vaq('lock')), [0, ['vaq.lock pins 2 files now', UNPINNED]]);
  assert.equal(lock(), LOCK);
  assert.deepEqual(said(await vaq('lock')), [0, ['vaq.lock is as it was: 2 files', UNPINNED]]);
  assert.deepEqual(said(await vaq('fetch')), [0, ['2 files, 35 B: 2 there already']]);
  assert.deepEqual(upstream.asked.sort(), ['/initrd', '/linux']);
});

test('lock --check says whether the lock is what files.yml says, and asks nobody', async () => {
  const missing = await vaq('lock', '--check');
  assert.equal(missing.exit, 1);
  assert.match(
    missing.stdout,
    /^error file\/lock {2}files\.yml:2:11\n {2}nothing pins the content of `debian12\/linux`/,
  );
  await vaq('lock', '--quiet');
  assert.deepEqual(said(await vaq('lock', '--check')), [0, ['vaq.lock is what files.yml says: 2 files']]);
  tree.write({ 'files.yml': filesYml().replace('/initrd\n', '/other\n') });
  const changed = await vaq('lock', '--check');
  assert.equal(changed.exit, 1);
  assert.match(changed.stdout, /vaq\.lock has `debian12\/initrd\.gz` with another `url`/);
  assert.deepEqual(upstream.asked.sort(), ['/initrd', '/linux']);
});

test('lock --update asks again, for all or for what is named', async () => {
  await vaq('lock');
  const pinned = readFileSync(join(tree.folder, 'vaq.lock'), 'utf8').replaceAll(LINUX, 'a1'.repeat(32));
  tree.write({ 'vaq.lock': pinned.replaceAll(INITRD, 'b1'.repeat(32)) });
  upstream.asked.length = 0;
  assert.deepEqual(said(await vaq('lock', '--update', 'debian12/linux')), [
    0,
    ['vaq.lock pins 2 files now', UNPINNED],
  ]);
  assert.equal(lock(), LOCK.replaceAll(INITRD, 'b1'.repeat(32)));
  assert.deepEqual(upstream.asked, ['/linux']);
  await vaq('lock', '--update');
  assert.equal(lock(), LOCK);
  assert.deepEqual(said(await vaq('lock', '--update', 'debian12/linus')), [
    2,
    ['vaq: `debian12/linus` is not declared in files.yml; did you mean `debian12/linux`?'],
  ]);
  assert.deepEqual(said(await vaq('lock', 'debian12/linux')), [
    2,
    ['vaq: files are named with --update only'],
  ]);
});

test('what cannot be had is said, and what the lock has of it stays', async () => {
  tree.write({ 'files.yml': filesYml().replace('/initrd\n', '/gone\n') });
  const sentence =
    'vaq: debian12/initrd.gz: UPSTREAM/gone answered 404 Not Found; correct its address, or have it there';
  assert.deepEqual(said(await vaq('lock')), [
    3,
    ['debian12/initrd.gz: failed', 'vaq.lock pins 1 file now', UNPINNED, sentence],
  ]);
  tree.write({ 'vaq.lock': LOCK.replaceAll('UPSTREAM/', upstream.url).replace('/initrd\n', '/gone\n') });
  const before = lock();
  assert.deepEqual(said(await vaq('lock', '--update')), [
    3,
    ['debian12/initrd.gz: failed', 'vaq.lock is as it was: 2 files', UNPINNED, sentence],
  ]);
  assert.equal(lock(), before);
});

test('a file without a URL is pinned as it lies in the folder of a site', async () => {
  tree.write({ 'files/rocky9/vmlinuz': 'a kernel' });
  assert.deepEqual(said(await vaq('lock')), [
    0,
    ['vaq.lock pins 3 files now', UNPINNED.replace('rocky9/vmlinuz, ', '')],
  ]);
  assert.match(
    lock(),
    new RegExp(`  - path: rocky9/vmlinuz\n    sha256: ${sha256Of('a kernel')}\n    size: 8\n$`),
  );
});

test('fetch says what nothing pins, and what the server has instead', async () => {
  assert.deepEqual(said(await vaq('fetch')), [
    3,
    [
      'no file was brought into the cache',
      'vaq: debian12/linux: nothing says what its bytes are; run `vaq lock`',
      'debian12/initrd.gz: nothing says what its bytes are; run `vaq lock`',
    ],
  ]);
  tree.write({ 'vaq.lock': LOCK.replaceAll('UPSTREAM/', upstream.url).replace(LINUX, 'a1'.repeat(32)) });
  assert.deepEqual(said(await vaq('fetch', 'debian12/linux', '--quiet')), [
    3,
    [
      `vaq: debian12/linux: UPSTREAM/linux has the SHA-256 ${LINUX}, and ${'a1'.repeat(32)} is pinned; run \`vaq lock --update debian12/linux\` if that is meant to be the file now`,
    ],
  ]);
  assert.deepEqual(readdirSync(join(cache, 'sha256')), []);
});

test('one bit that changed in the cache is found by cache verify and by fetch', async () => {
  await vaq('lock');
  const path = join(cache, 'sha256', LINUX);
  const bytes = readFileSync(path);
  bytes[3]! ^= 1;
  writeFileSync(path, bytes);
  const damaged = sha256Of(bytes.toString());
  const found = await vaq('cache', 'verify');
  assert.equal(
    found.stdout,
    `CACHE/sha256/${LINUX} (debian12/linux) is damaged: its SHA-256 is ${damaged}\n`,
  );
  assert.deepEqual(said(found), [1, ['1 file is right, 18 B; 1 damaged']]);
  assert.deepEqual(said(await vaq('fetch')), [
    0,
    ['2 files, 35 B: 1 there already, 1 damaged and fetched again'],
  ]);
  assert.deepEqual(said(await vaq('cache', 'verify')), [0, ['2 files are right, 35 B; 0 damaged']]);
});

test('a member of an archive is locked and fetched, and the archive once for all of its members', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vaq-archive-'));
  mkdirSync(join(folder, 'boot'));
  writeFileSync(join(folder, 'boot/vmlinuz'), 'a kernel');
  writeFileSync(join(folder, 'boot/initrd.gz'), 'an initrd');
  execFileSync('tar', ['-czf', 'boot.tar.gz', 'boot'], { cwd: folder });
  archive = readFileSync(join(folder, 'boot.tar.gz'));
  rmSync(folder, { recursive: true });
  const entry = (path: string, member: string): string =>
    `  - path: ${path}\n    url: ${upstream.url}boot.tar.gz\n    extract: ${member}\n`;
  const files = `files:\n${entry('debian12/linux', 'boot/vmlinuz')}${entry('debian12/initrd.gz', 'boot/initrd.gz')}`;
  tree.write({ 'files.yml': files });
  const locked = await vaq('lock');
  assert.equal(locked.exit, 0, locked.stderr);
  assert.deepEqual(upstream.asked, ['/boot.tar.gz']);
  const member = (path: string, name: string, text: string): string => `  - path: ${path}
    url: UPSTREAM/boot.tar.gz
    extract: ${name}
    archive_sha256: ${createHash('sha256').update(archive).digest('hex')}
    archive_size: ${archive.length}
    sha256: ${sha256Of(text)}
    size: ${text.length}
`;
  const initrd = member('debian12/initrd.gz', 'boot/initrd.gz', 'an initrd');
  const linux = member('debian12/linux', 'boot/vmlinuz', 'a kernel');
  assert.equal(lock(), `${LOCK.slice(0, LOCK.indexOf('  - '))}${initrd}${linux}`);
  rmSync(join(cache, 'sha256'), { recursive: true });
  const fetched = await vaq('fetch');
  assert.equal(fetched.exit, 0, fetched.stderr);
  assert.equal(readFileSync(join(cache, 'sha256', sha256Of('a kernel')), 'utf8'), 'a kernel');
  assert.deepEqual(upstream.asked, ['/boot.tar.gz', '/boot.tar.gz']);
  assert.deepEqual(readdirSync(join(cache, 'partial')), []);
  tree.write({ 'files.yml': files.replace('boot/vmlinuz', 'boot/vmlinux') });
  assert.deepEqual(said(await vaq('lock')).slice(0, 1), [3]);
  assert.match(
    (await vaq('lock')).stderr,
    /^vaq: debian12\/linux: UPSTREAM\/boot\.tar\.gz: it has no member `boot\/vmlinux`; did you mean `boot\/vmlinuz`\?$/m,
  );
});

test('what is signed is locked only if the signature is that of the key', async () => {
  try {
    execFileSync('minisign', ['-v'], { stdio: 'ignore' });
  } catch {
    return console.log('nothing tried: minisign is not installed');
  }
  const folder = mkdtempSync(join(tmpdir(), 'vaq-signed-'));
  writeFileSync(join(folder, 'linux'), 'content of /linux');
  const run = (...args: readonly string[]): unknown =>
    execFileSync('minisign', args, { cwd: folder, stdio: 'ignore' });
  run('-G', '-W', '-f', '-p', 'pub', '-s', 'key');
  run('-S', '-s', 'key', '-m', 'linux', '-x', 'sig');
  archive = readFileSync(join(folder, 'sig'));
  const key = readFileSync(join(folder, 'pub'), 'utf8').split('\n')[1]!;
  rmSync(folder, { recursive: true });
  const files = (path: string): string =>
    `files:\n  - path: debian12/linux\n    url: ${upstream.url}${path}\n    sig: { url: "${upstream.url}boot.tar.gz", minisign: "${key}" }\n  - path: debian12/initrd.gz\n`;
  tree.write({ 'files.yml': files('linux') });
  assert.equal((await vaq('lock')).exit, 0);
  assert.match(
    lock(),
    new RegExp(`url: UPSTREAM/linux\n    signed_by: ${key.replace(/[+/]/g, '.')}\n    sha256: ${LINUX}\n`),
  );
  tree.write({ 'files.yml': files('initrd') });
  const refused = await vaq('lock');
  assert.equal(refused.exit, 3);
  assert.match(
    refused.stderr,
    /^vaq: debian12\/linux: UPSTREAM\/initrd: its signature cannot be verified: .+$/m,
  );
  assert.ok(!readdirSync(join(cache, 'sha256')).includes(INITRD));
});

test('a file is made by its command with --build only, and again only when what it reads has changed', async () => {
  const script = "require('fs').writeFileSync('made', 'made of ' + require('fs').readFileSync('input'))";
  const command = JSON.stringify([process.execPath, '-e', script]);
  tree.write({
    'files.yml': `files:\n  - path: debian12/linux\n    build: { command: ${command}, inputs: [input], output: made }\n  - path: debian12/initrd.gz\n`,
    input: 'this',
  });
  const said3 = await vaq('lock');
  assert.equal(said3.exit, 3);
  assert.match(
    said3.stderr,
    /^vaq: debian12\/linux: it is made by `.*`; read what that does, and give --build$/m,
  );
  assert.equal((await vaq('lock', '--build')).exit, 0);
  assert.match(
    lock(),
    new RegExp(`build: [0-9a-f]{64}\n    sha256: ${sha256Of('made of this')}\n    size: 12\n$`),
  );
  assert.deepEqual(said(await vaq('fetch')), [0, ['1 file, 12 B: 1 there already']]);
  assert.equal((await vaq('lock', '--check')).exit, 0);
  rmSync(join(cache, 'sha256'), { recursive: true });
  assert.equal((await vaq('fetch')).exit, 3);
  assert.deepEqual(said(await vaq('fetch', '--build')), [
    0,
    ['debian12/linux: made, 12 B', '1 file, 12 B: 1 made'],
  ]);
  tree.write({ input: 'that' });
  const changed = await vaq('lock', '--check');
  assert.equal(changed.exit, 1);
  assert.match(
    changed.stdout,
    /what makes `debian12\/linux` has changed since it was locked; run `vaq lock --build`/,
  );
  assert.deepEqual(said(await vaq('fetch', '--ref', 'HEAD', '--build')), [
    2,
    ['vaq: files are made in the work tree: leave out --ref, or --build'],
  ]);
});

/** The errors of `vaq boot --offline`, which comes to no socket where there are some. */
async function missingOffline(): Promise<readonly string[]> {
  const served = ['--interface', 'lo', '--addr', '127.0.0.1', '--yes', '--host', 'r1-01', '--offline'];
  const { exit, stderr } = await vaq('boot', ...served);
  const found = [...stderr.matchAll(/^error file\/missing .*\n {2}(.*)$/gm)].map(([, message]) => message!);
  return [`exit ${exit}`, ...found.map((message) => message.replaceAll(tree.folder, 'TREE'))];
}

test('boot --offline serves from the cache, and lists what is missing there or has one bit changed', async () => {
  const gone = (path: string): string =>
    `${path}: TREE/files/${path} does not exist, and it is not in the cache; run \`vaq fetch\``;
  tree.write({ 'vaq.lock': LOCK.replaceAll('UPSTREAM/', upstream.url) });
  assert.deepEqual(await missingOffline(), ['exit 1', gone('debian12/linux'), gone('debian12/initrd.gz')]);
  assert.deepEqual(upstream.asked, []);
  await vaq('fetch');
  const path = join(cache, 'sha256', INITRD);
  const bytes = readFileSync(path);
  bytes[7]! ^= 128;
  writeFileSync(path, bytes);
  const damaged = createHash('sha256').update(bytes).digest('hex');
  assert.deepEqual(await missingOffline(), [
    'exit 1',
    `debian12/initrd.gz: its copy in the cache is damaged, its SHA-256 is ${damaged}; run \`vaq fetch\``,
  ]);
});

test('the cache is listed by digest and name, and what nothing pins can be taken away', async () => {
  assert.deepEqual(said(await vaq('cache', 'ls')), [0, ['0 files, 0 B in CACHE']]);
  await vaq('lock');
  const today = new Date().toISOString().slice(0, 10);
  const rows = [
    [INITRD, '18 B', 'debian12/initrd.gz'],
    [LINUX, '17 B', 'debian12/linux'],
  ].sort();
  const listed = await vaq('cache', 'ls');
  assert.equal(
    listed.stdout.replaceAll(/\d{4}-\d\d-\d\d/g, today),
    ['sha256', ...rows.map(([digest]) => digest)]
      .map((digest, index) =>
        index === 0
          ? `sha256${' '.repeat(60)}size  last used   path\n`
          : `${digest}  ${rows[index - 1]![1]}  ${today}  ${rows[index - 1]![2]}\n`,
      )
      .join(''),
  );
  assert.deepEqual(said(await vaq('cache', 'prune', '--days', '0')), [
    0,
    ['0 files and 0 parts, 0 B, are taken away'],
  ]);
  tree.write({ 'files.yml': 'files: []\n', 'vaq.lock': 'version: 1\n' });
  const pruned = await vaq('cache', 'prune', '--days', '0', '--dry-run');
  assert.equal(pruned.stdout, `${rows.map(([digest]) => digest).join('\n')}\n`);
  assert.deepEqual(said(pruned), [0, ['2 files and 0 parts, 35 B, would be taken away']]);
  await vaq('cache', 'prune', '--days', '0');
  assert.deepEqual(readdirSync(join(cache, 'sha256')), []);
});

test.run();
