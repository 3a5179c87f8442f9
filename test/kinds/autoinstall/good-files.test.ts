import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkAutoinstall } from '../../../src/kinds/autoinstall/check.ts';
import { said } from '../said.ts';

const test = suite('kinds/autoinstall/good-files');

const HASH =
  '$6$abcdefgh$D7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0';

const IDENTITY = `  identity: { hostname: r1-01, username: operator, password: ${HASH} }\n`;

/** What stands under `autoinstall` below its version, as racks have it. */
const GOOD: Readonly<Record<string, string>> = {
  'an identity alone': IDENTITY,
  'user-data alone': `  user-data:
    users:
      - { name: operator, passwd: ${HASH}, ssh_authorized_keys: [ssh-ed25519 AAAA] }
    disable_root: true
`,
  'a person who answers': '  interactive-sections: ["*"]\n',
  'a reset partition alone':
    '  storage: { layout: { name: direct, reset-partition: 12G, reset-partition-only: true } }\n',
  'nearly every section': `${IDENTITY}  early-commands:
    - [sh, -c, "echo early"]
    - echo early
  late-commands:
    - curtin in-target -- systemctl enable ssh
    - 'echo "a: b" > /target/etc/note'
  error-commands: [tar -c /var/log/installer]
  reporting:
    central: { type: webhook, endpoint: "http://mirror.example/report", level: INFO }
  locale: en_GB.UTF-8
  refresh-installer: { update: yes, channel: latest/edge }
  keyboard: { layout: gb, variant: dvorak, toggle: null }
  source: { id: ubuntu-server-minimal, search_drivers: false }
  network:
    version: 2
    ethernets:
      ports:
        match: { name: "en*" }
        dhcp4: true
        dhcp-identifier: mac
  proxy: http://proxy.example:3128
  apt:
    preserve_sources_list: false
    mirror-selection:
      primary: [country-mirror, { uri: "http://mirror.example/ubuntu", arches: [amd64] }]
    geoip: false
    fallback: abort
    disable_components: [multiverse]
    preferences:
      - { package: "python-*", pin: "release a=noble", pin-priority: -1 }
    sources: { tools: { source: "deb http://mirror.example stable main" } }
  storage: { layout: { name: lvm, sizing-policy: all, match: { ssd: true, size: largest }, password: secret } }
  ubuntu-pro: { token: C1NWcZTHLteJXGVMM6YhvHDpGrhyy7 }
  ssh: { install-server: true, authorized-keys: [ssh-ed25519 AAAA], allow-pw: no }
  codecs: { install: false }
  drivers: { install: true }
  oem: { install: auto }
  snaps:
    - { name: etcd, channel: edge, classic: true }
  debconf-selections: |
    bind9 bind9/run-resolvconf boolean false
  packages: [jq, build-essential^]
  kernel: { flavor: hwe }
  kernel-crash-dumps: { enabled: null }
  timezone: geoip
  updates: all
  shutdown: poweroff
  zdevs: [{ id: 0.0.1506, enabled: true }]
`,
  'a network under its own key, as earlier releases wanted it': `${IDENTITY}  network:
    network: { version: 2, ethernets: { eno1: { addresses: [192.0.2.5/24], gateway4: 192.0.2.1 } } }
`,
  'two disks as one, for UEFI': `${IDENTITY}  storage:
    swap: { size: 0 }
    grub: { reorder_uefi: false }
    config:
      - { type: disk, id: a, ptable: gpt, match: { size: largest }, wipe: superblock-recursive, preserve: false }
      - { type: disk, id: b, ptable: gpt, match: [{ serial: "S3*" }, { path: /dev/nvme1n1 }] }
      - { type: partition, id: a1, device: a, size: 1G, flag: boot, grub_device: true, number: 1 }
      - { type: partition, id: b1, device: b, size: 1G, flag: boot, grub_device: true, number: 1 }
      - { type: partition, id: a2, device: a, size: -1, number: 2 }
      - { type: partition, id: b2, device: b, size: -1, number: 2 }
      - { type: format, id: efi, volume: a1, fstype: fat32, label: ESP }
      - { type: raid, id: md, name: md0, raidlevel: raid1, devices: [a2, b2] }
      - { type: dm_crypt, id: crypt, volume: md, key: secret }
      - { type: lvm_volgroup, id: vg, name: system, devices: [crypt] }
      - { type: lvm_partition, id: root, name: root, volgroup: vg, size: 50% }
      - { type: lvm_partition, id: srv, name: srv, volgroup: vg, size: -1 }
      - { type: format, id: root-fs, volume: root, fstype: ext4 }
      - { type: format, id: srv-fs, volume: srv, fstype: xfs }
      - { type: mount, id: root-m, device: root-fs, path: / }
      - { type: mount, id: efi-m, device: efi, path: /boot/efi }
      - { type: mount, id: srv-m, device: srv-fs, path: /srv, options: "noatime,nofail" }
      - { type: mount, id: nfs, path: /home, spec: "nfs.example:/home", fstype: nfs }
`,
  'an extended partition that takes the rest, and logical ones in it': `${IDENTITY}  storage:
    config:
      - { type: disk, id: a, ptable: msdos, path: /dev/sda, grub_device: true }
      - { type: partition, id: a1, device: a, size: 20G, flag: '' }
      - { type: partition, id: a2, device: a, size: -1, flag: extended }
      - { type: partition, id: a5, device: a, size: 8G, flag: logical }
      - { type: format, id: swap, volume: a5, fstype: swap }
      - { type: format, id: root, volume: a1, fstype: ext4 }
      - { type: mount, id: swap-m, device: swap, path: "" }
      - { type: mount, id: root-m, device: root, path: / }
`,
};

for (const [title, sections] of Object.entries(GOOD)) {
  test(`nothing is wrong in ${title}`, () => {
    assert.deepEqual(said(checkAutoinstall(`#cloud-config\nautoinstall:\n  version: 1\n${sections}`)), []);
  });
}

test('a part of a configuration that stands alone is no error', () => {
  const found = said(
    checkAutoinstall('#cloud-config\nautoinstall:\n  version: 1\n', undefined, { isWhole: false }),
  );
  assert.deepEqual(found, [
    '2:1-2:12 warning neither `identity` nor `user-data` is there, so that the installer has no user to make [autoinstall/no-user]',
  ]);
});

test('a file without the top key and the header is for the medium where it stands alone, and held to the same keys', () => {
  const text = 'version: 1\nidentity: { hostname: a, username: b, password: "!" }\nupdates: some\n';
  const found = said(checkAutoinstall(text, undefined, { isWhole: false }));
  assert.deepEqual(found, [
    "1:1-1:11 info without the key `autoinstall` this is a file for the installer's own medium; over the network it stands under that key, below `#cloud-config` [autoinstall/top-key]",
    '3:10-3:14 error expected one of `security`, `all`, found the text `some` [autoinstall/value]',
  ]);
  assert.deepEqual(said(checkAutoinstall(text)).slice(0, 2), [
    '1:1-1:11 error the first line is not `#cloud-config`, so that cloud-init ignores the file [autoinstall/header]',
    '1:1-1:8 error there is no key `autoinstall`; `version`, `identity`, `updates` stand under it [autoinstall/top-key]',
  ]);
});

test.run();
