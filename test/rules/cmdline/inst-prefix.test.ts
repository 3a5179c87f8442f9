import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { instPrefix } from '../../../src/rules/cmdline/inst-prefix.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/cmdline/inst-prefix');
const installer = (family: string, release: string, ...items: readonly string[]): Changes => ({
  'os/rocky.yml': `id: rocky
os_family: ${family}
major_version: "${release}"
boot: { kernel: debian12/linux }
cmdline:
${items
  .map(
    (item) => `  - ${item}
`,
  )
  .join('')}`,
});

test('arguments that the installer of a release ignores', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      installer('Rocky Linux', '9', 'ks: http://mirror.example/ks.cfg', 'inst.repo: x'),
      'os/rocky.yml:6:5-6:7 error cmdline/inst-prefix: the installer of Rocky Linux 9 ignores `ks=http://mirror.example/ks.cfg`; write `inst.ks` | fix inst.ks',
    ],
    [
      installer('Fedora', '34', 'repo: x', 'stage2:'),
      'os/rocky.yml:6:5-6:9 error cmdline/inst-prefix: the installer of Fedora 34 ignores `repo=x`; write `inst.repo` | fix inst.repo',
      'os/rocky.yml:7:5-7:11 error cmdline/inst-prefix: the installer of Fedora 34 ignores `stage2`; write `inst.stage2` | fix inst.stage2',
    ],
    [
      installer('AlmaLinux', '10.1', 'stage2: x'),
      'os/rocky.yml:6:5-6:11 error cmdline/inst-prefix: the installer of AlmaLinux 10.1 ignores `stage2=x`; write `inst.stage2` | fix inst.stage2',
    ],
    [
      installer('RHEL', '6', 'inst.ks: x', 'ks: y'),
      'os/rocky.yml:6:5-6:12 error cmdline/inst-prefix: the installer of RHEL 6 ignores `inst.ks=x`; write `ks` | fix ks',
    ],
    [
      installer('Fedora', '16', 'inst.text:'),
      'os/rocky.yml:6:5-6:14 error cmdline/inst-prefix: the installer of Fedora 16 ignores `inst.text`; write `text` | fix text',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(instPrefix, changes), expected, JSON.stringify(changes));
  }
});

test('both are read in between, and other systems have no such installer', async () => {
  const table = [
    ['Rocky', '8'],
    ['RHEL', '7'],
    ['Fedora', '33'],
    ['Fedora', '17'],
    ['Debian', '12'],
    ['Ubuntu', '24'],
    ['Flatcar', 'stable'],
    ['Rocky', 'next'],
  ] as const;
  for (const [family, release] of table) {
    assert.deepEqual(
      await ruled(instPrefix, installer(family, release, 'ks: x', 'inst.ks: x', 'repo: y')),
      [],
      `${family} ${release}`,
    );
  }
  assert.deepEqual(await ruled(instPrefix, installer('Rocky', '9', 'inst.ks: x', 'text:', 'ip: dhcp')), []);
});

test.run();
