import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkAutoinstall } from '../../../src/kinds/autoinstall/check.ts';
import { said } from '../said.ts';

const test = suite('kinds/autoinstall/check');

/** Each mistake with the lines that make it, and everything that is said of them. */
const WHOLE_FILES: readonly (readonly [
  title: string,
  lines: readonly string[],
  expected: readonly string[],
])[] = [
  [
    'a file without a header',
    ['autoinstall:', '  version: 1', '  user-data: {}'],
    [
      '1:1-1:13 error the first line is not `#cloud-config`, so that cloud-init ignores the file [autoinstall/header]',
    ],
  ],
  [
    'a header that is misspelt',
    ['#cloud_config', 'autoinstall:', '  version: 1', '  user-data: {}'],
    [
      '1:1-1:14 error the first line is not `#cloud-config`, so that cloud-init ignores the file; did you mean `#cloud-config`? [autoinstall/header] → #cloud-config',
    ],
  ],
  [
    'a file with nothing in it',
    ['#cloud-config', ''],
    [
      '1:1-1:14 error there is no key `autoinstall`, so that the installer asks every question [autoinstall/top-key]',
    ],
  ],
  [
    'a misspelt top key',
    ['#cloud-config', 'autoinstal:', '  version: 1'],
    [
      '2:1-2:11 error unknown key `autoinstal`; did you mean `autoinstall`? [autoinstall/top-key] → autoinstall',
    ],
  ],
  [
    'a top key of another case',
    ['#cloud-config', 'Autoinstall:', '  version: 1'],
    [
      '2:1-2:12 error unknown key `Autoinstall`; did you mean `autoinstall`? [autoinstall/top-key] → autoinstall',
    ],
  ],
  [
    'the top key left out',
    ['#cloud-config', 'version: 1', 'identity: {}', 'locale: C.UTF-8'],
    [
      '2:1-2:8 error there is no key `autoinstall`; `version`, `identity`, `locale` stand under it [autoinstall/top-key]',
    ],
  ],
  [
    'nothing for the installer',
    ['#cloud-config', 'hostname: a'],
    [
      '2:1-2:9 error there is no key `autoinstall`, so that the installer asks every question [autoinstall/top-key]',
    ],
  ],
  [
    'a top key with nothing under it',
    ['#cloud-config', 'autoinstall:'],
    ['2:13-2:13 error expected a map, found nothing [autoinstall/type]'],
  ],
  [
    'a top key over a list',
    ['#cloud-config', 'autoinstall:', '  - version: 1'],
    ['3:3-3:15 error expected a map, found a list [autoinstall/type]'],
  ],
  [
    'keys that are not under the top key',
    ['#cloud-config', 'autoinstall:', 'version: 1'],
    [
      '2:13-2:13 error expected a map, found nothing [autoinstall/type]',
      '3:1-3:8 warning `version` beside `autoinstall` is for the system that runs the installer; for the installed one it stands under `autoinstall`, in `user-data` [autoinstall/beside]',
    ],
  ],
  [
    'a section that is not under the top key',
    ['#cloud-config', 'autoinstall:', '  version: 1', '  user-data: {}', 'storage:', '  layout: {name: lvm}'],
    ['5:1-5:8 error `storage` belongs under `autoinstall` [autoinstall/beside]'],
  ],
  [
    'a key of cloud-config beside the top key',
    ['#cloud-config', 'autoinstall:', '  version: 1', '  user-data: {}', 'users: [default]'],
    [
      '5:1-5:6 warning `users` beside `autoinstall` is for the system that runs the installer; for the installed one it stands under `autoinstall`, in `user-data` [autoinstall/beside]',
    ],
  ],
  [
    'a misspelt key beside the top key',
    ['#cloud-config', 'autoinstall:', '  version: 1', '  user-data: {}', 'hostnam: a'],
    ['5:1-5:8 warning unknown key `hostnam`; did you mean `hostname`? [autoinstall/unknown-key] → hostname'],
  ],
  [
    'a second document',
    ['#cloud-config', 'autoinstall:', '  version: 1', '---', 'a: b'],
    [
      '4:1-4:4 error a second document begins here, and the machine reads a file with one [document/one-only]',
    ],
  ],
  [
    'a tab as indentation',
    ['#cloud-config', 'autoinstall:', '\tversion: 1'],
    [
      '3:1-3:2 error the line is indented with a tab, and YAML takes only spaces (tab characters must not be used in indentation) [document/syntax]',
    ],
  ],
  [
    'no version',
    ['#cloud-config', 'autoinstall:', '  user-data: {}'],
    ['2:1-2:12 error the key `version` is missing [autoinstall/missing-key]'],
  ],
  [
    'no user at all',
    ['#cloud-config', 'autoinstall:', '  version: 1'],
    [
      '2:1-2:12 error neither `identity` nor `user-data` is there, so that the installer has no user to make [autoinstall/no-user]',
    ],
  ],
  [
    'a version that does not exist',
    ['#cloud-config', 'autoinstall:', '  version: 2', '  user-data: {}'],
    ['3:12-3:13 error expected 1, found 2 [autoinstall/value]'],
  ],
  [
    'a version in quotes',
    ['#cloud-config', 'autoinstall:', '  version: "1"', '  user-data: {}'],
    ['3:12-3:15 error expected a whole number, found the text `1` [autoinstall/type]'],
  ],
  [
    'an identity without a password',
    ['#cloud-config', 'autoinstall:', '  version: 1', '  identity:', '    hostname: a', '    username: b'],
    ['4:3-4:11 error the key `password` is missing [autoinstall/missing-key]'],
  ],
  [
    'an identity with an unknown key',
    [
      '#cloud-config',
      'autoinstall:',
      '  version: 1',
      '  identity:',
      '    hostname: a',
      '    user: b',
      "    password: '!'",
    ],
    [
      '4:3-4:11 error the key `username` is missing [autoinstall/missing-key]',
      '6:5-6:9 error unknown key `user`; known here are `realname`, `username`, `groups` [autoinstall/unknown-key]',
    ],
  ],
  [
    'a password that is no hash',
    [
      '#cloud-config',
      'autoinstall:',
      '  version: 1',
      '  identity:',
      '    hostname: a',
      '    username: b',
      '    password: hunter2',
    ],
    [
      '7:15-7:22 error `password` takes a hash as crypt(3) makes it; with this text nobody can log in [autoinstall/password-hash]',
    ],
  ],
  [
    'a name of a user that is a number',
    [
      '#cloud-config',
      'autoinstall:',
      '  version: 1',
      '  identity:',
      '    hostname: a',
      '    username: 1000',
      "    password: '!'",
    ],
    ['6:15-6:19 error expected a text, found the number 1000; quote it: `"1000"` [autoinstall/type]'],
  ],
  [
    'a name of a host that is a truth value',
    [
      '#cloud-config',
      'autoinstall:',
      '  version: 1',
      '  identity:',
      '    hostname: no',
      '    username: b',
      "    password: '!'",
    ],
    ['5:15-5:17 error expected a text, found no; quote it: `"no"` [autoinstall/type]'],
  ],
  [
    'sections to ask for that are a text',
    ['#cloud-config', 'autoinstall:', '  version: 1', '  user-data: {}', '  interactive-sections: network'],
    ['5:25-5:32 error expected a list, found the text `network` [autoinstall/type]'],
  ],
];

