import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { extractMember } from '../../../src/files/extract/extract.ts';
import { toolFor } from '../../../src/files/extract/tool.ts';

const test = suite('files/extract/extract');

/** Whether a program is there. */
function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasAll = toolFor('zip') !== null;
let folder: string;
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const run = (program: string, ...args: readonly string[]): unknown =>
  execFileSync(program, args, { cwd: folder, stdio: 'ignore' });

test.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'vaq-extract-'));
  mkdirSync(at('tree/install'), { recursive: true });
  writeFileSync(at('tree/install/vmlinuz'), 'a kernel');
  writeFileSync(at('tree/install/initrd[1]*.gz'), 'an initrd');
  writeFileSync(at('tree/install/initrd1x.gz'), 'another initrd');
  writeFileSync(at('tree/-x'), 'a dash');
});
test.after(() => rmSync(folder, { recursive: true }));

async function textOf(archive: string, member: string): Promise<string> {
  await extractMember(at(archive), member, at('out'));
  return readFileSync(at('out'), 'utf8');
}

const message = (archive: string, member: string): Promise<string> =>
  extractMember(at(archive), member, at('out')).then(
    () => 'done',
    (error: Error) => error.message,
  );

test('a member of a tar is written, however it is compressed and named', async () => {
  for (const [name, flag] of [
    ['a.tar', '--no-auto-compress'],
    ['a.tar.gz', '--gzip'],
    ['a.tar.xz', '--xz'],
    ['a.tar.zst', '--zstd'],
  ] as const) {
    run('tar', flag, '-cf', name, '-C', 'tree', '.');
    assert.equal(await textOf(name, 'install/vmlinuz'), 'a kernel');
    assert.equal(await textOf(name, './install/vmlinuz'), 'a kernel');
    assert.equal(await textOf(name, '/install/initrd[1]*.gz'), 'an initrd');
    assert.equal(await textOf(name, '-x'), 'a dash');
  }
});

test('what is not in an archive, or no archive, is a sentence', async () => {
  run('tar', '-cf', 'b.tar', '-C', 'tree', 'install');
  assert.equal(
    await message('b.tar', 'install/vmlinux'),
    'it has no member `install/vmlinux`; did you mean `install/vmlinuz`?',
  );
  assert.equal(await message('b.tar', 'install'), 'it has no member `install`; did you mean `install/`?');
  run('tar', '-rf', 'b.tar', '-C', 'tree', 'install/vmlinuz');
  assert.equal(await message('b.tar', 'install/vmlinuz'), 'it has several members `install/vmlinuz`');
  writeFileSync(at('text'), 'this is no archive at all\n'.repeat(100));
  assert.match(await message('text', 'x'), /^(?:bsdtar|tar): /);
});

/** Whether the archive can be made and opened here; says so where it cannot. */
function canTry(what: string, program: string): boolean {
  if (hasAll && has(program)) return true;
  console.log(`nothing tried with ${what}: bsdtar or 7z, and ${program}, are needed`);
  return false;
}

test('a member of a zip is written', async () => {
  if (!canTry('zip', 'bsdtar')) return;
  run('bsdtar', '--format=zip', '-cf', 'a.zip', '-C', 'tree', 'install');
  assert.equal(await textOf('a.zip', 'install/vmlinuz'), 'a kernel');
  assert.equal(await textOf('a.zip', 'install/initrd[1]*.gz'), 'an initrd');
});

test('a member of an ISO image is written, by its long name or by that of ISO 9660', async () => {
  if (!canTry('ISO images', 'xorriso')) return;
  run('xorriso', '-as', 'mkisofs', '-quiet', '-o', 'a.iso', 'tree');
  assert.equal(await textOf('a.iso', 'install/vmlinuz'), 'a kernel');
  assert.equal(await textOf('a.iso', 'INSTALL/VMLINUZ'), 'a kernel');
});

test('a file of a Debian package is written', async () => {
  if (!canTry('Debian packages', 'dpkg-deb')) return;
  mkdirSync(at('tree/DEBIAN'));
  writeFileSync(
    at('tree/DEBIAN/control'),
    'Package: kernel\nVersion: 1\nArchitecture: all\nMaintainer: me <me@mirror.example>\nDescription: one\n',
  );
  for (const how of ['xz', 'zstd', 'gzip']) {
    run('dpkg-deb', '--root-owner-group', `-Z${how}`, '--build', 'tree', `${how}.deb`);
    assert.equal(await textOf(`${how}.deb`, 'install/vmlinuz'), 'a kernel');
  }
  rmSync(at('tree/DEBIAN'), { recursive: true });
});

test.run();
