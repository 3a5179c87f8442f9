import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from '../paired.ts';
import { type KnownHost, NETWORK } from './known-hosts.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

function host({ name, mac, address }: KnownHost): string {
  return `---
name: ${name}
interfaces:
  - type: physical
    name: eth0
    mac: ${mac}
    subnet: lab
    ipv4: ${address}
workflow: debian
metadata:
  disk: /dev/vda
`;
}

/** Lays a source of truth with these hosts, and its files with the content given by path; over the smallest fixture. */
export function layBootTree(
  folder: string,
  hosts: readonly KnownHost[],
  files: Readonly<Record<string, Uint8Array>>,
): void {
  cpSync(path('fixtures/minimal'), folder, { recursive: true });
  rmSync(join(folder, 'sites'), { recursive: true });
  mkdirSync(join(folder, 'sites/ams1'), { recursive: true });
  const site = `id: ams1
service:
  addr: ${NETWORK.server}
  files: files
subnets:
  - id: lab
    cidr: ${NETWORK.cidr}
    gateway: ${NETWORK.server}
    domain_name: ams1.example
`;
  writeFileSync(join(folder, 'sites/ams1/env.yml'), site);
  writeFileSync(join(folder, 'sites/ams1/rack1.yml'), hosts.map(host).join(''));
  for (const [name, bytes] of Object.entries(files)) {
    const file = join(folder, 'files', name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** `vaq boot` of such a tree on `eth0`, installing every host. */
export function vaqBoot(folder: string): Program {
  const place = ['--sot', folder, '--site', 'ams1', '--interface', 'eth0', '--log', 'json', '--yes'];
  return { command: process.execPath, args: [path('bin/run.js'), 'boot', ...place] };
}
