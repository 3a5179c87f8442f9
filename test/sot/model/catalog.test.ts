import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { built, type Changes } from '../sample.ts';

const test = suite('sot/model/catalog');

const BOOT = 'id: debian\noperating_system: debian12\nunattended: { type: preseed, use: preseed.cfg.ejs }\n';
const OS = 'id: debian12\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: debian12/linux }\n';

async function assertFound(table: readonly (readonly [Changes, ...string[]])[]): Promise<void> {
  for (const [changes, ...expected] of table) {
    assert.deepEqual((await built(changes)).found, expected, JSON.stringify(changes));
  }
}

test('a workflow has its boots, a boot its operating system and its asset', async () => {
  const { model, found } = await built();
  assert.deepEqual(found, []);
  const workflow = model.workflows.get('debian');
  const boot = model.boots.get('debian');
  assert.deepEqual(workflow?.boots, [boot]);
  assert.equal(boot?.os, model.oses.get('debian12'));
  assert.equal(boot?.unattended?.asset, model.assets.get('assets/preseed/preseed.cfg.ejs'));
  assert.deepEqual([boot?.done, boot?.complete, workflow?.complete], ['checkpoint', true, true]);
});

test('a template may be named without its ending, and a file without one is taken first', async () => {
  for (const use of ['preseed.cfg', 'preseed.cfg.ejs']) {
    const { model } = await built({ 'boot/debian.yml': BOOT.replace('preseed.cfg.ejs', use) });
    assert.equal(model.boots.get('debian')?.unattended?.asset.path, 'assets/preseed/preseed.cfg.ejs');
  }
  const { model } = await built({
    'boot/debian.yml': BOOT.replace('.ejs', ''),
    'assets/preseed/preseed.cfg': '',
  });
  assert.equal(model.boots.get('debian')?.unattended?.asset.path, 'assets/preseed/preseed.cfg');
});

test('a link that leads nowhere is a finding with the nearest name', async () => {
  await assertFound([
    [
      { 'workflows/debian.yml': 'id: debian\nworkflow:\n  - boot: debain\n  - boot: debian\n' },
      'workflows/debian.yml:3:11-3:17 error link/unknown-id: the boot `debain` does not exist; did you mean `debian`? | fix debian',
    ],
    [
      { 'boot/debian.yml': BOOT.replace('debian12', 'rocky9') },
      'boot/debian.yml:2:19-2:25 error link/unknown-id: the os `rocky9` does not exist; there is `debian12`',
    ],
    [
      { 'boot/debian.yml': BOOT.replace('preseed.cfg', 'presed.cfg') },
      'boot/debian.yml:3:35-3:49 error link/unknown-id: the preseed asset `presed.cfg.ejs` does not exist; did you mean `preseed.cfg.ejs`? | fix preseed.cfg.ejs',
    ],
    [
      {
        'boot/debian.yml': BOOT.replace('preseed.cfg.ejs', 'debian'),
        'assets/preseed/snippets/debian.ejs': '',
      },
      'boot/debian.yml:3:35-3:41 error link/unknown-id: the preseed asset `debian` does not exist; there is `preseed.cfg`',
    ],
    [
      { 'boot/debian.yml': BOOT.replace('type: preseed', 'type: untyped') },
      'boot/debian.yml:3:35-3:50 error link/unknown-id: the untyped asset `preseed.cfg.ejs` does not exist; there is none in `assets/untyped/`',
    ],
  ]);
});

test('a boot without an operating system says so, and that programs are not started yet', async () => {
  await assertFound([
    [
      { 'boot/debian.yml': 'id: debian\n' },
      'boot/debian.yml:1:1-1:11 error schema/missing-key: the key `operating_system` is missing',
    ],
    [
      { 'boot/debian.yml': 'id: debian\nprogram: memtest.efi\n' },
      'boot/debian.yml:2:1-2:8 info schema/not-acted-on: `program` is part of the data model, but this version of vaq does not act on it yet',
      'boot/debian.yml:1:1-1:11 error schema/missing-key: the key `operating_system` is missing; this version of vaq does not start a `program` yet',
    ],
    [
      { 'boot/debian.yml': 'id: debian\nos: debian12\n' },
      'boot/debian.yml:2:1-2:3 error schema/unknown-key: unknown key `os`; known here are `id`, `name`, `operating_system`, `program`, `unattended`, `metadata`, `done`, `timeout`, `before_shutdown`, `validate`',
    ],
  ]);
});

test('of two documents with one id the first is used', async () => {
  const { model, found } = await built({
    'os/a.yml': OS,
    'boot/zz.yml': BOOT,
    'workflows/other.yml': 'id: debian\nworkflow:\n  - boot: debian\n',
  });
  assert.deepEqual(found, [
    'os/debian12.yml:1:5-1:13 error link/duplicate-id: the os id `debian12` is used twice | first used here os/a.yml:1:5',
    'boot/zz.yml:1:5-1:11 error link/duplicate-id: the boot id `debian` is used twice | first used here boot/debian.yml:1:5',
    'workflows/other.yml:1:5-1:11 error link/duplicate-id: the workflow id `debian` is used twice | first used here workflows/debian.yml:1:5',
  ]);
  assert.equal(model.oses.get('debian12')?.place.document.file, 'os/a.yml');
});

test('an id that was meant as a text is one', async () => {
  await assertFound([
    [
      {
        'os/debian12.yml': OS.replace('id: debian12', 'id: 012'),
        'boot/debian.yml': BOOT.replace('debian12', '"012"'),
      },
      'os/debian12.yml:1:5-1:8 error schema/type: expected a text, found the number 012; quote it: `"012"` | fix "012"',
    ],
  ]);
});

test('what is broken itself is not reported again where it is named', async () => {
  const syntax = /^\S+ error document\//;
  const table: readonly (readonly [Changes, RegExp])[] = [
    [{ 'os/debian12.yml': 'id: debian12\nboot: [\n' }, syntax],
    [{ 'os/debian12.yml': 'boot: [\n' }, syntax],
    [{ 'os/other.yml': '"id": [\nid: debian12', 'os/debian12.yml': null }, syntax],
    [{ 'os/debian12.yml': '' }, /schema\/type/],
    [
      { 'os/debian12.yml': 'os_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\n' },
      /the key `id` is missing/,
    ],
    [
      { 'os/debian12.yml': 'id: debian12\nos_family: Debian\nmajor_version: "12"\n' },
      /the key `boot` is missing/,
    ],
    [{ 'boot/debian.yml': 'id: debian\n- x\n' }, syntax],
    [{ 'boot/debian.yml': 'id: debian\noperating_system: [x]\n' }, /schema\/type/],
    [{ 'boot/debian.yml': 'operating_system: debian12\n' }, /the key `id` is missing/],
    [{ 'workflows/debian.yml': '{' }, syntax],
    [{ 'workflows/debian.yml': 'id: debian\nworkflow: []\n' }, /schema\/value/],
  ];
  for (const [changes, expected] of table) {
    const { found } = await built(changes);
    assert.notEqual(found.length, 0, JSON.stringify(changes));
    for (const line of found) assert.match(line, expected, JSON.stringify(changes));
  }
});

test.run();
