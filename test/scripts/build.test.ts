import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import { bundle } from '../../scripts/build/bundle.ts';
import { writeManifest } from '../../scripts/build/manifest.ts';

const test = suite('scripts/build');
const repository = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

const COMMANDS = `
import { readFile } from 'node:fs/promises';
import { Command, Flags } from '@oclif/core';
class Check extends Command {
  static summary = 'checks';
  static flags = {
    size: Flags.integer(),
    color: Flags.string({ parse: async (input) => { throw new Error(input + ' is taken'); } }),
    'fail-with': Flags.string(),
  };
  async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const { shout } = await import('./shout.ts');
    this.log(shout('checked'));
    if (flags['fail-with'] === 'exit') this.exit(1);
    if (flags['fail-with'] === 'error') this.error('the disk is full', { exit: 3 });
    if (flags['fail-with'] === 'defect') throw new TypeError('undefined is not a host');
    if (flags['fail-with'] === 'system') await readFile('/nonexistent/vaq/file');
    if (flags['fail-with'] === 'late') setTimeout(() => { throw new TypeError('too late') });
    if (flags['fail-with'] === 'pipe') for (;;) { this.log('x'.repeat(65536)); await new Promise(setImmediate); }
  }
}
class Boot extends Command {
  static summary = 'boots';
  async run(): Promise<void> {}
}
export const COMMANDS = { check: Check, boot: Boot };
`;

const WIDTHS = `
import stringWidth from 'string-width';
export const widths = ['abc', '', '日本', 'e\u0301', '\u001b[1mb\u001b[22m'].map((text) => stringWidth(text));
`;

