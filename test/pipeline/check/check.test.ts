import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import { ANY_OS } from '../../../src/kinds/families.ts';
import { checkFiles } from '../../../src/pipeline/check/check.ts';

const test = suite('pipeline/check/check');

let folder: string;
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaq-check-'));
});
test.after.each(() => rmSync(folder, { recursive: true }));

function lay(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

async function* piped(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function checked(args: readonly string[], stdin = '') {
  const paths = args.map((arg) => (arg === '-' ? arg : join(folder, arg)));
  const { report, sources } = await checkFiles(paths, { kind: null, os: ANY_OS }, piped(stdin));
  const short = (file: string): string => file.replace(`${folder}/`, '');
  return {
    found: report.diagnostics.map(({ file, severity, ruleId }) => `${short(file)} ${severity} ${ruleId}`),
    messages: report.diagnostics.map(({ message }) => message),
    verdicts: (report.verdicts ?? []).map(({ file, kind, valid }) => `${short(file)} ${kind} ${valid}`),
    summary: report.summary,
    sources,
  };
}

test('files are checked in the order given, each with its verdict', async () => {
  lay({ 'b/meta-data': 'instance-id: [1]\n', 'a.ign': '{"ignition":{"version":"3.3.0"}}' });
  const { found, verdicts, summary } = await checked(['b/meta-data', 'a.ign']);
  assert.deepEqual(found, ['b/meta-data error cloud-config/meta-data']);
  assert.deepEqual(verdicts, ['b/meta-data meta-data false', 'a.ign ignition true']);
  assert.deepEqual(summary, { errors: 1, warnings: 0, infos: 0, sites: 0, hosts: 0, artifacts: 2 });
});

test('what cannot be read or known is one finding, and the rest is still checked', async () => {
  lay({
    'bad.ks': Uint8Array.of(0xff, 0xfe),
    'large.ks': new Uint8Array(16 * 1024 * 1024 + 1),
    'x.txt': 'hello\n',
    'ks.cfg.ejs': '<%= host.name %>',
    'meta-data': 'instance-id: a\n',
  });
  symlinkSync('gone', join(folder, 'link.ks'));
  const args = ['bad.ks', 'large.ks', 'none.ks', 'link.ks', 'x.txt', 'ks.cfg.ejs', 'meta-data'];
  const { found, verdicts } = await checked(args);
  assert.deepEqual(found, [
    'bad.ks error document/encoding',
    'large.ks error document/too-large',
    'none.ks error source/unreadable',
    'link.ks error source/unreadable',
    'x.txt error check/unknown-kind',
    'ks.cfg.ejs error check/template',
  ]);
  assert.deepEqual(
    verdicts,
    args.map((name) => (name === 'meta-data' ? 'meta-data meta-data true' : `${name} null false`)),
  );
});

test('of a folder all is checked that is known, by name, and nothing hidden', async () => {
  lay({
    'd/z/meta-data': 'instance-id: a\n',
    'd/a.ign': '{"ignition":{"version":"3.3.0"}}',
    'd/notes.txt': 'hello\n',
    'd/ks.cfg.ejs': '',
    'd/.git/meta-data': 'instance-id: [1]\n',
    'd/.meta-data': 'instance-id: [1]\n',
  });
  symlinkSync('..', join(folder, 'd/up'));
  const { found, verdicts } = await checked(['d']);
  assert.deepEqual(found, []);
  assert.deepEqual(verdicts, ['d/a.ign ignition true', 'd/z/meta-data meta-data true']);
});

test('a folder in which nothing is known is a finding', async () => {
  lay({ 'd/notes.txt': 'hello\n' });
  const { found, messages, verdicts } = await checked(['d']);
  assert.deepEqual(found, ['d error check/nothing-found']);
  assert.deepEqual(messages, [
    'nothing in this folder is an unattended file by its name or content; name the files, and give `--kind`',
  ]);
  assert.deepEqual(verdicts, []);
});

test('standard input is known by its content, and its lines can be shown', async () => {
  const text = '#cloud-config\nusers: 3\n';
  const { found, verdicts, sources } = await checked(['-'], text);
  assert.deepEqual(found, ['<stdin> error cloud-config/type']);
  assert.deepEqual(verdicts, ['<stdin> cloud-config false']);
  assert.equal(sources('<stdin>'), text);
});

test('what is missing from a part is at most a warning', async () => {
  lay({ 'part.ks': 'autopart\n' });
  const { verdicts, summary } = await checked(['part.ks']);
  assert.deepEqual(verdicts, ['part.ks kickstart true']);
  assert.ok(summary.warnings > 0);
});

test('a comment suppresses, and one that suppresses nothing is told', async () => {
  lay({
    'meta-data': '# vaq-ignore: cloud-config/meta-data -- a list on purpose\ninstance-id: [1]\n',
    'b/meta-data': '# vaq-ignore: cloud-config/meta-data -- a list on purpose\ninstance-id: a\n',
  });
  const { found, verdicts } = await checked(['meta-data', 'b/meta-data']);
  assert.deepEqual(found, ['b/meta-data warning suppression/unused']);
  assert.deepEqual(verdicts, ['meta-data meta-data true', 'b/meta-data meta-data true']);
});

test.run();
