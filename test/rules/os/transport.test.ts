import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { transport } from '../../../src/rules/os/transport.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/os/transport');
const os = (...paths: readonly string[]): Changes => ({
  'os/debian12.yml': `id: debian12
os_family: Debian
major_version: "12"
boot:
  kernel: ${paths[0]}
  initrd: [${paths.slice(1).join(', ')}]
`,
});

test('kernels and initrds that do not come over HTTP', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      os('TFTP://198.51.100.1/linux', 'nfs://198.51.100.1/initrd.gz'),
      'os/debian12.yml:5:11-5:36 warning os/transport: TFTP waits for an answer after each block, and takes minutes for a large file; declare the file in files.yml and name its path, and it comes over HTTP | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:6:12-6:40 warning os/transport: not every iPXE reads `nfs://`; declare the file in files.yml and name its path, and it comes over HTTP | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      {
        'os/debian12.yml': os('debian12/linux')['os/debian12.yml']!.replace(
          '  initrd: []',
          '  shim: tftp://198.51.100.1/shim.efi',
        ),
      },
      'os/debian12.yml:6:9-6:37 warning os/transport: TFTP waits for an answer after each block, and takes minutes for a large file; declare the file in files.yml and name its path, and it comes over HTTP | hosts ams1/r1-01 ams1/r1-02',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(transport, changes), expected, JSON.stringify(changes));
  }
});

test('declared files, HTTP and what only rendering knows', async () => {
  for (const path of [
    'debian12/linux',
    'http://mirror.example/linux',
    'HTTPS://mirror.example/linux',
    '"<%= md.scheme %>://x/linux"',
  ]) {
    assert.deepEqual(await ruled(transport, os(path)), [], path);
  }
});

test.run();