/** A configuration in which nothing is wrong, in four lines: the sections of the next table are its further ones. */
const START = ['#cloud-config', 'autoinstall:', '  version: 1', '  interactive-sections: [identity]'];

/** Each mistake in a section, with the lines of the section. */
const SECTIONS: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] =
  [
    [
      'a misspelt section',
      ['late-command: [a]'],
      [
        '5:3-5:15 warning unknown key `late-command`; did you mean `late-commands`? [autoinstall/unknown-key] → late-commands',
      ],
    ],
    [
      'a section that does not exist',
      ['bootloader: grub'],
      ['5:3-5:13 warning unknown key `bootloader` [autoinstall/unknown-key]'],
    ],
    [
      'a section that stands twice',
      ['locale: C', 'locale: C'],
      [
        '6:3-6:9 error the key `locale` stands twice in this map, and only one of the two can hold [document/duplicate-key]',
      ],
    ],
    [
      'late commands that are a text',
      ['late-commands: reboot'],
      ['5:18-5:24 error expected a list, found the text `reboot` [autoinstall/type]'],
    ],
    [
      'a late command that is a map, for its colon',
      ['late-commands:', '  - echo: now'],
      [
        '6:7-6:16 error expected a text, or a list, found a map; a text that has `: ` in it needs quotes [autoinstall/type]',
      ],
    ],
    [
      'a late command with a number among its words',
      ['late-commands:', '  - [sleep, 5]'],
      ['6:15-6:16 error expected a text, found the number 5; quote it: `"5"` [autoinstall/type]'],
    ],
    [
      'early commands that are a map',
      ['early-commands:', '  a: b'],
      ['6:5-6:9 error expected a list, found a map [autoinstall/type]'],
    ],
    [
      'error commands that are nothing',
      ['error-commands:'],
      ['5:18-5:18 error expected a list, found nothing [autoinstall/type]'],
    ],
    [
      'a locale that is a list',
      ['locale: [C.UTF-8]'],
      ['5:11-5:20 error expected a text, found a list [autoinstall/type]'],
    ],
    [
      'a keyboard without a layout',
      ['keyboard:', '  variant: nodeadkeys'],
      ['5:3-5:11 error the key `layout` is missing [autoinstall/missing-key]'],
    ],
    [
      'a misspelt key of the keyboard',
      ['keyboard:', '  layou: gb'],
      ['6:5-6:10 error unknown key `layou`; did you mean `layout`? [autoinstall/unknown-key] → layout'],
    ],
    [
      'a keyboard that is a text',
      ['keyboard: gb'],
      ['5:13-5:15 error expected a map, found the text `gb` [autoinstall/type]'],
    ],
    [
      'a layout that YAML takes for a truth value',
      ['keyboard:', '  layout: no'],
      ['6:13-6:15 error expected a text, found no; quote it: `"no"` [autoinstall/type]'],
    ],
    [
      'a source that is a text',
      ['source: ubuntu-server'],
      ['5:11-5:24 error expected a map, found the text `ubuntu-server` [autoinstall/type]'],
    ],
    [
      'search_drivers as a text',
      ['source:', '  search_drivers: "false"'],
      ['6:21-6:28 error expected true or false, found the text `false` [autoinstall/type]'],
    ],
    [
      'an update of the installer as a text',
      ['refresh-installer:', '  update: "yes"'],
      ['6:13-6:18 error expected true or false, found the text `yes` [autoinstall/type]'],
    ],
    [
      "an unknown key of the installer's update",
      ['refresh-installer:', '  updates: yes'],
      ['6:5-6:12 error unknown key `updates`; did you mean `update`? [autoinstall/unknown-key] → update'],
    ],
    [
      'a channel that is a number',
      ['refresh-installer:', '  channel: 24.04'],
      ['6:14-6:19 error expected a text, found the number 24.04; quote it: `"24.04"` [autoinstall/type]'],
    ],
    [
      'a network without a version',
      ['network:', '  ethernets:', '    eno1:', '      dhcp4: true'],
      ['5:3-5:10 error the key `version` is missing [autoinstall/missing-key]'],
    ],
    [
      'a network of version 1',
      ['network:', '  version: 1', '  config: []'],
      [
        '6:14-6:15 error expected 2, found 1 [autoinstall/value]',
        '7:5-7:11 warning unknown key `config`; known here are `renderer`, `ethernets`, `wifis`, `bonds`, `bridges`, `vlans`, `tunnels`, `vrfs`, `dummy-devices`, `virtual-ethernets`, `modems`, `nm-devices`, `openvswitch` [autoinstall/unknown-key]',
      ],
    ],
    [
      'a misspelt section of the network',
      ['network:', '  version: 2', '  ethernet: {}'],
      [
        '7:5-7:13 warning unknown key `ethernet`; did you mean `ethernets`? [autoinstall/unknown-key] → ethernets',
      ],
    ],
    [
      'a misspelt key of a link',
      ['network:', '  version: 2', '  ethernets:', '    eno1:', '      dchp4: true'],
      ['9:9-9:14 warning unknown key `dchp4`; did you mean `dhcp4`? [autoinstall/unknown-key] → dhcp4'],
    ],
    [
      'addresses that are a text',
      ['network:', '  version: 2', '  ethernets:', '    eno1:', '      addresses: 192.0.2.5/24'],
      ['9:20-9:32 error expected a list, found the text `192.0.2.5/24` [autoinstall/type]'],
    ],
    [
      'a renderer that does not exist',
      ['network:', '  version: 2', '  renderer: networkmanager'],
      [
        '7:15-7:29 error expected one of `networkd`, `NetworkManager`, found the text `networkmanager`; did you mean `NetworkManager`? [autoinstall/value] → NetworkManager',
      ],
    ],
    [
      'a route without a target',
      ['network:', '  version: 2', '  ethernets:', '    eno1:', '      routes:', '        - via: 192.0.2.1'],
      ['10:13-10:27 error the key `to` is missing [autoinstall/missing-key]'],
    ],
    [
      'a mode of a bond that does not exist',
      [
        'network:',
        '  version: 2',
        '  bonds:',
        '    bond0:',
        '      interfaces: [eno1, eno2]',
        '      parameters:',
        '        mode: lacp',
      ],
      [
        '11:17-11:21 error expected one of `balance-rr`, `active-backup`, `balance-xor`, `broadcast`, `802.3ad`, `balance-tlb`, `balance-alb`, found the text `lacp` [autoinstall/value]',
      ],
    ],
    [
      'a proxy that is a map',
      ['proxy:', '  http: http://mirror.example'],
      [
        '6:5-6:32 error expected a text, found a map; a text that has `: ` in it needs quotes [autoinstall/type]',
      ],
    ],
    [
      'apt with an unknown fallback',
      ['apt:', '  fallback: offline'],
      [
        '6:15-6:22 error expected one of `abort`, `continue-anyway`, `offline-install`, found the text `offline` [autoinstall/value]',
      ],
    ],
    [
      'a component of apt that does not exist',
      ['apt:', '  disable_components: [main]'],
      [
        '6:26-6:30 error expected one of `universe`, `multiverse`, `restricted`, `contrib`, `non-free`, found the text `main` [autoinstall/value]',
      ],
    ],
    [
      'a mirror of apt without an address',
      ['apt:', '  mirror-selection:', '    primary:', '      - arches: [amd64]'],
      ['8:11-8:26 error the key `uri` is missing [autoinstall/missing-key]'],
    ],
    [
      'a word for a mirror that does not exist',
      ['apt:', '  mirror-selection:', '    primary:', '      - country-mirrors'],
      [
        '8:11-8:26 error expected `country-mirror`, found the text `country-mirrors`; did you mean `country-mirror`? [autoinstall/value] → country-mirror',
      ],
    ],
    [
      'a preference of apt without a priority',
      ['apt:', '  preferences:', '    - package: a', '      pin: b'],
      ['7:9-8:15 error the key `pin-priority` is missing [autoinstall/missing-key]'],
    ],
    [
      'geoip as a text',
      ['apt:', '  geoip: "off"'],
      ['6:12-6:17 error expected true or false, found the text `off` [autoinstall/type]'],
    ],
    [
      'storage that is a text',
      ['storage: lvm'],
      ['5:12-5:15 error expected a map, found the text `lvm` [autoinstall/type]'],
    ],
    [
      'storage with neither layout nor actions',
      ['storage:', '  swap:', '    size: 0'],
      [
        '5:3-5:10 warning neither `layout` nor `config` is there, so that nothing says where to install [autoinstall/storage]',
      ],
    ],
    [
      'a misspelt key of storage',
      ['storage:', '  layouts:', '    name: lvm'],
      ['6:5-6:12 warning unknown key `layouts`; did you mean `layout`? [autoinstall/unknown-key] → layout'],
    ],
    [
      'a layout without a name',
      ['storage:', '  layout:', '    match:', '      size: largest'],
      ['6:5-6:11 error the key `name` is missing [autoinstall/missing-key]'],
    ],
    [
      'a layout that does not exist',
      ['storage:', '  layout:', '    name: lvn'],
      [
        '7:13-7:16 error expected one of `lvm`, `direct`, `zfs`, `hybrid`, `dd`, found the text `lvn`; did you mean `lvm`? [autoinstall/value] → lvm',
      ],
    ],
    [
      'a layout that is a text',
      ['storage:', '  layout: lvm'],
      ['6:13-6:16 error expected a map, found the text `lvm` [autoinstall/type]'],
    ],
    [
      'a sizing policy that does not exist',
      ['storage:', '  layout:', '    name: lvm', '    sizing-policy: al'],
      [
        '8:22-8:24 error expected one of `scaled`, `all`, found the text `al`; did you mean `all`? [autoinstall/value] → all',
      ],
    ],
    [
      'a sizing policy of a layout that has none',
      ['storage:', '  layout:', '    name: direct', '    sizing-policy: all'],
      [
        '8:7-8:20 warning `sizing-policy` is for the layout `lvm`, and this is `direct` [autoinstall/storage]',
      ],
    ],
    [
      'a password of a layout that does not encrypt',
      ['storage:', '  layout:', '    name: direct', '    password: a'],
      [
        '8:7-8:15 warning `password` is for the layouts `lvm`, `zfs`, and this is `direct` [autoinstall/storage]',
      ],
    ],
    [
      'a recovery key without a password',
      ['storage:', '  layout:', '    name: lvm', '    recovery-key: true'],
      ['8:7-8:19 error a `recovery-key` needs a `password` beside it [autoinstall/storage]'],
    ],
    [
      'a match with an unknown size',
      ['storage:', '  layout:', '    name: lvm', '    match:', '      size: biggest'],
      ['9:15-9:22 error expected one of `largest`, `smallest`, found the text `biggest` [autoinstall/value]'],
    ],
    [
      'a match with an unknown key',
      ['storage:', '  layout:', '    name: lvm', '    match:', '      serials: a'],
      ['9:9-9:16 warning unknown key `serials`; did you mean `serial`? [autoinstall/unknown-key] → serial'],
    ],
    [
      'a partition table that does not exist',
      ['storage:', '  layout:', '    name: lvm', '    ptable: mbr'],
      ['8:15-8:18 error expected one of `gpt`, `msdos`, found the text `mbr` [autoinstall/value]'],
    ],
    [
      'a mode that does not exist',
      ['storage:', '  layout:', '    name: lvm', '    mode: reformat'],
      [
        '8:13-8:21 error expected one of `reformat_disk`, `use_gap`, found the text `reformat` [autoinstall/value]',
      ],
    ],
    [
      'a layout beside actions',
      ['storage:', '  layout:', '    name: lvm', '  config: []'],
      ['8:5-8:11 warning `config` is passed over where there is a `layout` [autoinstall/storage]'],
    ],
    [
      'actions that are a map',
      ['storage:', '  config:', '    type: disk'],
      ['7:7-7:17 error expected a list, found a map [autoinstall/type]'],
    ],
    [
      'snaps that are texts',
      ['snaps: [etcd]'],
      ['5:11-5:15 error expected a map, found the text `etcd` [autoinstall/type]'],
    ],
    [
      'a snap without a name',
      ['snaps:', '  - channel: stable'],
      ['6:7-6:22 error the key `name` is missing [autoinstall/missing-key]'],
    ],
    [
      'an unknown key of a snap',
      ['snaps:', '  - name: etcd', '    clasic: true'],
      ['7:7-7:13 error unknown key `clasic`; did you mean `classic`? [autoinstall/unknown-key] → classic'],
    ],
    [
      'keys of SSH that are a text',
      ['ssh:', '  authorized-keys: ssh-ed25519 AAAA'],
      ['6:22-6:38 error expected a list, found the text `ssh-ed25519 AAAA` [autoinstall/type]'],
    ],
    [
      'a misspelt key of SSH',
      ['ssh:', '  authorised-keys: [a]'],
      [
        '6:5-6:20 warning unknown key `authorised-keys`; did you mean `authorized-keys`? [autoinstall/unknown-key] → authorized-keys',
      ],
    ],
    [
      'a server of SSH as a text',
      ['ssh:', '  install-server: "yes"'],
      ['6:21-6:26 error expected true or false, found the text `yes` [autoinstall/type]'],
    ],
    [
      'packages that are a text',
      ['packages: curl'],
      ['5:13-5:17 error expected a list, found the text `curl` [autoinstall/type]'],
    ],
    [
      'a package that is a number',
      ['packages: [7]'],
      ['5:14-5:15 error expected a text, found the number 7; quote it: `"7"` [autoinstall/type]'],
    ],
    [
      'selections of debconf that are a list',
      ['debconf-selections: [a]'],
      ['5:23-5:26 error expected a text, found a list [autoinstall/type]'],
    ],
    [
      'both forms of a kernel',
      ['kernel:', '  package: a', '  flavor: b'],
      ['7:13-7:14 error only one of the keys `package`, `flavor` may be there [autoinstall/value]'],
    ],
    [
      'a kernel without its name',
      ['kernel: {}'],
      ['5:3-5:9 error one of the keys `package`, `flavor` is missing [autoinstall/missing-key]'],
    ],
    [
      'crash dumps without a word',
      ['kernel-crash-dumps: {}'],
      ['5:3-5:21 error the key `enabled` is missing [autoinstall/missing-key]'],
    ],
    [
      'a time zone that is a number',
      ['timezone: 1'],
      ['5:13-5:14 error expected a text, found the number 1; quote it: `"1"` [autoinstall/type]'],
    ],
    [
      'updates that do not exist',
      ['updates: none'],
      ['5:12-5:16 error expected one of `security`, `all`, found the text `none` [autoinstall/value]'],
    ],
    [
      'a shutdown that does not exist',
      ['shutdown: halt'],
      ['5:13-5:17 error expected one of `reboot`, `poweroff`, found the text `halt` [autoinstall/value]'],
    ],
    [
      'a token that is none',
      ['ubuntu-pro:', '  token: abc'],
      ['6:12-6:15 error expected a token that begins with `C`, found the text `abc` [autoinstall/value]'],
    ],
    [
      'ubuntu-advantage, which is deprecated',
      ['ubuntu-advantage:', '  token: C1NWcZTHLteJXGVMM6YhvHDpGrhyy7'],
      ['5:3-5:19 warning deprecated: write `ubuntu-pro` [autoinstall/deprecated]'],
    ],
    [
      'codecs as a text',
      ['codecs:', '  install: "yes"'],
      ['6:14-6:19 error expected true or false, found the text `yes` [autoinstall/type]'],
    ],
    [
      'oem without its key',
      ['oem: {}'],
      ['5:3-5:6 error the key `install` is missing [autoinstall/missing-key]'],
    ],
    [
      'oem with an unknown word',
      ['oem:', '  install: always'],
      ['6:14-6:20 error expected `auto`, found the text `always` [autoinstall/value]'],
    ],
    [
      'reporting without a type',
      ['reporting:', '  a:', '    endpoint: http://mirror.example'],
      ['6:5-6:6 error the key `type` is missing [autoinstall/missing-key]'],
    ],
    [
      'an unknown key of the directory',
      ['active-directory:', '  domain: a'],
      [
        '6:5-6:11 error unknown key `domain`; known here are `admin-name`, `domain-name` [autoinstall/unknown-key]',
      ],
    ],
    [
      'user-data that is a text',
      ['user-data: a'],
      ['5:14-5:15 error expected a map, found the text `a` [autoinstall/type]'],
    ],
    [
      'a misspelt key of user-data',
      ['user-data:', '  hostnam: a'],
      ['6:5-6:12 error unknown key `hostnam`; did you mean `hostname`? [autoinstall/unknown-key] → hostname'],
    ],
    [
      'user-data with a user without a name',
      ['user-data:', '  users:', '    - shell: /bin/bash'],
      ['7:9-7:25 error one of the keys `name`, `snapuser` is missing [autoinstall/missing-key]'],
    ],
    [
      "an unknown key of a bond's parameters",
      ['network:', '  version: 2', '  bonds:', '    bond0:', '      parameters:', '        miimon: 100'],
      ['10:11-10:17 warning unknown key `miimon` [autoinstall/unknown-key]'],
    ],
  ];

function inSection(lines: readonly string[]): string {
  return [...START, ...lines.map((line) => `  ${line}`)].join('\n');
}

test('nothing is wrong in what the sections are added to', () => {
  assert.deepEqual(checkAutoinstall(START.join('\n')), []);
});

for (const [title, lines, expected] of WHOLE_FILES) {
  test(title, () => {
    assert.deepEqual(said(checkAutoinstall(lines.join('\n'))), expected);
  });
}

for (const [title, lines, expected] of SECTIONS) {
  test(title, () => {
    assert.deepEqual(said(checkAutoinstall(inSection(lines))), expected);
  });
}

test('the titles differ, and so many mistakes are caught', () => {
  const all = [...WHOLE_FILES, ...SECTIONS];
  assert.ok(new Set(all.map(([title]) => title)).size === all.length && all.length >= 60);
  assert.deepEqual(
    all.filter(([, , expected]) => expected.length === 0),
    [],
  );
});

test.run();
