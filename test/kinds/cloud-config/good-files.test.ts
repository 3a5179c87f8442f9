import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { checkCloudConfig } from '../../../src/kinds/cloud-config/check.ts';
import { checkUserData } from '../../../src/kinds/cloud-config/user-data.ts';
import { said } from '../said.ts';

const test = suite('kinds/cloud-config/good-files');

const HASH =
  '$6$abcdefgh$D7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0';

/** Configurations as racks have them. */
const GOOD: Readonly<Record<string, string>> = {
  'the header alone': '#cloud-config\n',
  'a header with a comment after it': '#cloud-config for racks\nhostname: r1-01\n',
  'a byte order mark and lines as on Windows':
    '\uFEFF#cloud-config\r\nhostname: r1-01\r\nmanage_etc_hosts: true\r\n',
  'a machine of a rack': `#cloud-config
hostname: r1-01
fqdn: r1-01.rack.example
manage_etc_hosts: localhost
locale: en_GB.UTF-8
timezone: Etc/UTC
keyboard: { layout: gb }
users:
  - default
  - name: operator
    gecos: The operator
    groups: [adm, sudo]
    sudo: ALL=(ALL) NOPASSWD:ALL
    shell: /bin/bash
    lock_passwd: false
    passwd: ${HASH}
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample operator@mirror.example
ssh_pwauth: false
disable_root: true
package_update: yes
packages:
  - curl
  - [openssh-server, "1:9.6p1"]
  - apt: [jq]
    snap: [[lxd, latest/stable]]
apt:
  primary:
    - arches: [default]
      uri: http://mirror.example/ubuntu
  sources:
    tools:
      source: deb http://mirror.example/tools stable main
      keyid: 0123456789ABCDEF
ntp:
  servers: [ntp.rack.example]
write_files:
  - path: /etc/motd
    content: |
      Welcome: this is r1-01
    permissions: "0644"
    owner: root:root
  - path: /etc/blob
    encoding: gz+b64
    content: !!binary H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==
    permissions: 0o600
bootcmd:
  - [cloud-init-per, once, mark, touch, /run/mark]
runcmd:
  - systemctl restart ssh
  - [sh, -c, 'echo "a: b"']
final_message: "up after $UPTIME seconds"
power_state: { mode: reboot, delay: 5, condition: true }
`,
  'disks and swap': `#cloud-config
device_aliases: { data: /dev/sdb }
disk_setup:
  data: { table_type: gpt, layout: [[25, 82], 75], overwrite: true }
fs_setup:
  - { label: data, filesystem: ext4, device: data.2, partition: auto }
mounts:
  - [LABEL=data, /srv, ext4, "defaults,nofail", "0", "2"]
  - [tmpfs, /tmp]
swap: { filename: /swap, size: 2G, maxsize: 4294967296 }
growpart: { mode: auto, devices: [/] }
resize_rootfs: noblock
`,
  'red hat': `#cloud-config
yum_repos:
  epel:
    name: Extra
    baseurl: http://mirror.example/epel/
    enabled: true
    gpgcheck: true
    priority: 5
rh_subscription: { activation_key: rack, org: "12345", enable_repo: [a] }
`,
  'anchors and merges': `#cloud-config
write_files:
  - &file { path: /a, content: a, permissions: "0600" }
  - { <<: *file, path: /b }
`,
  'placeholders of secrets': `#cloud-config
users:
  - name: operator
    passwd: ‹secret operator›
chpasswd:
  users:
    - { name: root, password: ‹secret root› }
`,
};

for (const [title, text] of Object.entries(GOOD)) {
  test(`nothing is wrong in ${title}`, () => {
    assert.deepEqual(said(checkCloudConfig(text)), []);
  });
}

/** Forms of user-data that are no cloud-config, with how they begin and what they are called. */
const FORMS: readonly (readonly [text: string, name: string])[] = [
  [
    '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n',
    'a template that cloud-init renders at the machine',
  ],
  ['#include\nhttp://mirror.example/a\n', 'a list of URLs from which the machine fetches more'],
  ['#include-once\nhttp://mirror.example/a\n', 'a list of URLs from which the machine fetches more'],
  ['#!/bin/sh\nreboot\n', 'a script'],
  ['#cloud-boothook\n#!/bin/sh\n', 'a boot hook'],
  ['#part-handler\ndef list_types(): pass\n', 'a part handler'],
  ['#cloud-config-archive\n- hostname: a\n', 'an archive of several parts'],
  ['#cloud-config-jsonp\n[]\n', 'a patch of other configurations'],
  ['Content-Type: multipart/mixed; boundary="a"\nMIME-Version: 1.0\n\n--a\n', 'a message of several parts'],
];

for (const [text, name] of FORMS) {
  test(`recognises ${JSON.stringify(text.split('\n')[0])}`, () => {
    const end = text.split('\n')[0]!.length + 1;
    assert.deepEqual(said(checkCloudConfig(text)), [
      `1:1-1:${end} info this is ${name}, and vaq checks only cloud-config [cloud-config/unchecked]`,
    ]);
  });
}

const CASES = new URL('../../../../shared/conformance/cloud-config/cases.jsonl', import.meta.url);

if (existsSync(CASES)) {
  test('raises no alarm over the examples of cloud-init’s own documentation', () => {
    const rows = readFileSync(CASES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const examples = rows.filter(
      ({ id, expect }) => /^(doc-examples|module-docs)\//.test(id) && expect === 'valid',
    );
    assert.ok(examples.length > 60);
    for (const { id, config } of examples) {
      const found = checkUserData(config, undefined, { isWhole: false });
      assert.deepEqual(said(found.filter(({ severity }) => severity === 'error')), [], id);
    }
  });
}

test.run();
