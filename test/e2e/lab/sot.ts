import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import type { Lease } from './client.ts';
import { makeFolder } from './folder.ts';

const QUICKSTART = fileURLToPath(new URL('../../../fixtures/quickstart', import.meta.url));
const INSTALLER = '/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64';

/** The service's address and its network, as the quickstart's site says. */
export const SERVICE = '198.51.100.1/24';

/** Debian's installer as the quickstart declares it: path under `files/` → the real file. */
export const INSTALLER_FILES = {
  'debian12/linux': `${INSTALLER}/linux`,
  'debian12/initrd.gz': `${INSTALLER}/initrd.gz`,
} as const;

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Lab', '-c', 'user.email=lab@example.invalid'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Lays the quickstart in a folder of its own: a Git repository with one commit and a clean work tree, with the installer's
 * files beside it, untracked. The folder is removed by `cleanUp`.
 */
export function layTree(): string {
  const folder = makeFolder('sot');
  cpSync(QUICKSTART, folder, { recursive: true });
  // A whole installation needs a mirror: in this lab a boot has done its work once the installer runs its preseed's commands.
  const early = "d-i preseed/early_command string wget -q -O- '<%= checkpoint() %>'\n";
  appendFileSync(join(folder, 'assets/preseed/preseed.cfg.ejs'), early);
  git(folder, 'init', '--quiet');
  appendFileSync(join(folder, '.git/info/exclude'), 'files/\n.vaq/\n');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Lay the quickstart');
  for (const [path, source] of Object.entries(INSTALLER_FILES)) {
    const target = join(folder, 'files', path);
    mkdirSync(join(target, '..'), { recursive: true });
    copyFileSync(source, target);
  }
  return folder;
}

/** What the site of a tree says to every client of its one subnet. */
export function siteNetwork(folder: string): Omit<Lease, 'address'> {
  const site = load(readFileSync(join(folder, 'sites/ams1/env.yml'), 'utf8')) as {
    readonly subnets: readonly [
      { readonly cidr: string; readonly gateway: string; readonly dns: readonly string[] },
    ];
  };
  const [subnet] = site.subnets;
  assert.match(subnet.cidr, /\/24$/);
  return { netmask: '255.255.255.0', routers: [subnet.gateway], nameServers: subnet.dns };
}
