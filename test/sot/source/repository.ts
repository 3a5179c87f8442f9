import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by path: text, bytes, or a link to a target. */
export type Files = Readonly<Record<string, string | Uint8Array | { readonly link: string }>>;

/** A folder of its own for one test, real path and all. */
export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'vaq-source-')));
}

/** Writes files into a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    mkdirSync(dirname(absolute), { recursive: true });
    rmSync(absolute, { force: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(absolute, content);
    else symlinkSync(content.link, absolute);
  }
}

/** Runs Git in a folder, whatever the user's settings are, and gives what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  const person = {
    GIT_AUTHOR_NAME: 'T',
    GIT_AUTHOR_EMAIL: 't@t.example',
    GIT_COMMITTER_NAME: 'T',
    GIT_COMMITTER_EMAIL: 't@t.example',
  };
  const env = { ...process.env, ...person, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A repository with one commit of these files on the branch `main`. */
export function repository(files: Files): string {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, files);
  return folder;
}

/** Commits files, and gives the commit's name. */
export function commit(folder: string, files: Files): string {
  writeFiles(folder, files);
  git(folder, 'add', '--all', '--force', '.');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'test');
  return git(folder, 'rev-parse', 'HEAD');
}
