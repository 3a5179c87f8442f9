import { type FileHandle, open, rm } from 'node:fs/promises';
import { nearest } from '../../diagnostics/nearest.ts';
import { giveFile } from '../../state/owner.ts';
import { ExtractError } from './failure.ts';
import { type ArchiveFormat, archiveFormat } from './format.ts';
import { linesOf, runProgram } from './run.ts';
import { type Tool, toolFor } from './tool.ts';

/** An archive may hold more than any disk has. */
const MOST_BYTES = 64 * 1024 ** 3;

/** A name as files.yml writes it: `./boot/` and `/boot/` are `boot/`. */
function plain(name: string): string {
  return name.replace(/^(?:\.?\/)+/, '');
}

/** ISO 9660 has names in capitals, with a version (ECMA-119 §7.5), where no extension has better ones. */
function bare(name: string): string {
  return plain(name).replace(/;1$/, '').replace(/\.$/, '').toLowerCase();
}

/** A member by the name that the archive has it by. */
function findMember(names: readonly string[], member: string, format: ArchiveFormat): string {
  const exact = names.filter((name) => plain(name) === plain(member));
  const found =
    exact.length > 0 || format !== 'iso' ? exact : names.filter((name) => bare(name) === bare(member));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new ExtractError(`it has several members \`${member}\``);
  const meant = nearest(member, names.map(plain));
  throw new ExtractError(
    `it has no member \`${member}\`${meant === null ? '' : `; did you mean \`${meant}\`?`}`,
  );
}

function toolOrThrow(format: Exclude<ArchiveFormat, 'deb'>): Tool {
  const tool = toolFor(format);
  if (tool !== null) return tool;
  const help =
    format === 'tar' ? '`bsdtar` or GNU `tar`' : '`bsdtar` (in Debian’s package libarchive-tools) or `7z`';
  throw new ExtractError(`to open it, ${help} is needed, and is not installed here`);
}

async function printTo(file: FileHandle, command: readonly [string, ...string[]]): Promise<void> {
  let size = 0;
  await runProgram(command, async (piece) => {
    size += piece.length;
    if (size > MOST_BYTES) throw new ExtractError(`more than ${MOST_BYTES} bytes come out of it`);
    await file.writeFile(piece);
  });
}

async function writePrivately(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await giveFile(file);
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The member of a Debian package that holds its files (deb(5)): a tar, compressed in one way or another. */
async function dataOf(archive: string, path: string): Promise<void> {
  const tool = toolOrThrow('zip');
  const names = (await linesOf(tool.list(archive))).flatMap((line) => tool.nameIn(line) ?? []);
  const data = names.find((name) => name.startsWith('data.tar'));
  if (data === undefined) throw new ExtractError('it is a Debian package without its files');
  await writePrivately(path, (file) => printTo(file, tool.print(archive, data)));
}

/** Writes one member of an archive, a tar, zip, ISO image or Debian package, to a file; rejects with a sentence where it has none. */
export async function extractMember(archive: string, member: string, to: string): Promise<void> {
  const file = await open(archive, 'r');
  const format = await archiveFormat(file).finally(() => file.close());
  if (format === 'deb') {
    const data = `${to}.data`;
    try {
      await dataOf(archive, data);
      return await extractMember(data, member, to);
    } finally {
      await rm(data, { force: true });
    }
  }
  const tool = toolOrThrow(format);
  const lines = await linesOf(tool.list(archive));
  const name = findMember(
    lines.flatMap((line) => tool.nameIn(line) ?? []),
    member,
    format,
  );
  await writePrivately(to, (out) => printTo(out, tool.print(archive, name)));
}
