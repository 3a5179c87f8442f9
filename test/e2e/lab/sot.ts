import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lease } from './client.ts';
import { makeFolder } from './folder.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const INSTALLER = '/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64';

/** The service's address and its network, as the quickstart's site says. */
export const SERVICE = '198.51.100.1/24';

/** Debian's installer as the quickstart declares it: path under `files/` → the real file. */
export const INSTALLER_FILES = {
  'debian12/linux': `${INSTALLER}/linux`,
  'debian12/initrd.gz': `${INSTALLER}/initrd.gz`,
} as const;

/** What the site of such a tree says to every client. */
export const SITE = {
  netmask: '255.255.255.0',
  routers: ['198.51.100.254'],
  nameServers: ['198.51.100.53'],
} as const satisfies Omit<Lease, 'address'>;

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from), `${file} has ${from}`);
  writeFileSync(file, text.replace(from, to));
}

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Lab', '-c', 'user.email=lab@example.invalid'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Lays a fixture in a folder of its own: a Git repository with one commit and a clean work tree, with Debian's installer
 * beside it, untracked. Of the quickstart only r1-01 can be booted with that, of `four` each host. The folder is removed by
 * `cleanUp`.
 */
export function layTree(fixture: 'quickstart' | 'four' = 'quickstart'): string {
  const folder = makeFolder('sot');
  cpSync(join(FIXTURES, fixture), folder, { recursive: true });
  // The fixture's one address for everything would hide a gateway that is sent as a name server.
  replace(join(folder, 'sites/ams1/env.yml'), 'gateway: 198.51.100.1\n', 'gateway: 198.51.100.254\n');
  replace(join(folder, 'sites/ams1/env.yml'), 'dns: [198.51.100.1]\n', 'dns: [198.51.100.53]\n');
  git(folder, 'init', '--quiet');
  appendFileSync(join(folder, '.git/info/exclude'), 'files/\n.vaq/\n');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', `Lay ${fixture}`);
  for (const [path, source] of Object.entries(INSTALLER_FILES)) {
    const target = join(folder, 'files', path);
    mkdirSync(join(target, '..'), { recursive: true });
    copyFileSync(source, target);
  }
  return folder;
}
