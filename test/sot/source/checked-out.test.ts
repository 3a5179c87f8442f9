// A checkout as Git makes it on Windows.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { opened, readAll, readText } from './reading.ts';
import { git, repository, temporaryFolder, writeFiles } from './repository.ts';

const test = suite('sot/source/checked-out');
const BINARY = Uint8Array.of(0, 13, 10, 255);
const FILES = {
  'vaq.yml': 'version: 1\n',
  'os/a.yml': 'id: a\nname: A\n',
  'assets/preseed/a.ejs': 'a\nb\n',
  'assets/untyped/dos.txt': 'a\r\nb\r\n',
  'assets/untyped/binary': BINARY,
};

const folders: string[] = [];
test.after.each(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A repository of these files, checked out anew with settings of Git, in a folder of it. */
function checkedOut(settings: Readonly<Record<string, string>>, files: object = {}): string {
  const root = repository({ ...FILES, ...files });
  folders.push(root);
  for (const [name, value] of Object.entries(settings)) git(root, 'config', name, value);
  git(root, 'rm', '--quiet', '-r', '--cached', '.');
  git(root, 'reset', '--quiet', '--hard');
  return root;
}

const onDisk = (root: string, path: string): string => readFileSync(join(root, path), 'latin1');

test('a checkout with CR LF reads as what is committed, byte for byte', async () => {
  const root = checkedOut({ 'core.autocrlf': 'true' });
  assert.equal(onDisk(root, 'os/a.yml'), 'id: a\r\nname: A\r\n', 'Git has written CR LF');
  const source = await opened(root);
  assert.equal(source.revision.changedFiles, 0);
  assert.deepEqual(await readAll(source), await readAll(await opened(root, 'HEAD')));
  assert.equal(await readText(source, 'assets/preseed/a.ejs'), 'a\nb\n');
  assert.equal(await readText(source, 'assets/untyped/dos.txt'), 'a\r\nb\r\n', 'it is committed so');
  assert.deepEqual(await source.read('assets/untyped/binary'), { ok: true, bytes: Buffer.from(BINARY) });
});

test('so it does where an attribute asks for CR LF, and in a folder of the repository', async () => {
  const root = checkedOut(
    {},
    { '.gitattributes': '*.ejs text eol=crlf\n', 'sot/vaq.yml': '', 'sot/assets/preseed/b.ejs': 'b\n' },
  );
  assert.equal(onDisk(root, 'sot/assets/preseed/b.ejs'), 'b\r\n');
  assert.equal(await readText(await opened(join(root, 'sot')), 'assets/preseed/b.ejs'), 'b\n');
  const neighbour = await (await opened(join(root, 'sot'))).repository!.folder('..');
  assert.ok(neighbour.ok);
  assert.equal(await readText(neighbour.source, 'assets/preseed/a.ejs'), 'a\nb\n');
});

test('a file that is not committed yet reads as it will be committed', async () => {
  const root = checkedOut({ 'core.autocrlf': 'true' });
  writeFiles(root, { 'assets/preseed/new.ejs': 'new\r\n' });
  assert.equal(await readText(await opened(root), 'assets/preseed/new.ejs'), 'new\n');
});

test('where Git changes no line ends, or there is no Git, every byte is served', async () => {
  const root = checkedOut({ 'core.autocrlf': 'false' });
  writeFiles(root, { 'assets/preseed/a.ejs': 'a\r\n' });
  assert.equal(await readText(await opened(root), 'assets/preseed/a.ejs'), 'a\r\n');
  const plain = temporaryFolder();
  folders.push(plain);
  writeFiles(plain, { 'assets/preseed/a.ejs': 'a\r\n' });
  assert.equal(await readText(await opened(plain), 'assets/preseed/a.ejs'), 'a\r\n');
});

test.run();
