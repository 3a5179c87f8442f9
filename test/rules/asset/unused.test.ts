import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedAsset } from '../../../src/rules/asset/unused.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/asset/unused');

test('assets that no boot names', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'assets/preseed/old.cfg': '', 'assets/kickstrat/ks.cfg.ejs': '' },
      'assets/kickstrat/ks.cfg.ejs:null info asset/unused: no boot uses this asset; name it by `type: kickstrat` and `use: ks.cfg.ejs`, or remove it',
      'assets/preseed/old.cfg:null info asset/unused: no boot uses this asset; name it by `type: preseed` and `use: old.cfg`, or remove it',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedAsset, changes), expected, JSON.stringify(changes));
  }
});

test('a boot may name it with or without its ending, or beside its configuration', async () => {
  const boot =
    'id: b\noperating_system: debian12\nunattended: { type: untyped, use: a, meta_data: m, vendor_data: v, network_config: n }\n';
  const changes = {
    'boot/b.yml': boot,
    'assets/untyped/a.ejs': '',
    'assets/untyped/m': '',
    'assets/untyped/v.ejs': '',
    'assets/untyped/n': '',
  };
  assert.deepEqual(await ruled(unusedAsset, changes), []);
});

test('a script stands in place of vaq’s own by the name of a boot, an operating system, or `boot`', async () => {
  const named = ['boot.ipxe', 'debian.ipxe.ejs', 'debian12.ipxe.ejs'].map((name) => [
    `assets/ipxe/${name}`,
    '',
  ]);
  assert.deepEqual(await ruled(unusedAsset, Object.fromEntries(named)), []);
  const wrong = { 'assets/ipxe/debian21.ipxe.ejs': '', 'assets/ipxe/menu': '' };
  const none = 'no boot or operating system is of this name, so that this script is never served';
  assert.deepEqual(await ruled(unusedAsset, wrong), [
    `assets/ipxe/debian21.ipxe.ejs:null warning asset/unused: ${none}; did you mean \`debian12.ipxe.ejs\`?`,
    `assets/ipxe/menu:null warning asset/unused: ${none}; call it \`boot.ipxe.ejs\`, or after a boot or an operating system`,
  ]);
});

test('snippets, notes and files for Git are none, and nothing is said while a boot may be missing', async () => {
  const none = {
    'assets/preseed/snippets/a.ejs': '',
    'assets/preseed/README.md': '',
    'assets/preseed/old/.gitkeep': '',
    'assets/ignition/readme': '',
  };
  assert.deepEqual(await ruled(unusedAsset, none), []);
  assert.deepEqual(await ruled(unusedAsset, { 'assets/preseed/old.cfg': '', 'boot/b.yml': 'id: [\n' }), []);
});

test.run();
