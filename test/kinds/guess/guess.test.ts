import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { CHECKABLES } from '../../../src/kinds/checkable.ts';
import { guessKind } from '../../../src/kinds/guess/guess.ts';

const test = suite('kinds/guess/guess');

const CASES: readonly (readonly [string, string, string | null])[] = [
  ['ks.cfg', '', 'kickstart'],
  ['dir/web-ks.cfg', '', 'kickstart'],
  ['a/b.ks', '', 'kickstart'],
  ['anaconda-ks.cfg', '', 'kickstart'],
  ['a.cfg', 'text\n%packages\n@core\n%end\n', 'kickstart'],
  ['a.cfg', 'clearpart --all\n', 'kickstart'],
  ['preseed.cfg', '', 'preseed'],
  ['C:\\seeds\\PRESEED.CFG', '', 'preseed'],
  ['a.cfg', '# x\nd-i debian-installer/locale string en_US\n', 'preseed'],
  ['config.ign', '', 'ignition'],
  ['a.json', '{ "storage": {"files": []}, "ignition": {} }', 'ignition'],
  ['a.json', '{ "name": 1 }', null],
  ['a.yaml', 'variant: fcos\nversion: 1.5.0\n', 'ignition'],
  ['a.bu', '', 'ignition'],
  ['cl.yaml', 'systemd:\n  units: []\n', 'ignition'],
  ['user-data', '#cloud-config\nautoinstall:\n  version: 1\n', 'autoinstall'],
  ['auto.yaml', 'autoinstall:\n  version: 1\n', 'autoinstall'],
  ['a.yaml', 'version: 1\nidentity: {}\nstorage: {}\n', 'autoinstall'],
  ['a.yaml', 'late-commands: []\nnetwork: {}\nversion: 1\n', 'autoinstall'],
  ['user-data', '#cloud-config\nusers: []\n', 'cloud-config'],
  ['user-data', 'users: []\n', 'cloud-config'],
  ['a.yaml', '#cloud-config\n', 'cloud-config'],
  ['x/meta-data', '', 'meta-data'],
  ['network-config', '', 'network-config'],
  ['vendor-data', '#cloud-config\n', 'vendor-data'],
  ['notes.txt', 'hello\n', null],
  ['<stdin>', '', null],
];

for (const [file, text, kind] of CASES) {
  test(`${file} with ${JSON.stringify(text)} is ${kind}`, () => {
    assert.equal(guessKind(file, text), kind);
    if (kind !== null) assert.ok(CHECKABLES.some(({ name }) => name === kind));
  });
}

test.run();
