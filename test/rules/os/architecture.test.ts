import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { architecture } from '../../../src/rules/os/architecture.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/os/architecture');

function tree(os: string | null, ...hosts: readonly (string | null)[]): Changes {
  const arch = (value: string | null): string => (value === null ? '' : `arch: ${value}\n`);
  return {
    'os/debian12.yml': `id: debian12
os_family: Debian
major_version: "12"
${arch(os)}boot:
  kernel: debian12/linux
`,
    'sites/ams1/rack1.yml': hosts
      .map(
        (value, index) => `name: r1-0${index}
${arch(value)}interfaces:
  - { type: physical, mac: 52:54:00:00:00:0${index}, ipv4: 198.51.100.1${index} }
workflow: debian
`,
      )
      .join('---\n'),
  };
}

test('hosts of another architecture are one finding for each, at the operating system', async () => {
  const told = (host: string): string =>
    `this kernel is for x86_64, and a host that is to start it states \`arch: ${host}\`: its firmware cannot; correct the one or the other, or give ${host} a workflow of its own`;
  assert.deepEqual(await ruled(architecture, tree('x86_64', 'arm64', 'x86_64', 'arm64', 'i386', null)), [
    `os/debian12.yml:4:7-4:13 error os/architecture: ${told('arm64')} | hosts ams1/r1-00 ams1/r1-02 | stated here sites/ams1/rack1.yml:2:7`,
    `os/debian12.yml:4:7-4:13 error os/architecture: ${told('i386')} | hosts ams1/r1-03 | stated here sites/ams1/rack1.yml:20:7`,
  ]);
});

test('what fits, and what is not stated, is no mistake', async () => {
  for (const changes of [
    tree('x86_64', 'x86_64', null),
    tree('i386', 'i386', 'x86_64', null),
    tree('arm64', 'arm64', null),
    tree(null, 'arm64', 'i386', 'x86_64'),
  ]) {
    assert.deepEqual(await ruled(architecture, changes), []);
  }
});

test.run();
