import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { becomes, FCOS, FLATCAR, said } from '../said.ts';

const test = suite('kinds/ignition/transpile/container-linux/transpile');

test('sections become units', () => {
  const text = [
    'docker:',
    '  flags: [--a, --b]',
    'etcd:',
    '  version: 3.1.2',
    '  name: n1',
    '  snapshot_count: 5',
    '  debug: true',
    'flannel:',
    '  version: 0.7.0',
    '  interface: eth0',
    '  etcd_endpoints: http://192.0.2.1:2379',
    '  network_config: \'{ "Network": "10.1.0.0/16" }\'',
    'systemd:',
    '  units:',
    '    - name: a.service',
    '      enable: true',
  ].join('\n');
  assert.deepEqual(becomes(text, FLATCAR), {
    ignition: { config: {}, security: { tls: {} }, timeouts: {}, version: '2.3.0' },
    networkd: {},
    passwd: {},
    storage: {},
    systemd: {
      units: [
        {
          dropins: [
            { contents: '[Service]\nEnvironment="DOCKER_OPTS=--a --b"', name: '20-clct-docker.conf' },
          ],
          enable: true,
          name: 'docker.service',
        },
        {
          dropins: [
            {
              contents:
                '[Service]\nEnvironment="ETCD_IMAGE_TAG=v3.1.2"\nExecStart=\nExecStart=/usr/lib/coreos/etcd-wrapper $ETCD_OPTS \\\n  --name="n1" \\\n  --snapshot-count=5 \\\n  --debug=true',
              name: '20-clct-etcd-member.conf',
            },
          ],
          enable: true,
          name: 'etcd-member.service',
        },
        {
          dropins: [
            {
              contents:
                '[Service]\nEnvironment="FLANNEL_IMAGE_TAG=v0.7.0"\nExecStart=\nExecStart=/usr/lib/coreos/flannel-wrapper $FLANNEL_OPTS \\\n  --etcd-endpoints="http://192.0.2.1:2379" \\\n  --iface="eth0"\nExecStartPre=/usr/bin/etcdctl --endpoints="http://192.0.2.1:2379" set /coreos.com/network/config "{ \\"Network\\": \\"10.1.0.0/16\\" }"',
              name: '20-clct-flannel.conf',
            },
          ],
          enable: true,
          name: 'flanneld.service',
        },
        { enable: true, name: 'a.service' },
      ],
    },
  });
});

test('`update` and `locksmith` become a file', () => {
  const text = [
    'update:',
    '  group: Beta',
    '  server: https://mirror.example/update',
    'locksmith:',
    '  reboot_strategy: etcd-lock',
    '  etcd_endpoints: ‹secret etcd›',
    'storage:',
    '  files:',
    '    - path: /a',
    '      mode: 0600',
    '      overwrite: false',
  ].join('\n');
  assert.deepEqual(becomes(text, FLATCAR), {
    ignition: { config: {}, security: { tls: {} }, timeouts: {}, version: '2.3.0' },
    networkd: {},
    passwd: {},
    storage: {
      files: [
        {
          filesystem: 'root',
          overwrite: false,
          path: '/a',
          contents: { source: 'data:,', verification: {} },
          mode: 384,
        },
        {
          filesystem: 'root',
          path: '/etc/coreos/update.conf',
          contents: {
            source:
              'data:,GROUP%3Dbeta%0ASERVER%3Dhttps%3A%2F%2Fmirror.example%2Fupdate%0AREBOOT_STRATEGY%3D%22etcd-lock%22%0ALOCKSMITHD_ENDPOINT%3D%22‹secret etcd›%22',
            verification: {},
          },
          mode: 420,
        },
      ],
    },
    systemd: {},
  });
});

test('everything else', () => {
  const text = [
    'storage:',
    '  disks:',
    '    - device: /dev/sda',
    '      wipe_table: true',
    '      partitions:',
    '        - label: a',
    '          number: 1',
    '          size: 2GiB',
    '          type_guid: raid_partition',
    '  filesystems:',
    '    - name: data',
    '      mount:',
    '        device: /dev/sda1',
    '        format: ext4',
    '        create:',
    '          force: true',
    '  directories:',
    '    - path: /d',
    '      mode: 0755',
    '      user: { id: 0 }',
    '  links:',
    '    - path: /l',
    '      target: /d',
    '  raid:',
    '    - name: r',
    '      level: raid1',
    '      devices: [/dev/a, /dev/b]',
    '  files:',
    '    - path: /f',
    '      mode: 0600',
    '      contents: { inline: "a b" }',
    'ignition:',
    '  config:',
    '    append:',
    '      - source: https://mirror.example/a.ign',
    '        verification: { hash: { function: sha512, sum: ab } }',
    '  timeouts: { http_total: 3 }',
    'networkd:',
    '  units:',
    '    - name: a.network',
    '      contents: "[Match]\\nName=eth0\\n"',
    'passwd:',
    '  groups:',
    '    - name: g',
    '      gid: 0',
    '  users:',
    '    - name: u',
    '      create: { uid: 5 }',
    '      no_create_home: false',
  ].join('\n');
  assert.deepEqual(becomes(text, FLATCAR), {
    ignition: {
      config: { append: [{ source: 'https://mirror.example/a.ign', verification: { hash: 'sha512-ab' } }] },
      security: { tls: {} },
      timeouts: { httpTotal: 3 },
      version: '2.3.0',
    },
    networkd: { units: [{ contents: '[Match]\nName=eth0\n', name: 'a.network' }] },
    passwd: { groups: [{ gid: 0, name: 'g' }], users: [{ create: { uid: 5 }, name: 'u' }] },
    storage: {
      directories: [{ filesystem: 'root', path: '/d', user: { id: 0 }, mode: 493 }],
      disks: [
        {
          device: '/dev/sda',
          partitions: [
            { label: 'a', number: 1, sizeMiB: 2048, typeGuid: 'a19d880f-05fc-4d3b-a006-743f0f84911e' },
          ],
          wipeTable: true,
        },
      ],
      files: [
        { filesystem: 'root', path: '/f', contents: { source: 'data:,a%20b', verification: {} }, mode: 384 },
      ],
      filesystems: [
        { mount: { create: { force: true }, device: '/dev/sda1', format: 'ext4' }, name: 'data' },
      ],
      links: [{ filesystem: 'root', path: '/l', target: '/d' }],
      raid: [{ devices: ['/dev/a', '/dev/b'], level: 'raid1', name: 'r' }],
    },
    systemd: {},
  });
});

test('a system without spec 2 is told so', () => {
  const text = ['docker:', '  flags: []'].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '1:1-1:8 error ignition/version: unsupported config version; Fedora CoreOS 43 reads 3.0.0, 3.1.0, 3.2.0, 3.3.0, 3.4.0, 3.5.0, 3.6.0, found `2.3.0`',
  ]);
});

test.run();
