// What `npm pack` makes: what is in it, and that it runs where nothing else is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { suite } from 'uvu';
import { layBuiltClone, newScratch } from './docs/support/clone.ts';

const test = suite('package');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number; readonly mode: number }[];
}

const MEGABYTE = 1_000_000;
/** Room for what will be added; four times as much would be somebody's recording. */
const LARGEST = { packed: 2 * MEGABYTE, unpacked: 8 * MEGABYTE, file: MEGABYTE };
/** What is in the package, and nothing beside it: no sources, no tests, no fixtures, no settings of tools. */
const SHIPPED =
  /^(?:LICENSE|NOTICE|README\.md|package\.json|oclif\.manifest\.json|bin\/run\.js|dist\/(?:chunks\/)?[\w-]+\.js(?:\.map)?|man\/vaq\.1|docs\/rules\/[a-z-]+\/[a-z0-9-]+\.md|schema\/(?:v1\/)?[a-z-]+\.json|templates\/.+)$/;
/** The user of whom no system has anything. */
const NOBODY = 65534;

const { dependencies, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly version: string;
};
const scratch = newScratch();
const source = join(scratch.path, 'source');
const installed = join(scratch.path, 'lib/node_modules/vaq');
const home = join(scratch.path, 'home');
const work = join(scratch.path, 'work');
let packed: Packed;

test.before(async () => {
  for (const folder of [source, installed, home, work]) mkdirSync(folder, { recursive: true });
  await layBuiltClone(source);
  for (const path of ['LICENSE', 'NOTICE', 'README.md', 'schema', 'src', 'test/support'])
    cpSync(path, join(source, path), { recursive: true });
  packed = pack();
  const { status, stderr } = spawnSync(
    'tar',
    ['-xzf', join(scratch.path, packed.filename), '--strip-components=1', '-C', installed],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  layDependencies();
  // A user without rights must reach the program, and own where it works.
  chmodSync(scratch.path, 0o755);
  if (process.getuid?.() === 0) for (const folder of [home, work]) chownSync(folder, NOBODY, NOBODY);
});
test.after(() => scratch.remove());

function pack(): Packed {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch.path];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: source,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  assert.equal(status, 0, stderr);
  return (JSON.parse(stdout) as readonly [Packed])[0];
}

/** As npm installs it, without asking the registry: what package.json says, and what of it is for this system. */
function layDependencies(): void {
  const modules = join(installed, 'node_modules');
  for (const name of [...Object.keys(dependencies), '@koromix'])
    cpSync(join('node_modules', name), join(modules, name), { recursive: true, dereference: true });
}

/** Runs the installed program as a user without rights, in a folder with nothing else, and with a home elsewhere. */
function vaq(...args: readonly string[]) {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(installed, 'bin/run.js'), ...args], {
    cwd: work,
    encoding: 'utf8',
    env: { PATH, HOME: home },
    ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return { status, stdout, stderr };
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

test('has the program and what it reads, and nothing beside', () => {
  const paths = packed.files.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => !SHIPPED.test(path)),
    [],
  );
  const needed = ['templates', 'schema', 'docs/rules'].flatMap(filesUnder);
  const entries = [
    'bin/run.js',
    'dist/main.js',
    'dist/complete.js',
    'dist/commands.js',
    'dist/sandbox-worker.js',
  ];
  const papers = ['LICENSE', 'NOTICE', 'README.md', 'man/vaq.1', 'oclif.manifest.json', 'package.json'];
  assert.deepEqual(
    [...needed, ...entries, ...papers].filter((path) => !paths.includes(path)),
    [],
  );
});

test('is small', () => {
  assert.ok(packed.size < LARGEST.packed, `${packed.size} bytes`);
  assert.ok(packed.unpackedSize < LARGEST.unpacked, `${packed.unpackedSize} bytes unpacked`);
  assert.deepEqual(
    packed.files.filter(({ size }) => size > LARGEST.file),
    [],
  );
});

test('depends on what the program imports when it runs, and on nothing that it has within', async () => {
  const { metafile } = await build({
    entryPoints: filesUnder(join(installed, 'dist')).filter((file) => file.endsWith('.js')),
    outdir: join(scratch.path, 'unused'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const { builtinModules } = process.getBuiltinModule('module');
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const names = imports.filter(({ external }) => external).map(({ path }) => path);
  const foreign = names.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  assert.deepEqual([...new Set(foreign)].sort(), Object.keys(dependencies).sort());
});

test('has the entry that npm links, and it can be run', () => {
  const { mode } = packed.files.find(({ path }) => path === 'bin/run.js')!;
  assert.equal(mode & 0o111, 0o111);
  assert.match(readFileSync(join(installed, 'bin/run.js'), 'utf8'), /^#!\/usr\/bin\/env node\n/);
});

test('says its version', () => {
  assert.deepEqual(vaq('--version'), {
    status: 0,
    stdout: `vaq/${version} ${process.platform}-${process.arch} node-${process.version}\n`,
    stderr: '',
  });
});

test('writes a source of truth, checks it and shows what a machine gets', () => {
  assert.deepEqual(vaq('init', '--system', 'debian12', '--system', 'rocky9', '--quiet'), {
    status: 0,
    stdout: '',
    stderr: '',
  });
  assert.deepEqual(vaq('validate'), {
    status: 0,
    stdout: 'no findings in 1 site, 2 hosts, 4 artifacts\n',
    stderr: '',
  });
  const script = vaq('preview', 'r1-01', '--ipxe', '--quiet');
  assert.deepEqual([script.status, script.stderr], [0, '']);
  assert.match(script.stdout, /^#!ipxe\n# site1\/r1-01, boot debian12\n/);
  const written = vaq('preview', '--all', '--out', 'out');
  assert.deepEqual([written.status, written.stdout], [0, '']);
  assert.match(written.stderr, /^4 artifacts in out\n/);
});

test('has the page of each rule', () => {
  for (const page of ['host/duplicate-mac', 'cloud-config/unknown-key'])
    assert.deepEqual(vaq('explain', page), {
      status: 0,
      stdout: readFileSync(`docs/rules/${page}.md`, 'utf8'),
      stderr: '',
    });
});

test('writes nothing into the home of its user, and nothing into its own folder', () => {
  assert.deepEqual(filesUnder(home), []);
  const own = packed.files.map(({ path }) => path).sort();
  const found = filesUnder(installed).map((path) => path.slice(installed.length + 1));
  assert.deepEqual(
    found.filter((path) => !path.startsWith('node_modules/')),
    own,
  );
});

test.run();
