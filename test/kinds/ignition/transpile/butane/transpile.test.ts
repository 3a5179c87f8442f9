import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { becomes, FCOS, FLATCAR } from '../said.ts';

const test = suite('kinds/ignition/transpile/butane/transpile');

test('placeholders of secrets come out, in the content of files too', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'passwd:',
    '  users:',
    '    - name: core',
    '      password_hash: ‹secret root›',
    'storage:',
    '  files:',
    '    - path: /etc/key',
    '      mode: 0600',
    '      contents:',
    '        inline: |',
    '          key=‹secret key›&<>',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.4.0' },
    passwd: { users: [{ name: 'core', passwordHash: '‹secret root›' }] },
    storage: {
      files: [
        {
          path: '/etc/key',
          contents: { compression: '', source: 'data:,key%3D‹secret key›%26%3C%3E%0A' },
          mode: 384,
        },
      ],
    },
  });
});

test('the first version says no compression', () => {
  const text = [
    'variant: fcos',
    'version: 1.0.0',
    'storage:',
    '  files:',
    '    - path: /a',
    '      contents:',
    '        inline: äöü',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.0.0' },
    storage: { files: [{ path: '/a', contents: { source: 'data:,%C3%A4%C3%B6%C3%BC' } }] },
  });
});

test('the shorter data URL is taken', () => {
  const text = [
    'variant: fcos',
    'version: 1.4.0',
    'storage:',
    '  files:',
    '    - path: /a',
    '      contents:',
    '        inline: äöüäöüäöü',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.3.0' },
    storage: {
      files: [{ path: '/a', contents: { compression: '', source: 'data:;base64,w6TDtsO8w6TDtsO8w6TDtsO8' } }],
    },
  });
});

test('a mirrored and encrypted boot device', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'boot_device:',
    '  layout: aarch64',
    '  mirror:',
    '    devices: [/dev/sda, /dev/sdb]',
    '  luks:',
    '    tpm2: true',
    '    discard: true',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.4.0' },
    storage: {
      disks: [
        {
          device: '/dev/sda',
          partitions: [
            { label: 'reserved-1', sizeMiB: 1, typeGuid: '8DA63339-0007-60C0-C436-083AC8230908' },
            { label: 'esp-1', sizeMiB: 127, typeGuid: 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B' },
            { label: 'boot-1', sizeMiB: 384 },
            { label: 'root-1' },
          ],
          wipeTable: true,
        },
        {
          device: '/dev/sdb',
          partitions: [
            { label: 'reserved-2', sizeMiB: 1, typeGuid: '8DA63339-0007-60C0-C436-083AC8230908' },
            { label: 'esp-2', sizeMiB: 127, typeGuid: 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B' },
            { label: 'boot-2', sizeMiB: 384 },
            { label: 'root-2' },
          ],
          wipeTable: true,
        },
      ],
      filesystems: [
        { device: '/dev/disk/by-partlabel/esp-1', format: 'vfat', label: 'esp-1', wipeFilesystem: true },
        { device: '/dev/disk/by-partlabel/esp-2', format: 'vfat', label: 'esp-2', wipeFilesystem: true },
        { device: '/dev/md/md-boot', format: 'ext4', label: 'boot', wipeFilesystem: true },
        { device: '/dev/mapper/root', format: 'xfs', label: 'root', wipeFilesystem: true },
      ],
      luks: [
        {
          clevis: { tpm2: true },
          device: '/dev/md/md-root',
          discard: true,
          label: 'luks-root',
          name: 'root',
          wipeVolume: true,
        },
      ],
      raid: [
        {
          devices: ['/dev/disk/by-partlabel/boot-1', '/dev/disk/by-partlabel/boot-2'],
          level: 'raid1',
          name: 'md-boot',
          options: ['--metadata=1.0'],
        },
        {
          devices: ['/dev/disk/by-partlabel/root-1', '/dev/disk/by-partlabel/root-2'],
          level: 'raid1',
          name: 'md-root',
        },
      ],
    },
  });
});

test('an encrypted disk of a mainframe, with a crypto card', () => {
  const text = [
    'variant: fcos',
    'version: 1.6.0',
    'boot_device:',
    '  layout: s390x-eckd',
    '  luks:',
    '    device: /dev/dasda',
    '    cex:',
    '      enabled: true',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.5.0' },
    storage: {
      filesystems: [{ device: '/dev/mapper/root', format: 'xfs', label: 'root', wipeFilesystem: true }],
      luks: [
        { cex: { enabled: true }, device: '/dev/dasda2', label: 'luks-root', name: 'root', wipeVolume: true },
      ],
    },
  });
});

