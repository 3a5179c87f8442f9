import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { catalogIn, cluster, minimal } from '../sot/links/trees.ts';
import { conciseFindings } from '../support/concise-validate.ts';

const test = suite('rules/linked');

const HEADER = 'config: { type: local, url: configs/prod }\n';
const PROD = 'configs/prod/';

test('rules look at linked catalogs as at the tree’s own, and say nothing twice', async () => {
  const files = minimal({
    ...catalogIn(PROD, 'prod'),
    'sites/ams1/rack2.yml': cluster(2, HEADER),
    [`${PROD}boot/debian.yml`]:
      'id: debian\noperating_system: debian12\nunattended: { type: preseed, use: preseed.cfg }\nmetadata: { api_key: 1f2e }\n',
    [`${PROD}os/debian12.yml`]:
      'id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\ncmdline: [{ initrd: x }]\n',
    [`${PROD}workflows/debian.yml`]: 'id: debian\nworkflow: [{ boot: debian }, { boot: debian }]\n',
    [`${PROD}assets/preseed/preseed.cfg`]: 'd-i finish-install/reboot_in_progress note\n',
  });
  const found = (await conciseFindings(files)).filter((line) => !line.includes('[preseed/'));
  assert.deepEqual(
    found.map((line) => line.replace(/ (error|warning): .* \[/, ' $1 [')),
    [
      'configs/prod/boot/debian.yml:3:1: error [boot/never-ends]',
      'configs/prod/boot/debian.yml:3:35: error [asset/ambiguous]',
      'configs/prod/boot/debian.yml:4:22: warning [metadata/credential]',
      'configs/prod/os/debian12.yml:5:13: error [cmdline/initrd]',
      'configs/prod/workflows/debian.yml:2:38: warning [workflow/repeated-boot]',
    ],
  );
});

test('what is unused in a linked catalog may serve others, and what only it has is no use of the tree’s own', async () => {
  const files = minimal({
    ...catalogIn(PROD, 'prod'),
    'sites/ams1/rack1.yml': cluster(2, HEADER),
    [`${PROD}workflows/rescue.yml`]: 'id: rescue\nworkflow: [{ boot: debian }]\n',
  });
  assert.deepEqual(await conciseFindings(files), [
    'workflows/debian.yml:1:5: info: no host follows the workflow `debian` [workflow/unused]',
  ]);
});

test.run();
