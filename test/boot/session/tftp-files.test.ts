import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { pinnedFile } from '../../../src/boot/files/pinned.ts';
import { openTftp, type TftpEntry } from '../../../src/boot/session/tftp-files.ts';
import { hashFile } from '../../../src/files/hash.ts';

const test = suite('boot/session/tftp-files');

const NOT_FOUND = { code: 1, message: 'file not found' };
let folder: string;
let table: ReadonlyMap<string, TftpEntry>;

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-tftp-files-'));
  await writeFile(join(folder, 'program'), '0123456789');
  await writeFile(join(folder, 'outside'), 'never to be seen');
  table = new Map<string, TftpEntry>([
    ['autoexec.ipxe', { text: '#!ipxe\n# höchst gut\n' }],
    ['undionly.kpxe', { path: join(folder, 'program') }],
    ['efi/shim.efi', { path: join(folder, 'program') }],
    ['gone.efi', { path: join(folder, 'gone') }],
  ]);
});
test.after(() => rm(folder, { recursive: true }));

/** All of a content as text, or the refusal. */
async function readAll(name: string): Promise<unknown> {
  const opened = await openTftp(table, name);
  if ('code' in opened) return opened;
  const bytes = await opened.read(0, opened.size);
  await opened.close();
  return Buffer.from(bytes).toString('utf8');
}

const NAMES: Readonly<Record<string, unknown>> = {
  'autoexec.ipxe': '#!ipxe\n# höchst gut\n',
  'undionly.kpxe': '0123456789',
  'efi/shim.efi': '0123456789',
  // As firmware asks that looks in the folder of its program.
  'efi/autoexec.ipxe': '#!ipxe\n# höchst gut\n',
  'any/where/undionly.kpxe': '0123456789',
  // As arm64's shim asks at the root for what came from a folder.
  'shim.efi': '0123456789',
  'gone.efi': NOT_FOUND,
  outside: NOT_FOUND,
  '../outside': NOT_FOUND,
  program: NOT_FOUND,
  __proto__: NOT_FOUND,
  '': NOT_FOUND,
};

for (const [name, expected] of Object.entries(NAMES)) {
  test(`"${name}" is ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await readAll(name), expected);
  });
}

test('a file is read at any place, and one that becomes shorter is an error, not other bytes', async () => {
  const path = join(folder, 'shrinks');
  await writeFile(path, '0123456789');
  const opened = await openTftp(new Map([['x', { path }]]), 'x');
  assert.ok('read' in opened);
  assert.equal(Buffer.from(await opened.read(3, 4)).toString(), '3456');
  await truncate(path, 5);
  await assert.rejects(async () => opened.read(4, 4), {
    message: 'x cannot be read: the file has become shorter',
  });
  await opened.close();
});

test('a pinned file that was overwritten is refused, and the log is told why', async () => {
  const path = join(folder, 'pinned');
  await writeFile(path, 'the kernel');
  const known = await hashFile(path);
  const pinned = new Map([['linux', pinnedFile(path, known.sha256, known)]]);
  const problems: string[] = [];
  const open = () => openTftp(pinned, 'linux', (problem) => problems.push(problem));
  const served = await open();
  assert.ok('size' in served);
  await writeFile(path, 'a trojan!!');
  await assert.rejects(served.read(0, 10), { message: 'linux was changed while it was being sent' });
  await served.close();
  assert.deepEqual(await open(), {
    code: 0,
    message: 'this file cannot be served now; the log of vaq says why',
  });
  const { sha256 } = await hashFile(path);
  assert.deepEqual(problems, [
    `linux is not served: it has changed: its SHA-256 is ${sha256}, and ${known.sha256} is pinned`,
  ]);
});

test.run();
