// One revision, bundled on two machines that differ in all that a machine can: the same bytes.
import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { git } from '../sot/source/repository.ts';
import { startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/bundle-reproducible');

const ENV = 'sites/ams1/env.yml';
const FILES: readonly (readonly [path: string, content: string])[] = [
  ['debian12/linux', 'a kernel'],
  ['debian12/initrd.gz', 'an initrd'],
  ['zz', 'the last'],
  ['aa', 'the first'],
];

let built: BuiltVaq;
let tree: Tree;
let out: string;

const at = (name: string): string => join(out, name);

test.before(async () => {
  built = await buildVaq();
});
test.after(() => built.remove());
test.before.each(() => {
  out = realpathSync(mkdtempSync(join(tmpdir(), 'vaq-out-')));
  tree = layTree({ 'files.yml': `files:\n${FILES.map(([path]) => `  - path: ${path}\n`).join('')}` });
  tree.commit({ [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"') });
  tree.write(Object.fromEntries(FILES.map(([path, content]) => [`files/${path}`, content])));
  built.vaq(['lock', '--quiet'], tree.folder);
  git(tree.folder, 'add', 'vaq.lock');
  git(tree.folder, 'commit', '--quiet', '--message', 'lock');
});
test.after.each(() => {
  tree.remove();
  rmSync(out, { recursive: true });
});

/** Bundles a tree with a mask for new files, from a folder, with the environment of a machine. */
function bundleOn(
  machine: { readonly umask: string; readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  sot: string,
  output: string,
): Ended {
  const program = [process.execPath, join(built.root, 'bin/run.js')];
  const shell = ['sh', '-c', 'umask "$0"; exec "$@"', machine.umask];
  const command = [...shell, ...program, 'bundle', '--quiet', '--sot', sot, '--output', output];
  return built.run(command, machine.cwd, machine.env);
}

/** The same repository as another machine has it: packed, elsewhere, its files in a cache and laid there in another order. */
function layElsewhere(): string {
  const sot = at('another/home/of/the/tree');
  mkdirSync(dirname(sot), { recursive: true });
  git(out, 'clone', '--quiet', tree.folder, sot);
  git(sot, 'gc', '--quiet', '--aggressive');
  git(sot, 'tag', 'of-no-interest');
  mkdirSync(at('another/cache/sha256'), { recursive: true });
  const pins = [...readFileSync(join(sot, 'vaq.lock'), 'utf8').matchAll(/path: (\S+)\n +sha256: (\S+)/g)];
  for (const [, path, sha256] of pins.reverse())
    cpSync(join(tree.folder, 'files', path!), at(`another/cache/sha256/${sha256}`));
  for (const name of readdirSync(sot)) utimesSync(join(sot, name), 1, 1);
  writeFileSync(
    at('another/.gitconfig'),
    '[core]\n\tcompression = 0\n\tautocrlf = true\n[pack]\n\twindow = 1\n\tdepth = 1\n\tthreads = 7\n\tcompression = 1\n[diff]\n\torderFile = x\n',
  );
  return sot;
}

test('the same revision makes the same bytes on two machines', () => {
  const here = { umask: '022', cwd: tree.folder, env: { TZ: 'UTC', LC_ALL: 'C' } };
  assert.deepEqual(bundleOn(here, '.', at('one.bundle')), { exit: 0, stdout: '', stderr: '' });
  const sot = layElsewhere();
  const there = {
    umask: '077',
    cwd: '/',
    env: {
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'tr_TR.UTF-8',
      HOME: at('another'),
      VAQ_CACHE: at('another/cache'),
      GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z',
      COLUMNS: '40',
    },
  };
  assert.deepEqual(bundleOn(there, sot, at('another/two.bundle')), { exit: 0, stdout: '', stderr: '' });
  assert.ok(readFileSync(at('one.bundle')).equals(readFileSync(at('another/two.bundle'))));
});

/** A new content of the kernel, in a commit that has it locked; what is new of it since another bundle. */
function bundleNext(content: string, since: string, output: string): void {
  tree.write({ 'files/debian12/linux': content });
  built.vaq(['lock', '--update', '--quiet'], tree.folder);
  git(tree.folder, 'commit', '--quiet', '--all', '--message', content);
  const made = built.vaq(['bundle', '--quiet', '--since', at(since), '--output', at(output)], tree.folder);
  assert.deepEqual([made.exit, made.stderr], [0, '']);
}

test('a chain of three bundles, each made --since the one before, is served, and no link of it may be damaged', async () => {
  built.vaq(['bundle', '--quiet', '--output', at('one.bundle')], tree.folder);
  bundleNext('a second kernel', 'one.bundle', 'two.bundle');
  bundleNext('a third kernel', 'two.bundle', 'three.bundle');
  const sizes = ['one', 'two', 'three'].map((name) => readFileSync(at(`${name}.bundle`)).length);
  assert.ok(sizes[1]! < sizes[0]! / 4 && sizes[2]! < sizes[0]! / 4, `${sizes}`);
  const flags = ['--bundle', at('three.bundle'), '--offline', '--yes', '--cache', at('cache')];
  const served = await startBoot(built, out, ...flags);
  assert.equal(await served.get('/files/debian12/linux'), 'a third kernel');
  assert.equal(await served.get('/files/debian12/initrd.gz'), 'an initrd');
  served.child.kill('SIGINT');
  await served.ended;
  const bytes = readFileSync(at('one.bundle'));
  bytes[bytes.indexOf('an initrd')]! ^= 4;
  writeFileSync(at('one.bundle'), bytes);
  const refused = await (await startBoot(built, out, ...flags)).ended;
  assert.deepEqual([refused.exit, refused.stdout], [3, '']);
  assert.match(refused.stderr, /^vaq: \S+one\.bundle is damaged: debian12\/initrd\.gz /);
  rmSync(at('two.bundle'));
  const broken = await (await startBoot(built, out, ...flags)).ended;
  assert.deepEqual([broken.exit, broken.stdout], [3, '']);
  assert.match(broken.stderr, /^vaq: \S+three\.bundle was made after another bundle, which is not whole in /);
});

test.run();