/** A package with this program's entry and two commands of its own, as far as it is before the build. */
function newPackage(): string {
  const root = mkdtempSync(join(tmpdir(), 'vaq-build-'));
  for (const path of ['package.json', 'bin'])
    cpSync(join(repository, path), join(root, path), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  mkdirSync(join(root, 'src/commands'), { recursive: true });
  writeFileSync(join(root, 'src/commands/index.ts'), COMMANDS);
  writeFileSync(
    join(root, 'src/commands/shout.ts'),
    'export const shout = (text: string) => text.toUpperCase();\n',
  );
  writeFileSync(join(root, 'src/widths.ts'), WIDTHS);
  return root;
}

function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

const entries = {
  main: join(repository, 'src/main.ts'),
  commands: 'src/commands/index.ts',
  widths: 'src/widths.ts',
};
const unbuilt = newPackage();
const built = newPackage();

function vaq(root: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test.before(async () => {
  await bundle({ root: built, entries });
  await writeManifest(built);
});

test.after(() => {
  for (const root of [unbuilt, built]) rmSync(root, { recursive: true });
});

test('without a build, the entry says what to do', () => {
  assert.deepEqual(vaq(unbuilt, '--version'), {
    status: 3,
    stdout: '',
    stderr: 'vaq has not been built yet: run `npm run build` in its folder first.\n',
  });
});

test('a Node that is too old is told so, before anything is loaded that it cannot read', () => {
  const older = join(built, 'older.cjs');
  const pretend = (node: string): string =>
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${node}' } });\n`;
  const outcome = (node: string) => {
    writeFileSync(older, pretend(node));
    const args = ['--require', older, join(built, 'bin/run.js'), 'check'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stderr };
  };
  for (const node of ['12.22.12', '20.18.3'])
    assert.deepEqual(outcome(node), {
      status: 3,
      stderr: `vaq needs Node 20.19 or newer; this is ${node}, ${process.execPath}.\n`,
    });
  for (const node of ['20.19.0', '21.0.0']) assert.deepEqual(outcome(node), { status: 0, stderr: '' });
});

test('the version is said as oclif says it', () => {
  assert.deepEqual(vaq(built, '--version'), {
    status: 0,
    stdout: `vaq/${version} ${process.platform}-${process.arch} node-${process.version}\n`,
    stderr: '',
  });
});

test('a command runs, with what it imports when it runs', () => {
  assert.deepEqual(vaq(built, 'check'), { status: 0, stdout: 'CHECKED\n', stderr: '' });
});

test('a command that ends with a code ends the process with it, its output whole', () => {
  assert.deepEqual(vaq(built, 'check', '--fail-with', 'exit'), {
    status: 1,
    stdout: 'CHECKED\n',
    stderr: '',
  });
});

test('what a command could not do is said without a stack', () => {
  assert.deepEqual(vaq(built, 'check', '--fail-with', 'error'), {
    status: 3,
    stdout: 'CHECKED\n',
    stderr: 'vaq: the disk is full\n',
  });
});

test('wrong usage is 2 and shows no stack, whatever kind of error it is, and nothing that a terminal obeys', () => {
  for (const [args, message] of [
    [['--sise', '1'], '`vaq check` has no flag `--sise`: did you mean `--size`?'],
    [['--size', 'b\u001big'], '`--size` takes an integer, and not `b\\u001big`'],
    [['--color', 'red'], '`--color`: red is taken'],
  ] as const) {
    assert.deepEqual(vaq(built, 'check', ...args), { status: 2, stdout: '', stderr: `vaq: ${message}\n` });
  }
});

test('an unknown command is 2, with the nearest that exists', () => {
  assert.deepEqual(vaq(built, 'chekc'), {
    status: 2,
    stdout: '',
    stderr: 'vaq: there is no command `chekc`: did you mean `check`?\n',
  });
  assert.deepEqual(vaq(built, 'launch'), {
    status: 2,
    stdout: '',
    stderr: 'vaq: there is no command `launch`: `vaq --help` lists them\n',
  });
});

test('a defect says that it is one, with the version and the stack, and is 3', () => {
  for (const [way, message] of [
    ['defect', 'undefined is not a host'],
    ['late', 'too late'],
  ] as const) {
    const { status, stdout, stderr } = vaq(built, 'check', '--fail-with', way);
    assert.deepEqual([status, stdout], [3, 'CHECKED\n']);
    const [sentence, program, error, frame] = stderr.split('\n');
    assert.equal(sentence, 'This is a defect of vaq, not of your input. Please report it with these lines:');
    assert.equal(program, `vaq/${version} ${process.platform}-${process.arch} node-${process.version}`);
    assert.equal(error, `TypeError: ${message}`);
    assert.match(frame!, /^ {4}at .*commands\.js/);
  }
});

test('what the system refuses is said without a stack, and is 3', () => {
  assert.deepEqual(vaq(built, 'check', '--fail-with', 'system'), {
    status: 3,
    stdout: 'CHECKED\n',
    stderr: "vaq: the system refused: ENOENT: no such file or directory, open '/nonexistent/vaq/file'\n",
  });
});

test('a reader that goes away ends the program quietly', async () => {
  const child = spawn(process.execPath, [join(built, 'bin/run.js'), 'check', '--fail-with', 'pipe']);
  child.stdout.once('data', () => child.stdout.destroy());
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(child, 'close');
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
});

test('the manifest knows every command, so that help loads none', () => {
  const manifest = JSON.parse(readFileSync(join(built, 'oclif.manifest.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.commands), ['check', 'boot']);
  assert.equal(manifest.version, version);
  const { status, stdout } = vaq(built, '--help');
  assert.equal(status, 0);
  assert.match(stdout, /COMMANDS\n {2}boot {3}boots\n {2}check {2}checks\n/);
});

test('entries share one oclif, without the parts that are never reached', () => {
  const files = Object.entries(contents(join(built, 'dist'))).filter(([path]) => path.endsWith('.js'));
  assert.equal(files.filter(([, text]) => text.includes('/@oclif/core/lib/main.js"(')).length, 1);
  for (const [path, text] of files)
    assert.doesNotMatch(text, /node_modules\/(tinyglobby|semver)\/|\.localeCompare/, path);
});

test('display widths are the same, though what measures them is evaluated late', async () => {
  const { widths } = await import(pathToFileURL(join(built, 'dist/widths.js')).href);
  assert.deepEqual(widths, [3, 0, 4, 1, 1]);
});

test('the same sources give the same bytes, and what was in dist/ before is gone', async () => {
  const first = contents(join(built, 'dist'));
  writeFileSync(join(built, 'dist/stale.js'), '');
  await bundle({ root: built, entries });
  assert.deepEqual(contents(join(built, 'dist')), first);
});

test('it starts on a terminal, where oclif readies a spinner', () => {
  const { CI, ...env } = process.env;
  // script(1), of Debian's bsdutils, is a terminal for its command.
  const command = ['-qec', `'${process.execPath}' '${join(built, 'bin/run.js')}' --version`, '/dev/null'];
  const { status, stdout } = spawnSync('script', command, {
    encoding: 'utf8',
    env: { ...env, TERM: 'xterm' },
  });
  const platform = `${process.platform}-${process.arch} node-${process.version}`;
  assert.deepEqual({ status, stdout }, { status: 0, stdout: `vaq/${version} ${platform}\r\n` });
});

test.run();
