import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { findFiles } from '../../../src/boot/preflight/files.ts';
import { loadTree } from '../../../src/sot/load.ts';
import { buildModel } from '../../../src/sot/model/build.ts';
import type { DeclaredFile, Model } from '../../../src/sot/model/types.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';

const test = suite('boot/preflight/files');

const LINUX = 'a kernel';
const SHA256 = createHash('sha256').update(LINUX).digest('hex');
let folder: string;

test.before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'vaq-files-')));
  await mkdir(join(folder, 'files/sub'), { recursive: true });
  await mkdir(join(folder, 'files/.vaq'));
  await writeFile(join(folder, 'outside'), LINUX);
  await writeFile(join(folder, 'files/linux'), LINUX);
  await writeFile(join(folder, 'files/.vaq/key'), 'a key');
  await symlink('linux', join(folder, 'files/inside-link'));
  await symlink('../outside', join(folder, 'files/link'));
  await symlink('..', join(folder, 'files/up'));
  await symlink('nowhere', join(folder, 'files/broken'));
});
test.after(() => rm(folder, { recursive: true }));

/** The declared files of a model with these entries in files.yml. */
async function declared(entries: string): Promise<readonly DeclaredFile[]> {
  const files = new Map([...fixtureFiles('minimal'), ['files.yml', `files:\n${entries}`]]);
  const { tree } = await loadTree(memorySource(files));
  const { model } = buildModel(tree) as { readonly model: Model };
  return [...model.files.values()];
}

interface Found {
  readonly files: readonly unknown[];
  readonly findings: readonly string[];
}

async function find(
  entries: string,
  needed: readonly string[] = [],
  root: string | null = join(folder, 'files'),
): Promise<Found> {
  const { files, diagnostics } = await findFiles(root, await declared(entries), new Set(needed));
  return {
    files: [...files].map(([path, { path: real, sha256 }]) => [path, real, sha256]),
    findings: diagnostics.map(({ file, range, severity, ruleId, message }) => {
      const { line, column } = range!.start;
      return `${file}:${line}:${column}: ${severity}: ${message.replaceAll(folder, '…')} (${ruleId})`;
    }),
  };
}

test('files that are there are found, with the digest that they were held against', async () => {
  assert.deepEqual(await find('  - path: linux\n'), {
    files: [['linux', join(folder, 'files/linux'), null]],
    findings: [],
  });
  assert.deepEqual(await find(`  - path: linux\n    sha256: ${SHA256.toUpperCase()}\n`), {
    files: [['linux', join(folder, 'files/linux'), SHA256]],
    findings: [],
  });
});

test('a link inside the folder is followed', async () => {
  assert.deepEqual(await find('  - path: inside-link\n'), {
    files: [['inside-link', join(folder, 'files/linux'), null]],
    findings: [],
  });
});

test('another digest is not served', async () => {
  const wrong = '0'.repeat(64);
  assert.deepEqual(await find(`  - path: linux\n    sha256: "${wrong}"\n`, ['linux']), {
    files: [],
    findings: [
      `files.yml:2:11: error: linux: its SHA-256 is ${SHA256}, and ${wrong} is declared (file/missing)`,
    ],
  });
});

const WRONG: Readonly<Record<string, string>> = {
  gone: '…/files/gone does not exist',
  'linux/x': "it cannot be read: ENOTDIR: not a directory, realpath '…/files/linux/x'",
  broken: '…/files/broken does not exist',
  sub: '…/files/sub is not a file',
  link: 'it leads out of the files folder, to …/outside',
  'up/outside': 'it leads out of the files folder, to …/outside',
  '.vaq/key': '…/files/.vaq/key belongs to vaq or to Git, and is not served',
};

for (const [path, problem] of Object.entries(WRONG)) {
  test(`${path}: ${problem}`, async () => {
    const entry = `  - path: ${path}\n`;
    const line = (severity: string) => `files.yml:2:11: ${severity}: ${path}: ${problem} (file/missing)`;
    assert.deepEqual(await find(entry, [path]), { files: [], findings: [line('error')] });
    assert.deepEqual(await find(entry, ['other']), { files: [], findings: [line('warning')] });
  });
}

test('without a folder, or with one that is not there, each file is said', async () => {
  assert.deepEqual((await find('  - path: linux\n', ['linux'], null)).findings, [
    'files.yml:2:11: error: linux: the site has no `service.files` folder to serve it from (file/missing)',
  ]);
  assert.deepEqual((await find('  - path: linux\n', ['linux'], join(folder, 'gone'))).findings, [
    'files.yml:2:11: error: linux: …/gone/linux does not exist (file/missing)',
  ]);
});

test('the whole file system can be the folder', async () => {
  const path = join(folder, 'files/linux');
  const [file] = await declared('  - path: linux\n');
  const { files } = await findFiles('/', [{ ...file!, path: path.slice(1) }], new Set());
  assert.deepEqual([...files.values()], [{ path, sha256: null }]);
});

// Root reads whatever it likes.
if (process.getuid?.() !== 0) {
  test('a file that may not be read is said', async () => {
    await writeFile(join(folder, 'files/private'), LINUX);
    await chmod(join(folder, 'files/private'), 0);
    const { files, findings } = await find('  - path: private\n', ['private']);
    assert.deepEqual(files, []);
    assert.match(findings[0]!, /private: it cannot be read: EACCES/);
  });
}

test.run();
