import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HOSTS_A_FILE = 1000;
const SITES = [
  { id: 'ams1', net: 10 },
  { id: 'fra1', net: 11 },
] as const;

function octets(number: number): readonly number[] {
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function host(number: number, net: number): string {
  const parts = octets(number);
  const mac = parts.map((part) => part.toString(16).padStart(2, '0')).join(':');
  return `---
name: h${number}
uuid: 6a1b0c9e-3d2f-4b5a-8c7d-${number.toString(16).padStart(12, '0')}
interfaces:
  - type: physical
    name: eth0
    mac: 52:54:00:${mac}
    subnet: all
    ipv4: ${net}.${parts.join('.')}
  - type: physical
    name: eth1
    mac: 52:55:00:${mac}
    ignore_dhcp: true
workflow: debian
metadata:
  disk: /dev/vda
  role: worker
  tags: [a, b, c]
  rack: { row: ${number % 20}, unit: ${number % 42} }
`;
}

function site(id: string, net: number): string {
  return `id: ${id}
service:
  addr: ${net}.255.255.1
subnets:
  - id: all
    cidr: ${net}.0.0.0/8
    gateway: ${net}.255.255.1
    dns: [${net}.255.255.1]
    domain_name: ${id}.example
`;
}

/** Writes a source of truth with that many hosts in two sites, at most 1,000 hosts a file, over the smallest fixture. */
export function generateTree(folder: string, hosts: number): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(fileURLToPath(new URL('../../fixtures/minimal', import.meta.url)), folder, { recursive: true });
  rmSync(`${folder}/sites`, { recursive: true });
  for (const [index, { id, net }] of SITES.entries()) {
    mkdirSync(`${folder}/sites/${id}`, { recursive: true });
    writeFileSync(`${folder}/sites/${id}/env.yml`, site(id, net));
    for (let from = index + 1; from <= hosts; from += HOSTS_A_FILE * SITES.length) {
      const numbers = Array.from({ length: HOSTS_A_FILE }, (_, step) => from + step * SITES.length);
      const text = numbers.filter((number) => number <= hosts).map((number) => host(number, net));
      writeFileSync(`${folder}/sites/${id}/c${from}.yml`, text.join(''));
    }
  }
}
