import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { FCOS, FLATCAR, said } from '../said.ts';

const test = suite('kinds/ignition/transpile/butane/problems');

test('files beside the configuration are refused', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'storage:',
    '  files:',
    '    - path: /a',
    '      contents:',
    '        local: a',
    '  trees:',
    '    - local: tree',
    'systemd:',
    '  units:',
    '    - name: a.service',
    '      contents_local: a.service',
    '      dropins:',
    '        - name: b.conf',
    '          contents: x',
    '          contents_local: b.conf',
    'passwd:',
    '  users:',
    '    - name: core',
    '      ssh_authorized_keys_local: [id.pub]',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '7:16-7:17 error ignition/transpile: files are not read from a folder beside the configuration: write the content under `inline`, or include a snippet there',
    '9:7-9:18 error ignition/transpile: files are not read from a folder beside the configuration, and no trees of them: write each file under `storage.files` with `contents.inline`',
    '13:23-13:32 error ignition/transpile: files are not read from a folder beside the configuration: write the unit under `contents`, or include a snippet there',
    '17:27-17:33 error ignition/transpile: only one of `contents` and `contents_local` can say what stands in it',
    '21:7-21:32 error ignition/transpile: files are not read from a folder beside the configuration: write the keys under `ssh_authorized_keys`, or include a snippet there',
  ]);
});

test('a mode in decimal, and content that is said twice', () => {
  const text = [
    'variant: fcos',
    'version: 1.6.0',
    'storage:',
    '  directories:',
    '    - path: /d',
    '      mode: 755',
    '  files:',
    '    - path: /a',
    '      mode: 644',
    '    - path: /b',
    '      contents:',
    '        inline: x',
    '        source: https://mirror.example/x',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '6:13-6:16 warning ignition/transpile: `755` is a decimal number; was `0755` meant?',
    '9:13-9:16 warning ignition/transpile: `644` is a decimal number; was `0644` meant?',
    '12:17-12:18 error ignition/transpile: only one of `inline`, `local` and `source` can say what stands in it',
  ]);
});

test('mount units need a format and a path, and a place that can be mounted', () => {
  const text = [
    'variant: fcos',
    'version: 1.6.0',
    'storage:',
    '  filesystems:',
    '    - device: /dev/sda1',
    '      with_mount_unit: true',
    '    - device: /dev/sda2',
    '      format: ext4',
    '      with_mount_unit: true',
    '    - device: /dev/sda3',
    '      format: ext4',
    '      path: /srv',
    '      with_mount_unit: true',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '6:24-6:28 error ignition/transpile: a mount unit needs the `format` of the file system',
    '9:24-9:28 error ignition/transpile: a mount unit needs the `path` of the file system',
    '12:13-12:17 error ignition/transpile: a file system with a mount unit is under `/etc` or `/var`, found `/srv`',
  ]);
});

test('a boot device that cannot be made', () => {
  const text = [
    'variant: fcos',
    'version: 1.6.0',
    'boot_device:',
    '  layout: sparc',
    '  mirror:',
    '    devices: [/dev/sda]',
    '  luks:',
    '    tpm2: true',
    '    cex:',
    '      enabled: true',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '4:11-4:16 error ignition/transpile: expected `aarch64`, `ppc64le`, `x86_64`, `s390x-eckd`, `s390x-virt`, `s390x-zfcp`, found `sparc`',
    '6:5-6:12 error ignition/transpile: a mirror has at least two disks, found 1',
    '7:3-7:7 error ignition/transpile: `cex` cannot stand beside `tang` and `tpm2`',
    '9:5-9:8 error ignition/transpile: crypto cards (`cex`) are in s390x alone: say so with `layout`',
  ]);
});

test('layouts of mainframes', () => {
  const text = [
    'variant: fcos',
    'version: 1.6.0',
    'boot_device:',
    '  layout: s390x-zfcp',
    '  luks:',
    '    device: /dev/dasda',
    '    tpm2: true',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '4:11-4:21 error ignition/transpile: with the layout `s390x-zfcp` `luks.device` names a disk such as `/dev/sda`',
  ]);
});

test('a mirror without a layout is an error from 1.7 on', () => {
  const text = [
    'variant: fcos',
    'version: 1.7.0',
    'boot_device:',
    '  mirror:',
    '    devices: [/dev/sda, /dev/sdb]',
    '  luks:',
    '    device: /dev/sda',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '4:3-4:9 error ignition/transpile: say `boot_device.layout` where disks are mirrored, such as `x86_64`',
    '6:3-6:7 error ignition/transpile: nothing says how it is opened: `tang`, `tpm2` or `cex`',
  ]);
});

test('partitions that are looked for by label, and users of GRUB without a password', () => {
  const text = [
    'variant: fcos',
    'version: 1.6.0',
    'storage:',
    '  disks:',
    '    - device: /dev/sda',
    '      partitions:',
    '        - label: data',
    'grub:',
    '  users:',
    '    - name: root',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '7:18-7:22 warning ignition/transpile: a partition is not found again by its label: give it a `number`, or the disk `wipe_table: true`',
    '10:7-10:17 error ignition/transpile: the key `password_hash` is missing',
  ]);
});

test('Flatcar takes an empty Clevis for none', () => {
  const text = [
    'variant: flatcar',
    'version: 1.0.0',
    'storage:',
    '  luks:',
    '    - name: a',
    '      device: /dev/sda',
    '      clevis: {}',
  ].join('\n');
  assert.deepEqual(said(text, FLATCAR), []);
});

test('Flatcar has no Clevis', () => {
  const text = [
    'variant: flatcar',
    'version: 1.0.0',
    'storage:',
    '  luks:',
    '    - name: a',
    '      device: /dev/sda',
    '      clevis:',
    '        tpm2: true',
  ].join('\n');
  assert.deepEqual(said(text, FLATCAR), [
    '7:7-7:13 error ignition/transpile: Flatcar has no Clevis: use a `key_file`',
  ]);
});

test.run();
