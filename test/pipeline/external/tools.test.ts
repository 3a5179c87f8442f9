import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import { ANY_OS } from '../../../src/kinds/families.ts';
import { checkFiles } from '../../../src/pipeline/check/check.ts';
import { maybeExternal } from '../../../src/pipeline/external/maybe.ts';
import { runTool } from '../../../src/pipeline/external/run.ts';
import { toolFor } from '../../../src/pipeline/external/tools.ts';
import { openWith } from '../../../src/pipeline/open.ts';
import { validate } from '../../../src/pipeline/validate.ts';
import { line, minimalWith } from '../../sot/sample.ts';
import { memorySource } from '../../support/memory-source.ts';

const test = suite('pipeline/external/tools');
const PATH = process.env.PATH ?? '';

let folder: string;
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaq-tools-'));
});
test.after.each(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

/** Puts a shell script in the place of a tool; the other tools are not there. */
function stand(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\nPATH='${PATH}'\n${script}\n`, { mode: 0o755 });
  process.env.PATH = folder;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function checked(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const paths = Object.keys(files).map((name) => join(folder, name));
  const { report } = await maybeExternal(true, (tools) =>
    checkFiles(paths, { kind: null, os: ANY_OS }, nothing(), tools),
  );
  return report.diagnostics
    .filter(({ ruleId }) => ruleId.startsWith('external/'))
    .map((found) => line({ ...found, file: found.file.replace(`${folder}/`, '') }));
}

const KSVALIDATOR = `printf 'The following problem occurred on line 2 of the kickstart file:\\n\\nUnknown command: foo\\n'; exit 1`;

test('what a tool says stands at its line, with its rule', async () => {
  stand('ksvalidator', KSVALIDATOR);
  assert.deepEqual(await checked({ 'a.ks': 'lang en_US.UTF-8\n  timezone UTC\n' }), [
    'a.ks:2:3-2:15 error external/ksvalidator: `ksvalidator`: Unknown command: foo',
  ]);
});

test('what is told at that line already is not said twice, and a comment suppresses it', async () => {
  stand('ksvalidator', KSVALIDATOR);
  assert.deepEqual(await checked({ 'a.ks': 'lang en_US.UTF-8\nfoo\n' }), []);
  const ignored = '# vaq-ignore: external/ksvalidator -- known\ntimezone UTC\n';
  assert.deepEqual(await checked({ 'a.ks': ignored }), []);
});

test('equal texts are given to a tool once', async () => {
  stand('ksvalidator', `echo run >>${folder}/count`);
  const same = 'lang en_US.UTF-8\n';
  assert.deepEqual(await checked({ 'a.ks': same, 'b.ks': same, 'c.ks': `${same}${same}` }), []);
  assert.equal(readFileSync(join(folder, 'count'), 'utf8'), 'run\nrun\n');
});

test('a tool that is not there is one info, whatever the number of texts', async () => {
  process.env.PATH = folder;
  assert.deepEqual(await checked({ 'a.ks': 'lang en_US.UTF-8\n', 'b.ks': 'lang de_DE.UTF-8\n' }), [
    'a.ks:null info external/missing: `ksvalidator` is not installed, so that it did not check 2 kickstart texts; Fedora has it in the package `pykickstart`, and Debian has none',
  ]);
});

test('a tool that crashes is one warning', async () => {
  stand('ksvalidator', 'echo "no module named pykickstart" >&2; exit 1');
  assert.deepEqual(await checked({ 'a.ks': 'lang en_US.UTF-8\n', 'b.ks': 'lang de_DE.UTF-8\n' }), [
    'a.ks:null warning external/failed: `ksvalidator` failed for 2 kickstart texts, and what is wrong in them it does not say: it ended with code 1: no module named pykickstart',
  ]);
});

test('a tool that does not end is ended', async () => {
  stand('ksvalidator', 'exec sleep 600');
  const outcome = await runTool(toolFor('kickstart')!, 'lang en_US\n', ANY_OS, folder, 300);
  assert.deepEqual(outcome, { type: 'failed', reason: 'it did not end within 0.3 seconds' });
});

test('a tool sees a private folder and almost nothing of the environment', async () => {
  process.env.VAQ_TEST_TOKEN = 'never';
  stand(
    'ksvalidator',
    `env | sort >${folder}/env; pwd -P >${folder}/pwd; stat -c '%a' . ks.cfg >${folder}/modes`,
  );
  assert.deepEqual(await checked({ 'a.ks': 'lang en_US.UTF-8\n' }), []);
  delete process.env.VAQ_TEST_TOKEN;
  const names = readFileSync(join(folder, 'env'), 'utf8').match(/^\w+(?==)/gm);
  const own = names!.filter((name) => !['_', 'OLDPWD', 'PWD', 'SHLVL'].includes(name));
  assert.deepEqual(own, ['DEBCONF_DB_REPLACE', 'HOME', 'LANG', 'LC_ALL', 'PATH', 'PYTHONUTF8', 'TMPDIR']);
  assert.equal(readFileSync(join(folder, 'modes'), 'utf8'), '700\n600\n');
  assert.equal(existsSync(readFileSync(join(folder, 'pwd'), 'utf8').trim()), false);
});

test('letters stand in the place of a secret’s placeholder, and what is said of them is not believed', async () => {
  stand(
    'ksvalidator',
    `cat ks.cfg >${folder}/seen; for n in 1 2; do printf 'The following problem occurred on line %s of the kickstart file:\\n\\nodd\\n\\n' $n; done; exit 1`,
  );
  const text = 'rootpw --plaintext ‹secret root›\ntimezone UTC\n';
  assert.deepEqual(await checked({ 'a.ks': text }), [
    'a.ks:2:1-2:13 error external/ksvalidator: `ksvalidator`: odd',
  ]);
  assert.equal(
    readFileSync(join(folder, 'seen'), 'utf8'),
    'rootpw --plaintext xxxxxxxxxxxxx\ntimezone UTC\n',
  );
});

test('in a source of truth it stands at the template’s line, once for all hosts', async () => {
  stand(
    'debconf-set-selections',
    `for n in 2 3; do printf 'warning: Unknown type x, skipping line %s.\\n' $n >&2; done`,
  );
  const template = '<% const x = 1; -%>\n# one\nd-i a/b string <%= host.name %>\n# three\n';
  const source = memorySource(minimalWith({ 'assets/preseed/preseed.cfg.ejs': template }));
  const found = await openWith(source, '/nowhere', (opened, sandbox) =>
    maybeExternal(true, (tools) => validate(opened, opened.model.hosts, sandbox, tools)),
  );
  const said = found.diagnostics.filter(({ ruleId }) => ruleId.startsWith('external/')).map(line);
  const at = 'assets/preseed/preseed.cfg.ejs';
  const hosts = 'hosts ams1/r1-01 ams1/r1-02';
  assert.deepEqual(said, [
    `${at}:3:1-3:32 warning external/debconf: \`debconf-set-selections\`: Unknown type x (rendered line 2: \`d-i a/b string r1-01\`) | ${hosts}`,
    `${at}:4:1-4:8 warning external/debconf: \`debconf-set-selections\`: Unknown type x | ${hosts}`,
  ]);
});

