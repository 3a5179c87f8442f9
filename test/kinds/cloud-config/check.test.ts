import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkCloudConfig } from '../../../src/kinds/cloud-config/check.ts';
import { said } from '../said.ts';

const test = suite('kinds/cloud-config/check');

/** Each mistake with the lines that make it, and everything that is said of them. */
const MISTAKES: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] =
  [
    [
      'a header that is missing',
      ['hostname: a'],
      [
        '1:1-1:12 error the first line is not `#cloud-config`, so that cloud-init ignores the file [cloud-config/header]',
      ],
    ],
    [
      'a header that is misspelt',
      ['#cloud_config', 'hostname: a'],
      [
        '1:1-1:14 error the first line is not `#cloud-config`, so that cloud-init ignores the file; did you mean `#cloud-config`? [cloud-config/header] → #cloud-config',
      ],
    ],
    [
      'a header with a blank in it',
      ['# cloud-config', 'hostname: a'],
      [
        '1:1-1:15 error the first line is not `#cloud-config`, so that cloud-init ignores the file; did you mean `#cloud-config`? [cloud-config/header] → #cloud-config',
      ],
    ],
    [
      'a file that is empty',
      [''],
      [
        '1:1-1:1 error the first line is not `#cloud-config`, so that cloud-init ignores the file [cloud-config/header]',
      ],
    ],
    [
      'a file with the header alone and a list',
      ['#cloud-config', '- hostname: a'],
      ['2:1-2:14 error expected a map, found a list [cloud-config/type]'],
    ],
    [
      'a text in place of keys',
      ['#cloud-config', 'hostname'],
      ['2:1-2:9 error expected a map, found the text `hostname` [cloud-config/type]'],
    ],
    [
      'a misspelt key',
      ['#cloud-config', 'hostnam: a'],
      ['2:1-2:8 error unknown key `hostnam`; did you mean `hostname`? [cloud-config/unknown-key] → hostname'],
    ],
    [
      'a key that does not exist',
      ['#cloud-config', 'flavour: vanilla'],
      ['2:1-2:8 error unknown key `flavour` [cloud-config/unknown-key]'],
    ],
    [
      'a key of another case',
      ['#cloud-config', 'Hostname: a'],
      [
        '2:1-2:9 error unknown key `Hostname`; did you mean `hostname`? [cloud-config/unknown-key] → hostname',
      ],
    ],
    [
      'a key that stands twice',
      ['#cloud-config', 'packages: [a]', 'packages: [b]'],
      [
        '3:1-3:9 error the key `packages` stands twice in this map, and only one of the two can hold [document/duplicate-key]',
      ],
    ],
    [
      'a tab as indentation',
      ['#cloud-config', 'users:', '\t- name: a'],
      [
        '3:1-3:2 error the line is indented with a tab, and YAML takes only spaces (tab characters must not be used in indentation) [document/syntax]',
      ],
    ],
    [
      'a quote that does not end',
      ['#cloud-config', "final_message: 'up"],
      [
        '2:19-2:19 error a quote is opened and never closed (unexpected end of the stream within a single quoted scalar) [document/syntax]',
      ],
    ],
    [
      'a colon in a plain text',
      ['#cloud-config', 'final_message: up: now'],
      [
        '2:18-2:19 error the line goes on after its value; a text that has `: ` or quotes in it needs quotes around all of it (bad indentation of a mapping entry) [document/syntax]',
      ],
    ],
    [
      'a second document',
      ['#cloud-config', 'hostname: a', '---', 'hostname: b'],
      [
        '3:1-3:4 error a second document begins here, and the machine reads a file with one [document/one-only]',
      ],
    ],
    [
      'an alias that nothing defines',
      ['#cloud-config', 'runcmd: *all'],
      [
        '2:9-2:13 error the alias `*all` has no anchor `&all` above it; a text that begins with `*` needs quotes [document/syntax]',
      ],
    ],
    [
      'a name that is a number',
      ['#cloud-config', 'hostname: 42'],
      ['2:11-2:13 error expected a text, found the number 42; quote it: `"42"` [cloud-config/type]'],
    ],
    [
      'a name that YAML takes for a truth value',
      ['#cloud-config', 'hostname: on'],
      ['2:11-2:13 error expected a text, found on; quote it: `"on"` [cloud-config/type]'],
    ],
    [
      'a truth value in quotes',
      ['#cloud-config', 'package_update: "true"'],
      ['2:17-2:23 error expected true or false, found the text `true` [cloud-config/type]'],
    ],
    [
      'a number for a truth value',
      ['#cloud-config', 'package_upgrade: 1'],
      ['2:18-2:19 error expected true or false, found the number 1 [cloud-config/type]'],
    ],
    [
      'permissions without quotes',
      ['#cloud-config', 'write_files:', '  - path: /a', '    permissions: 0644'],
      ['4:18-4:22 error expected a text, found the number 0644; quote it: `"0644"` [cloud-config/type]'],
    ],
    [
      'permissions that are no octal number',
      ['#cloud-config', 'write_files:', '  - path: /a', '    permissions: rw-r--r--'],
      [
        '4:18-4:27 warning expected permissions as an octal number, such as `"0644"`, found the text `rw-r--r--`; cloud-init takes 0644 then [cloud-config/value]',
      ],
    ],
    [
      'permissions with a digit that octal numbers lack',
      ['#cloud-config', 'write_files:', '  - path: /a', '    permissions: "0689"'],
      [
        '4:18-4:24 warning expected permissions as an octal number, such as `"0644"`, found the text `0689`; cloud-init takes 0644 then [cloud-config/value]',
      ],
    ],
    [
      'an encoding that does not exist',
      ['#cloud-config', 'write_files:', '  - path: /a', '    encoding: bas64'],
      [
        '4:15-4:20 error expected one of `text/plain`, `b64`, `base64`, `gz`, `gzip`, `gz+b64`, `gzip+b64`, `gz+base64`, `gzip+base64`, found the text `bas64`; did you mean `base64`? [cloud-config/value] → base64',
      ],
    ],
    [
      'contents that are not of their encoding',
      ['#cloud-config', 'write_files:', '  - path: /a', '    encoding: b64', '    content: hello, world'],
      ['5:14-5:26 error the encoding is `b64`, and this is not base64 [cloud-config/encoded-content]'],
    ],
    [
      'a file without a path',
      ['#cloud-config', 'write_files:', '  - content: a'],
      ['3:5-3:15 error the key `path` is missing [cloud-config/missing-key]'],
    ],
    [
      'files that are no list',
      ['#cloud-config', 'write_files:', '  path: /a', '  content: b'],
      ['3:3-4:13 error expected a list, found a map [cloud-config/type]'],
    ],
    [
      'a misspelt key of a file',
      ['#cloud-config', 'write_files:', '  - path: /a', '    contents: b'],
      ['4:5-4:13 error unknown key `contents`; did you mean `content`? [cloud-config/unknown-key] → content'],
    ],
    [
      'an empty list of files',
      ['#cloud-config', 'write_files: []'],
      ['2:14-2:16 error expected at least one item, found none [cloud-config/value]'],
    ],
    [
      'commands that are no list',
      ['#cloud-config', 'runcmd: reboot'],
      ['2:9-2:15 error expected a list, found the text `reboot` [cloud-config/type]'],
    ],
    [
      'a command that is a map, for its colon',
      ['#cloud-config', 'runcmd:', '  - echo: now'],
      [
        '3:5-3:14 error expected a text, or a list, found a map; a text that has `: ` in it needs quotes [cloud-config/type]',
      ],
    ],
    [
      'a command with a number among its words',
      ['#cloud-config', 'runcmd:', '  - [sleep, 5]'],
      ['3:13-3:14 error expected a text, found the number 5; quote it: `"5"` [cloud-config/type]'],
    ],
    [
      'boot commands that are empty',
      ['#cloud-config', 'bootcmd: []'],
      ['2:10-2:12 error expected at least one item, found none [cloud-config/value]'],
    ],
    [
      'packages that are a text',
      ['#cloud-config', 'packages: curl'],
      ['2:11-2:15 error expected a list, found the text `curl` [cloud-config/type]'],
    ],
    [
      'a package that is a map of another manager',
      ['#cloud-config', 'packages:', '  - yum: [curl]'],
      ['3:5-3:8 error unknown key `yum`; known here are `apt`, `snap` [cloud-config/unknown-key]'],
    ],
    [
      'a package with three parts',
      ['#cloud-config', 'packages:', '  - [curl, 1, 2]'],
      [
        '3:5-3:17 error expected at most 2 items, found 3 [cloud-config/value]',
        '3:12-3:13 error expected a text, found the number 1; quote it: `"1"` [cloud-config/type]',
        '3:15-3:16 error expected a text, found the number 2; quote it: `"2"` [cloud-config/type]',
      ],
    ],
    [
      'a user without a name',
      ['#cloud-config', 'users:', '  - shell: /bin/bash'],
      ['3:5-3:21 error one of the keys `name`, `snapuser` is missing [cloud-config/missing-key]'],
    ],
    [
      'a misspelt key of a user',
      ['#cloud-config', 'users:', '  - name: a', '    ssh_authorised_keys: [b]'],
      [
        '4:5-4:24 error unknown key `ssh_authorised_keys`; did you mean `ssh_authorized_keys`? [cloud-config/unknown-key] → ssh_authorized_keys',
      ],
    ],
    [
      'keys of a user that are a text',
      ['#cloud-config', 'users:', '  - name: a', '    ssh_authorized_keys: ssh-ed25519 AAAA'],
      ['4:26-4:42 error expected a list, found the text `ssh-ed25519 AAAA` [cloud-config/type]'],
    ],
    [
      'a password that is no hash',
      ['#cloud-config', 'users:', '  - name: a', '    passwd: hunter2'],
      [
        '4:13-4:20 error `passwd` takes a hash as crypt(3) makes it; with this text nobody can log in [cloud-config/password-hash]',
      ],
    ],
    [
      'a password in plain text',
      ['#cloud-config', 'users:', '  - name: a', '    plain_text_passwd: hunter2'],
      [
        '4:24-4:31 warning a password stands here in plain text: write its hash, or take it from a secret [cloud-config/plain-password]',
      ],
    ],
    [
      'a password of the default user in plain text',
      ['#cloud-config', 'password: hunter2'],
      [
        '2:11-2:18 warning a password stands here in plain text: write its hash, or take it from a secret [cloud-config/plain-password]',
      ],
    ],
    [
      'a lock that is a text',
      ['#cloud-config', 'users:', '  - name: a', '    lock_passwd: "no"'],
      ['4:18-4:22 error expected true or false, found the text `no` [cloud-config/type]'],
    ],
    [
      'a key with hyphens, which is deprecated',
      ['#cloud-config', 'users:', '  - name: a', '    lock-passwd: true'],
      [
        '4:5-4:16 warning deprecated: write `lock_passwd`, with underscores, since 22.3 [cloud-config/deprecated]',
      ],
    ],
    [
      'a number of a user in quotes, which is deprecated',
      ['#cloud-config', 'users:', '  - name: a', '    uid: "1001"'],
      ['4:5-4:8 warning deprecated: write the number without quotes, since 22.3 [cloud-config/deprecated]'],
    ],
    [
      'sudo as false, which is deprecated',
      ['#cloud-config', 'users:', '  - name: a', '    sudo: false'],
      ['4:5-4:9 warning deprecated: write `null` instead of `false`, since 22.2 [cloud-config/deprecated]'],
    ],
    [
      'groups of a user that are a number',
      ['#cloud-config', 'users:', '  - name: a', '    groups: 100'],
      [
        '4:13-4:16 error expected a text, or a list, or a map, found the number 100; quote it: `"100"` [cloud-config/type]',
      ],
    ],
    [
      'both names of a user',
      ['#cloud-config', 'users:', '  - name: a', '    snapuser: a@mirror.example'],
      ['4:15-4:31 error only one of the keys `name`, `snapuser` may be there [cloud-config/value]'],
    ],
    [
      'a password change of an unknown type',
      ['#cloud-config', 'chpasswd:', '  users:', '    - {name: a, password: b, type: plain}'],
      [
        '4:27-4:28 error `password` takes a hash as crypt(3) makes it; with this text nobody can log in [cloud-config/password-hash]',
        '4:36-4:41 error expected one of `hash`, `text`, found the text `plain` [cloud-config/value]',
      ],
    ],
    [
      'a password change without a password',
      ['#cloud-config', 'chpasswd:', '  users:', '    - {name: a, type: hash}'],
      ['4:7-4:28 error the key `password` is missing [cloud-config/missing-key]'],
    ],
    [
      'a list of password changes, which is deprecated',
      ['#cloud-config', 'chpasswd:', '  list: |', '    a:b'],
      [
        '3:3-3:7 warning deprecated: write a list of maps under `users`, since 22.2 [cloud-config/deprecated]',
      ],
    ],
    [
      'an unknown key of password changes',
      ['#cloud-config', 'chpasswd:', '  expires: false'],
      ['3:3-3:10 error unknown key `expires`; did you mean `expire`? [cloud-config/unknown-key] → expire'],
    ],
    [
      'ssh_pwauth as a text, which is deprecated',
      ['#cloud-config', 'ssh_pwauth: "yes"'],
      ['2:1-2:11 warning deprecated: write true or false, since 22.3 [cloud-config/deprecated]'],
    ],
    [
      'an unknown kind of host key',
      ['#cloud-config', 'ssh_genkeytypes: [dsa]'],
      [
        '2:19-2:22 error expected one of `ecdsa`, `ed25519`, `rsa`, found the text `dsa`; did you mean `rsa`? [cloud-config/value] → rsa',
      ],
    ],
    [
      'an unknown host key',
      ['#cloud-config', 'ssh_keys:', '  dsa_private: a'],
      [
        '3:3-3:14 error unknown key `dsa_private`; did you mean `rsa_private`? [cloud-config/unknown-key] → rsa_private',
      ],
    ],
    [
      'keys of SSH that are a text',
      ['#cloud-config', 'ssh_authorized_keys: ssh-ed25519 AAAA'],
      ['2:22-2:38 error expected a list, found the text `ssh-ed25519 AAAA` [cloud-config/type]'],
    ],
    [
      'ssh without the one key that it has',
      ['#cloud-config', 'ssh: {}'],
      ['2:1-2:4 error the key `emit_keys_to_console` is missing [cloud-config/missing-key]'],
    ],
    [
      'a mount without fields',
      ['#cloud-config', 'mounts:', '  - []'],
      ['3:5-3:7 error expected at least one item, found none [cloud-config/value]'],
    ],
    [
      'a mount that is a text',
      ['#cloud-config', 'mounts:', '  - /dev/sdb /srv ext4'],
      ['3:5-3:23 error expected a list, found the text `/dev/sdb /srv ext4` [cloud-config/type]'],
    ],
    [
      'a mount of seven fields',
      ['#cloud-config', 'mounts:', '  - [a, b, c, d, e, f, g]'],
      ['3:5-3:26 error expected at most 6 items, found 7 [cloud-config/value]'],
    ],
    [
      'a mount whose last fields are numbers',
      ['#cloud-config', 'mounts:', '  - [/dev/sdb, /srv, ext4, defaults, "0", 2]'],
      ['3:43-3:44 error expected a text, found the number 2; quote it: `"2"` [cloud-config/type]'],
    ],
    [
      'a date, which YAML 1.1 does not read as a text',
      ['#cloud-config', 'user: {name: ops, expiredate: 2032-09-01}'],
      [
        '2:31-2:41 error expected a text, found the date 2032-09-01; quote it: `"2032-09-01"` [cloud-config/type]',
      ],
    ],
    [
      'a date with a time where a number is expected',
      ['#cloud-config', 'swap:', '  maxsize: 2032-9-1 10:00:00'],
      [
        '3:12-3:29 error expected a whole number, or a size such as `2G`, found the date 2032-9-1 10:00:00 [cloud-config/type]',
      ],
    ],
    [
      'defaults of mounts with five fields',
      ['#cloud-config', 'mount_default_fields: [a, b, c, d, e]'],
      ['2:23-2:38 error expected at least 6 items, found 5 [cloud-config/value]'],
    ],
    [
      'a size of swap that is none',
      ['#cloud-config', 'swap:', '  size: 2 GB'],
      [
        '3:9-3:13 error expected `auto`, or a whole number, or a size such as `2G`, found the text `2 GB` [cloud-config/value]',
      ],
    ],
    [
      'a misspelt key of swap',
      ['#cloud-config', 'swap:', '  file: /swap'],
      [
        '3:3-3:7 error unknown key `file`; known here are `filename`, `size`, `maxsize` [cloud-config/unknown-key]',
      ],
    ],
    [
      'a partition table of an unknown type',
      ['#cloud-config', 'disk_setup:', '  /dev/sdb:', '    table_type: dos'],
      ['4:17-4:20 error expected one of `mbr`, `gpt`, found the text `dos` [cloud-config/value]'],
    ],
    [
      'a layout of a partition in three parts',
      ['#cloud-config', 'disk_setup:', '  /dev/sdb:', '    layout: [[50, 82, 1]]'],
      ['4:14-4:25 error expected at most 2 items, found 3 [cloud-config/value]'],
    ],
    [
      'a partition of a file system that is no word for one',
      ['#cloud-config', 'fs_setup:', '  - partition: first'],
      ['3:16-3:21 error expected one of `auto`, `any`, `none`, found the text `first` [cloud-config/value]'],
    ],
    [
      'a mode of growpart that does not exist',
      ['#cloud-config', 'growpart:', '  mode: never'],
      [
        '3:9-3:14 error expected one of `auto`, `growpart`, `gpart`, `off`, found the text `never` [cloud-config/value]',
      ],
    ],
    [
      'growpart as false, which is deprecated',
      ['#cloud-config', 'growpart:', '  mode: off'],
      [
        '3:3-3:7 warning deprecated: write `"off"` in quotes instead of false, since 22.3 [cloud-config/deprecated]',
      ],
    ],
    [
      'growpart as true',
      ['#cloud-config', 'growpart:', '  mode: true'],
      ['3:9-3:13 error expected one of `auto`, `growpart`, `gpart`, `off`, found true [cloud-config/type]'],
    ],
    [
      'resize_rootfs with an unknown word',
      ['#cloud-config', 'resize_rootfs: noblok'],
      [
        '2:16-2:22 error expected `noblock`, found the text `noblok`; did you mean `noblock`? [cloud-config/value] → noblock',
      ],
    ],
    [
      'a mode of power_state that does not exist',
      ['#cloud-config', 'power_state:', '  mode: restart'],
      [
        '3:9-3:16 error expected one of `poweroff`, `reboot`, `halt`, found the text `restart` [cloud-config/value]',
      ],
    ],
    [
      'power_state without a mode',
      ['#cloud-config', 'power_state:', '  delay: now'],
      ['2:1-2:12 error the key `mode` is missing [cloud-config/missing-key]'],
    ],
    [
      'a delay that is negative',
      ['#cloud-config', 'power_state:', '  mode: reboot', '  delay: -5'],
      ['4:10-4:12 error expected a number of at least 0, found -5 [cloud-config/value]'],
    ],
    [
      'a delay in quotes, which is deprecated',
      ['#cloud-config', 'power_state:', '  mode: reboot', '  delay: "5"'],
      ['4:3-4:8 warning deprecated: write the number without quotes, since 22.3 [cloud-config/deprecated]'],
    ],
    [
      'a time server twice',
      ['#cloud-config', 'ntp:', '  servers: [a.example, a.example]'],
      ['3:24-3:33 error `a.example` stands twice in this list [cloud-config/value]'],
    ],
    [
      'a misspelt key of ntp',
      ['#cloud-config', 'ntp:', '  server: [a.example]'],
      ['3:3-3:9 error unknown key `server`; did you mean `servers`? [cloud-config/unknown-key] → servers'],
    ],
    [
      'an empty configuration of ntp',
      ['#cloud-config', 'ntp:', '  config: {}'],
      ['3:11-3:13 error expected at least one key, found none [cloud-config/value]'],
    ],
    [
      'apt with nothing in it',
      ['#cloud-config', 'apt: {}'],
      ['2:6-2:8 error expected at least one key, found none [cloud-config/value]'],
    ],
    [
      'a source of apt with an unknown key',
      ['#cloud-config', 'apt:', '  sources:', '    a:', '      uri: http://mirror.example'],
      [
        '5:7-5:10 error unknown key `uri`; known here are `source`, `keyid`, `key`, `keyserver`, `filename`, `append` [cloud-config/unknown-key]',
      ],
    ],
    [
      'a mirror of apt without architectures',
      ['#cloud-config', 'apt:', '  primary:', '    - uri: http://mirror.example'],
      ['4:7-4:33 error the key `arches` is missing [cloud-config/missing-key]'],
    ],
    [
      'sources of apt that are a list',
      ['#cloud-config', 'apt:', '  sources:', '    - source: ppa:a/b'],
      ['4:5-4:22 error expected a map, found a list [cloud-config/type]'],
    ],
    [
      'apt_update, which is deprecated',
      ['#cloud-config', 'apt_update: true'],
      ['2:1-2:11 warning deprecated: write `package_update`, since 22.2 [cloud-config/deprecated]'],
    ],
    [
      'ca-certs, which is deprecated',
      ['#cloud-config', 'ca-certs:', '  trusted: [a]'],
      ['2:1-2:9 warning deprecated: write `ca_certs`, since 22.3 [cloud-config/deprecated]'],
    ],
    [
      'certificates that are a text',
      ['#cloud-config', 'ca_certs:', '  trusted: a'],
      ['3:12-3:13 error expected a list, found the text `a` [cloud-config/type]'],
    ],
    [
      'a repository of yum without an address',
      ['#cloud-config', 'yum_repos:', '  a:', '    name: b'],
      [
        '3:3-3:4 error one of the keys `baseurl`, `metalink`, `mirrorlist` is missing [cloud-config/missing-key]',
      ],
    ],
    [
      'an option of yum with a hyphen',
      ['#cloud-config', 'yum_repos:', '  a:', '    baseurl: http://mirror.example', '    gpg-check: true'],
      [
        '5:5-5:14 error expected an option of letters, digits and underscores, found `gpg-check` [cloud-config/unknown-key]',
      ],
    ],
    [
      'a repository of zypper without an id',
      ['#cloud-config', 'zypper:', '  repos:', '    - baseurl: http://mirror.example'],
      ['4:7-4:37 error the key `id` is missing [cloud-config/missing-key]'],
    ],
    [
      'commands of snap that are a text',
      ['#cloud-config', 'snap:', '  commands: snap install a'],
      ['3:13-3:27 error expected a list, or a map, found the text `snap install a` [cloud-config/type]'],
    ],
    [
      'a keyboard without a layout',
      ['#cloud-config', 'keyboard:', '  variant: nodeadkeys'],
      ['2:1-2:9 error the key `layout` is missing [cloud-config/missing-key]'],
    ],
    [
      'locale as a list',
      ['#cloud-config', 'locale: [en_GB.UTF-8]'],
      ['2:9-2:22 error expected true or false, or a text, found a list [cloud-config/type]'],
    ],
    [
      'a time zone that is a number',
      ['#cloud-config', 'timezone: 1'],
      ['2:11-2:12 error expected a text, found the number 1; quote it: `"1"` [cloud-config/type]'],
    ],
    [
      'both names of a pool of subscriptions',
      ['#cloud-config', 'rh_subscription:', '  add_pool: [a]', '  add-pool: [b]'],
      [
        '4:3-4:11 warning deprecated: write `add_pool`, since 25.3 [cloud-config/deprecated]',
        '4:13-4:16 error only one of the keys `add_pool`, `add-pool` may be there [cloud-config/value]',
      ],
    ],
    [
      'phone_home without an address',
      ['#cloud-config', 'phone_home:', '  post: all'],
      ['2:1-2:11 error the key `url` is missing [cloud-config/missing-key]'],
    ],
    [
      'phone_home with an unknown item',
      ['#cloud-config', 'phone_home:', '  url: http://mirror.example', '  post: [pub_key_dsa]'],
      [
        '4:10-4:21 error expected one of `pub_key_rsa`, `pub_key_ecdsa`, `pub_key_ed25519`, `instance_id`, `hostname`, `fqdn`, found the text `pub_key_dsa`; did you mean `pub_key_rsa`? [cloud-config/value] → pub_key_rsa',
      ],
    ],
    [
      'a reporter of an unknown type',
      ['#cloud-config', 'reporting:', '  a:', '    type: syslog'],
      [
        '4:11-4:17 error expected one of `log`, `print`, `webhook`, `hyperv`, found the text `syslog` [cloud-config/value]',
      ],
    ],
    [
      'a reporter without a type',
      ['#cloud-config', 'reporting:', '  a:', '    level: INFO'],
      ['3:3-3:4 error the key `type` is missing [cloud-config/missing-key]'],
    ],
    [
      'a module that does not exist',
      ['#cloud-config', 'cloud_final_modules:', '  - scripts-users'],
      [
        '3:5-3:18 error expected a name that is known here, found the text `scripts-users`; did you mean `scripts-user`? [cloud-config/value] → scripts-user',
      ],
    ],
    [
      'an output of one item',
      ['#cloud-config', 'output:', '  all: [a]'],
      ['3:8-3:11 error expected at least 2 items, found 1 [cloud-config/value]'],
    ],
    [
      'ansible with an unknown way of installing it',
      ['#cloud-config', 'ansible:', '  install_method: apt'],
      ['3:19-3:22 error expected one of `distro`, `pip`, found the text `apt` [cloud-config/value]'],
    ],
    [
      'a pull of ansible without an address',
      ['#cloud-config', 'ansible:', '  pull:', '    - playbook_names: [a.yml]'],
      ['4:7-4:30 error the key `url` is missing [cloud-config/missing-key]'],
    ],
    [
      'a bridge of lxd without a mode',
      ['#cloud-config', 'lxd:', '  bridge:', '    name: a'],
      ['3:3-3:9 error the key `mode` is missing [cloud-config/missing-key]'],
    ],
    [
      'landscape without its client',
      ['#cloud-config', 'landscape: {}'],
      ['2:1-2:10 error the key `client` is missing [cloud-config/missing-key]'],
    ],
    [
      'manage_etc_hosts with an unknown word',
      ['#cloud-config', 'manage_etc_hosts: remote'],
      [
        '2:19-2:25 error expected true or false, or `localhost`, found the text `remote` [cloud-config/value]',
      ],
    ],
    [
      'an unknown way of merging',
      ['#cloud-config', 'merge_how:', '  - {name: tuple, settings: [append]}'],
      ['3:12-3:17 error expected one of `list`, `dict`, `str`, found the text `tuple` [cloud-config/value]'],
    ],
    [
      'a network in user-data',
      ['#cloud-config', 'network:', '  version: 2'],
      [
        '2:1-2:8 error `network` is no key of user-data: cloud-init reads it from `network-config` [cloud-config/unknown-key]',
      ],
    ],
  ];

for (const [title, lines, expected] of MISTAKES) {
  test(title, () => {
    assert.deepEqual(said(checkCloudConfig(lines.join('\n'))), expected);
  });
}

test('says of a mistake the same after a byte order mark and with lines that end as on Windows', () => {
  for (const [title, lines, expected] of MISTAKES) {
    if (lines.length === 1 || title === 'a quote that does not end') continue;
    assert.deepEqual(said(checkCloudConfig(lines.join('\r\n'))), expected, title);
  }
});

test('the titles differ, and so many mistakes are caught', () => {
  assert.ok(new Set(MISTAKES.map(([title]) => title)).size === MISTAKES.length && MISTAKES.length >= 60);
  assert.deepEqual(
    MISTAKES.filter(([, , expected]) => expected.length === 0),
    [],
  );
});

test.run();