test('a mirror in POWER has no file system for EFI', () => {
  const text = [
    'variant: fcos',
    'version: 1.4.0',
    'boot_device:',
    '  layout: ppc64le',
    '  mirror:',
    '    devices: [/dev/sda, /dev/sdb]',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.3.0' },
    storage: {
      disks: [
        {
          device: '/dev/sda',
          partitions: [
            { label: 'prep-1', sizeMiB: 4, typeGuid: '9E1A2D38-C612-4316-AA26-8B49521E5A8B' },
            { label: 'reserved-1', sizeMiB: 1, typeGuid: '8DA63339-0007-60C0-C436-083AC8230908' },
            { label: 'boot-1', sizeMiB: 384 },
            { label: 'root-1' },
          ],
          wipeTable: true,
        },
        {
          device: '/dev/sdb',
          partitions: [
            { label: 'prep-2', sizeMiB: 4, typeGuid: '9E1A2D38-C612-4316-AA26-8B49521E5A8B' },
            { label: 'reserved-2', sizeMiB: 1, typeGuid: '8DA63339-0007-60C0-C436-083AC8230908' },
            { label: 'boot-2', sizeMiB: 384 },
            { label: 'root-2' },
          ],
          wipeTable: true,
        },
      ],
      filesystems: [
        { device: '/dev/md/md-boot', format: 'ext4', label: 'boot', wipeFilesystem: true },
        { device: '/dev/md/md-root', format: 'xfs', label: 'root', wipeFilesystem: true },
      ],
      raid: [
        {
          devices: ['/dev/disk/by-partlabel/boot-1', '/dev/disk/by-partlabel/boot-2'],
          level: 'raid1',
          name: 'md-boot',
          options: ['--metadata=1.0'],
        },
        {
          devices: ['/dev/disk/by-partlabel/root-1', '/dev/disk/by-partlabel/root-2'],
          level: 'raid1',
          name: 'md-root',
        },
      ],
    },
  });
});

test('mount units, users of GRUB, and a unit of the same name that changes what was generated', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'grub:',
    '  users:',
    '    - name: root',
    '      password_hash: grub.pbkdf2.x',
    'storage:',
    '  luks:',
    '    - name: d',
    '      device: /dev/sdb',
    '      clevis: { tang: [{ url: "http://192.0.2.1", thumbprint: x }] }',
    '  filesystems:',
    '    - device: /dev/mapper/d',
    '      path: /var/a-b',
    '      format: xfs',
    '      mount_options: [noatime]',
    '      with_mount_unit: true',
    '    - device: /dev/sdc1',
    '      format: swap',
    '      with_mount_unit: true',
    'systemd:',
    '  units:',
    '    - name: var-a\\x2db.mount',
    '      enabled: false',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.4.0' },
    storage: {
      files: [
        {
          path: '/boot/grub2/user.cfg',
          append: [
            {
              compression: '',
              source:
                'data:,%23%20Generated%20by%20Butane%0A%0Aset%20superusers%3D%22root%22%0Apassword_pbkdf2%20root%20grub.pbkdf2.x%0A',
            },
          ],
        },
      ],
      filesystems: [
        { device: '/dev/disk/by-label/boot', format: 'ext4', path: '/boot' },
        { device: '/dev/mapper/d', format: 'xfs', mountOptions: ['noatime'], path: '/var/a-b' },
        { device: '/dev/sdc1', format: 'swap' },
      ],
      luks: [
        { clevis: { tang: [{ thumbprint: 'x', url: 'http://192.0.2.1' }] }, device: '/dev/sdb', name: 'd' },
      ],
    },
    systemd: {
      units: [
        {
          contents:
            '# Generated by Butane\n[Unit]\nRequires=systemd-fsck@dev-mapper-d.service\nAfter=systemd-fsck@dev-mapper-d.service\n\n[Mount]\nWhere=/var/a-b\nWhat=/dev/mapper/d\nType=xfs\nOptions=noatime,_netdev\n\n[Install]\nRequiredBy=remote-fs.target',
          enabled: false,
          name: 'var-a\\x2db.mount',
        },
        {
          contents: '# Generated by Butane\n[Swap]\nWhat=/dev/sdc1\n\n[Install]\nRequiredBy=swap.target',
          enabled: true,
          name: 'dev-sdc1.swap',
        },
      ],
    },
  });
});

test('a partition of number 0 is one without a number, and what else is 0 is said', () => {
  const text = [
    'variant: fcos',
    'version: 1.1.0',
    'storage:',
    '  disks:',
    '    - device: /dev/sda',
    '      wipe_table: false',
    '      partitions:',
    '        - number: 0',
    '          label: ""',
    '          size_mib: 0',
  ].join('\n');
  assert.deepEqual(becomes(text, FCOS), {
    ignition: { version: '3.1.0' },
    storage: { disks: [{ device: '/dev/sda', partitions: [{ label: '', sizeMiB: 0 }], wipeTable: false }] },
  });
});

test('Flatcar’s variant', () => {
  const text = [
    'variant: flatcar',
    'version: 1.1.0',
    'kernel_arguments:',
    '  should_exist: [quiet]',
    'storage:',
    '  disks:',
    '    - device: /dev/sda',
    '      partitions:',
    '        - number: 1',
    '          size_mib: 512',
  ].join('\n');
  assert.deepEqual(becomes(text, FLATCAR), {
    ignition: { version: '3.4.0' },
    kernelArguments: { shouldExist: ['quiet'] },
    storage: { disks: [{ device: '/dev/sda', partitions: [{ number: 1, sizeMiB: 512 }] }] },
  });
});

test.run();
