import { execFileSync } from 'node:child_process';
import type { ArchiveFormat } from './format.ts';

type Command = readonly [string, ...string[]];

/** A program of this machine that opens archives. */
export interface Tool {
  /** Prints the names in an archive, a line each. */
  readonly list: (archive: string) => Command;
  /** Prints one member, by its name as it is listed. */
  readonly print: (archive: string, member: string) => Command;
  /** The name in a line of the list; null where it has none. */
  readonly nameIn: (line: string) => string | null;
}

/** bsdtar(1) takes names for patterns. */
const literally = (name: string): string => name.replace(/[\\*?[\]]/g, '\\$&');

function bsdtar(program: string): Tool {
  return {
    list: (archive) => [program, '-tf', archive],
    print: (archive, member) => [program, '-xOqf', archive, '--', literally(member)],
    nameIn: (line) => line,
  };
}

const GNU_TAR: Tool = {
  list: (archive) => ['tar', '--list', '--quoting-style=literal', '--file', archive],
  print: (archive, member) => [
    'tar',
    ...['--extract', '--to-stdout', '--no-wildcards', '--occurrence=1', '--file', archive, '--', member],
  ],
  nameIn: (line) => line,
};

function sevenZip(program: string): Tool {
  return {
    list: (archive) => [program, 'l', '-slt', '-ba', '-sccUTF-8', '--', archive],
    print: (archive, member) => [program, 'e', '-so', '-spd', '--', archive, member],
    nameIn: (line) => /^Path = (.*)$/.exec(line)?.[1]?.replaceAll('\\', '/') ?? null,
  };
}

/** What a program says of its version; empty where there is none of that name. */
function versionOf(program: string, ...args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

/**
 * The program that opens archives of a format here: bsdtar opens all, and is the `tar` of macOS and Windows; GNU tar opens
 * tar, 7-Zip ISO and zip. Null where there is none.
 */
export function toolFor(format: Exclude<ArchiveFormat, 'deb'>): Tool | null {
  for (const program of ['bsdtar', 'tar'])
    if (versionOf(program, '--version').includes('bsdtar')) return bsdtar(program);
  if (format === 'tar') return versionOf('tar', '--version').includes('GNU tar') ? GNU_TAR : null;
  const found = ['7zz', '7z', '7za'].find((program) => versionOf(program, 'i').includes('7-Zip'));
  return found === undefined ? null : sevenZip(found);
}
