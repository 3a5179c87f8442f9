import assert from 'node:assert/strict';
import type { HostsWish } from '../../../src/boot/rehearsal/hosts.ts';
import { fourHostsWith, type Ground, openGround } from '../../support/session-ground.ts';

const FOUR = fourHostsWith();

/** Boot programs that are declared, so that it does not matter which this machine has. */
const PROGRAMS = `boot_programs:
  bios: boot/undionly.kpxe
  efi-x86_64: boot/snponly.efi
  http-x86_64: boot/snponly.efi
`;

/** The four hosts with boot programs of their own, and the site's settings with something replaced. */
export function sampleTree(
  from = '',
  to = '',
  more: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  const env = `${FOUR.get('sites/ams1/env.yml')!}`;
  assert.ok(env.includes(from));
  const service = env
    .replace(from, to)
    .replace('  files: files\n', `  files: files\n${PROGRAMS.replace(/^/gm, '  ').trimEnd()}\n`);
  const files = `${FOUR.get('files.yml')!}  - path: boot/undionly.kpxe\n  - path: boot/snponly.efi\n`;
  return fourHostsWith({ 'sites/ams1/env.yml': service, 'files.yml': files, ...more });
}

/** What is wished of a rehearsal on a ground, with a state of its own in which nothing has happened. */
export function wishOn(ground: Ground, changes: Partial<HostsWish> = {}): HostsWish {
  return {
    site: null,
    hosts: ['r1-01'],
    addr: null,
    httpPort: null,
    stateDir: `${ground.root}/state`,
    reinstall: false,
    ...changes,
  };
}

/** Runs with a ground that is taken away afterwards. */
export async function onGround<T>(
  files: ReadonlyMap<string, string>,
  run: (ground: Ground) => Promise<T>,
): Promise<T> {
  const ground = await openGround(files);
  try {
    return await run(ground);
  } finally {
    await ground.close();
  }
}
