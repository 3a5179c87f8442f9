import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { elsewhere } from '../../../src/rules/os/elsewhere.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/os/elsewhere');
const os = (...paths: readonly string[]): Changes => ({
  'os/debian12.yml': `id: debian12
os_family: Debian
major_version: "12"
boot:
  kernel: ${paths[0]}
  initrd: [${paths.slice(1).join(', ')}]
`,
});

test('kernels and initrds of another server', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      os('http://mirror.example:8080/linux', 'https://192.0.2.9/initrd.gz'),
      'os/debian12.yml:5:11-5:43 info os/elsewhere: this comes from mirror.example, so that nothing checks it and it must be up; declare it in files.yml with this `url`, and name its path here | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:6:12-6:39 info os/elsewhere: this comes from 192.0.2.9, so that nothing checks it and it must be up; declare it in files.yml with this `url`, and name its path here | hosts ams1/r1-01 ams1/r1-02',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(elsewhere, changes), expected, JSON.stringify(changes));
  }
});

test('declared files, the service itself, what only rendering knows, and what is no HTTP', async () => {
  for (const path of [
    'debian12/linux',
    'http://198.51.100.1/files/linux',
    '"http://<%= md.mirror %>/linux"',
    'tftp://mirror.example/linux',
  ]) {
    assert.deepEqual(await ruled(elsewhere, os(path)), [], path);
  }
  const subnet = {
    'sites/ams1/env.yml':
      'id: ams1\nsubnets: [{ id: rack1, cidr: 198.51.100.0/24, service_addr: 198.51.100.9 }]\n',
  };
  assert.deepEqual(await ruled(elsewhere, { ...os('http://198.51.100.9/linux'), ...subnet }), []);
});

test.run();