test('a signal removes the private folder', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'children/wait.ts')], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const folders = (): readonly string[] =>
    readdirSync(folder).filter((name) => name.startsWith('vaq-external-'));
  assert.equal(folders().length, 1);
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  child.kill('SIGINT');
  assert.equal(await ended, 'SIGINT');
  assert.deepEqual(folders(), []);
});

/** What the real programs say, where this machine has them. */
const REAL: readonly (readonly [string, string, string, RegExp])[] = [
  ['cloud-init', 'user-data', '#cloud-config\nssh_authorized_keys: [ok]\n', /^$/],
  ['ignition-validate', 'a.ign', '{"ignition":{"version":"3.3.0"}}\n', /^$/],
  [
    'ignition-validate',
    'b.ign',
    '{"ignition":{"version":"3.3.0"},\n\n"storage":\n{"files":[{"path":"/a","mode":"x"}]}}\n',
    /^$|^b\.ign:\d+:\d+-\d+:\d+ error external\/ignition: /,
  ],
  ['debconf-set-selections', 'preseed.cfg', 'd-i a/b string c\n', /^$/],
];

for (const [command, name, text, expected] of REAL) {
  const isThere = PATH.split(delimiter).some((at) => existsSync(join(at, command)));
  if (!isThere) continue;
  test(`the installed ${command} is understood: ${name}`, async () => {
    const found = await checked({ [name]: text });
    assert.match(found.join('\n'), expected);
  });
}

test.run();
