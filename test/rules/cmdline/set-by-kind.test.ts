import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { setByKind } from '../../../src/rules/cmdline/set-by-kind.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/cmdline/set-by-kind');
const cmdline = (...items: readonly string[]): Changes => ({
  'os/debian12.yml': `id: debian12
os_family: Debian
major_version: "12"
boot: { kernel: debian12/linux }
cmdline:
${items
  .map(
    (item) => `  - ${item}
`,
  )
  .join('')}`,
});

test('what vaq states for the kind', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      cmdline('url: http://mirror.example/a.cfg', 'preseed/url: x', 'auto: true', 'auto:', 'priority: low'),
      'os/debian12.yml:6:5-6:8 warning cmdline/set-by-kind: vaq states `url=…` itself for `preseed` (boot `debian`), and `url=http://mirror.example/a.cfg` contradicts it; remove it here | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:7:5-7:16 warning cmdline/set-by-kind: vaq states `url=…` itself for `preseed` (boot `debian`), and `preseed/url=x` contradicts it; remove it here | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:8:5-8:9 info cmdline/set-by-kind: vaq states `auto=true` itself for `preseed` (boot `debian`), so that it is not needed here | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:9:5-9:9 warning cmdline/set-by-kind: vaq states `auto=true` itself for `preseed` (boot `debian`), and `auto` contradicts it; remove it here | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:10:5-10:13 warning cmdline/set-by-kind: vaq states `priority=critical` itself for `preseed` (boot `debian`), and `priority=low` contradicts it; remove it here | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      {
        ...cmdline('ds: nocloud;s=http://mirror.example/', 'autoinstall:'),
        'os/debian12.yml': cmdline('ds: nocloud;s=http://mirror.example/', 'autoinstall:')
          ['os/debian12.yml']!.replace('Debian', 'Ubuntu')
          .replace('12"', '24"'),
        'boot/debian.yml':
          'id: debian\noperating_system: debian12\nunattended: { type: autoinstall, use: a }\n',
        'assets/autoinstall/a': '',
      },
      'os/debian12.yml:6:5-6:7 warning cmdline/set-by-kind: vaq states `ds=nocloud;s=…` itself for `autoinstall` (boot `debian`), and `ds=nocloud;s=http://mirror.example/` contradicts it; remove it here | hosts ams1/r1-01 ams1/r1-02',
      'os/debian12.yml:7:5-7:16 info cmdline/set-by-kind: vaq states `autoinstall` itself for `autoinstall` (boot `debian`), so that it is not needed here | hosts ams1/r1-01 ams1/r1-02',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(setByKind, changes), expected, JSON.stringify(changes));
  }
});

test('other arguments, and an operating system without a configuration', async () => {
  assert.deepEqual(
    await ruled(setByKind, cmdline('console: tty0', 'locale: en_US', 'DEBIAN_FRONTEND: text')),
    [],
  );
  const live = { 'boot/debian.yml': 'id: debian\noperating_system: debian12\ndone: never\n' };
  assert.deepEqual(await ruled(setByKind, { ...cmdline('url: x', 'auto: true'), ...live }), []);
});

test.run();
