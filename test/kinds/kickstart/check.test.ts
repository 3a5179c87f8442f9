import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkKickstart } from '../../../src/kinds/kickstart/check.ts';
import { said } from '../said.ts';
import { complete } from './complete.ts';

const test = suite('kinds/kickstart/check');

type Row = readonly [title: string, release: string, lines: readonly string[], expected: readonly string[]];

function findings(release: string, text: string): readonly string[] {
  const [family = '', major = ''] = release.split(' ');
  return said(checkKickstart(text, { family, major, minor: null }));
}

/** Each mistake with the lines that make it, and everything that is said of them. */
const MISTAKES: readonly Row[] = [
  [
    'a misspelt command',
    'Rocky 9',
    ['autopar --type=lvm'],
    [
      '1:1-1:8 error there is no command `autopar`; did you mean `autopart`? [kickstart/unknown-command] → autopart',
    ],
  ],
  [
    'a command that nothing is near',
    'Rocky 9',
    ['frobnicate'],
    ['1:1-1:11 error there is no command `frobnicate` [kickstart/unknown-command]'],
  ],
  [
    'a command in capitals',
    'Rocky 9',
    ['Reboot'],
    [
      '1:1-1:7 error there is no command `Reboot`; did you mean `reboot`? [kickstart/unknown-command] → reboot',
    ],
  ],
  [
    'a command that was removed',
    'Rocky 9',
    ['install'],
    [
      '1:1-1:8 error this release has no command `install`: the last release with it is 8 [kickstart/not-in-release]',
    ],
  ],
  [
    'a command that was removed from Fedora',
    'Fedora 42',
    ['authconfig --enableshadow'],
    [
      '1:1-1:11 error this release has no command `authconfig`: the last release with it is 34 [kickstart/not-in-release]',
    ],
  ],
  [
    'a command that came later',
    'CentOS 7',
    ['authselect select minimal'],
    [
      '1:1-1:11 error this release has no command `authselect`: the first release with it is 8 [kickstart/not-in-release]',
    ],
  ],
  [
    'a command that only Fedora had',
    'Rocky 10',
    ['btrfs none --label=x btrfs.01'],
    [
      '1:1-1:6 error this release has no command `btrfs`: the last release with it is 9 [kickstart/not-in-release]',
    ],
  ],
  [
    'a command that does nothing any more',
    'Rocky 8',
    ['install'],
    [
      '1:1-1:8 warning `install` does nothing in this release any more, and the next ones refuse it [kickstart/deprecated]',
    ],
  ],
  [
    'a device that is looked for in vain',
    'Rocky 8',
    ['device eth0'],
    [
      '1:1-1:7 warning `device` does nothing in this release any more, and the next ones refuse it [kickstart/deprecated]',
    ],
  ],
  [
    'a misspelt option',
    'Rocky 9',
    ['bootloader --bootdrive=vda'],
    [
      '1:12-1:23 error `bootloader` has no option `--bootdrive`; did you mean `--boot-drive`? [kickstart/unknown-option] → --boot-drive',
    ],
  ],
  [
    'an option that was removed',
    'Rocky 9',
    ['part / --size=8192 --active'],
    [
      '1:20-1:28 error `part` has no `--active` in this release: the last release with it is 8 [kickstart/unknown-option]',
    ],
  ],
  [
    'an option that came later',
    'CentOS 6',
    ['part / --size=8192 --mkfsoptions=-n'],
    [
      '1:20-1:33 error `part` has no `--mkfsoptions` in this release: the first release with it is 7 [kickstart/unknown-option]',
    ],
  ],
  [
    'an option that is deprecated',
    'CentOS 10',
    ['network --teamconfig={}'],
    ['1:9-1:24 warning `--teamconfig` is deprecated in this release [kickstart/deprecated]'],
  ],
  [
    'an option with one hyphen',
    'Rocky 9',
    ['timezone Etc/UTC -utc'],
    [
      '1:18-1:22 error `timezone` has no option `-utc`; did you mean `--utc`? [kickstart/unknown-option] → --utc',
    ],
  ],
  [
    'a value that is missing',
    'Rocky 9',
    ['bootloader --location --boot-drive=vda'],
    ['1:12-1:22 error `--location` takes a value, and none follows [kickstart/option-value]'],
  ],
  [
    'a value at the end that is missing',
    'Rocky 9',
    ['bootloader --location'],
    ['1:12-1:22 error `--location` takes a value, and none follows [kickstart/option-value]'],
  ],
  [
    'a value where none is taken',
    'Rocky 9',
    ['clearpart --all=yes'],
    ['1:11-1:20 error `--all` takes no value [kickstart/option-value]'],
  ],
  [
    'a number that is none',
    'Rocky 9',
    ['part / --size=8G'],
    ['1:15-1:17 error `--size` takes a whole number, found `8G` [kickstart/option-value]'],
  ],
  [
    'a truth value that is none',
    'Rocky 9',
    ['network --onboot=maybe'],
    ['1:18-1:23 error `--onboot` takes yes or no, found `maybe` [kickstart/option-value]'],
  ],
  [
    'a word that is none of a choice',
    'Rocky 9',
    ['bootloader --location=mbrr'],
    [
      '1:23-1:27 error `--location` takes one of `mbr`, `partition`, `none`, `boot`, found `mbrr`; did you mean `mbr`? [kickstart/option-value]',
    ],
  ],
  [
    'a protocol that does not exist',
    'Rocky 9',
    ['network --bootproto=dhpc'],
    [
      '1:21-1:25 error `--bootproto` takes one of `dhcp`, `bootp`, `static`, `query`, `ibft`, found `dhpc`; did you mean `dhcp`? [kickstart/option-value]',
    ],
  ],
  [
    'two disks for one boot loader',
    'Rocky 9',
    ['bootloader --boot-drive=vda,vdb'],
    ['1:25-1:32 error `--boot-drive` takes one disk, found `vda,vdb` [kickstart/option-value]'],
  ],
  [
    'a user without a name',
    'Rocky 9',
    ['user --lock'],
    ['1:1-1:5 error `user` needs `--name` [kickstart/missing-option]'],
  ],
  [
    'a URL that is missing',
    'Rocky 9',
    ['url'],
    ['1:1-1:4 error `url` needs one of `--url`, `--mirrorlist`, `--metalink` [kickstart/missing-option]'],
  ],
  [
    'services that are not said',
    'Rocky 9',
    ['services'],
    ['1:1-1:9 error `services` needs one of `--disabled`, `--enabled` [kickstart/missing-option]'],
  ],
  [
    'a licence that is not agreed to',
    'Rocky 9',
    ['eula'],
    [
      '1:1-1:5 error `eula` needs one of `--agreed`, `--agree`, `--accepted`, `--accept` [kickstart/missing-option]',
    ],
  ],
  [
    'two time zones',
    'Rocky 9',
    ['timezone Etc/UTC Europe/Berlin'],
    [
      '1:18-1:31 error `timezone` takes at most 1 word beside its options, found `Europe/Berlin` [kickstart/arguments]',
    ],
  ],
  [
    'no language',
    'Rocky 9',
    ['lang'],
    ['1:1-1:5 error `lang` needs an argument beside its options [kickstart/arguments]'],
  ],
  ['no keyboard', 'Rocky 9', ['keyboard'], ['1:1-1:9 error `keyboard` needs a layout [kickstart/arguments]']],
  [
    'no password',
    'Rocky 9',
    ['rootpw'],
    ['1:1-1:7 error `rootpw` needs a password, or `--lock` [kickstart/arguments]'],
  ],
  [
    'a word after a command that takes none',
    'Rocky 9',
    ['reboot now'],
    ['1:8-1:11 error `reboot` takes only options, found `now` [kickstart/arguments]'],
  ],
  [
    'a locked root without a password, before that was possible',
    'CentOS 6',
    ['rootpw --lock'],
    ['1:1-1:7 error `rootpw` needs a password [kickstart/arguments]'],
  ],
  [
    'a time zone that is missing',
    'Rocky 9',
    ['timezone'],
    ['1:1-1:9 error `timezone` needs a time zone [kickstart/arguments]'],
  ],
  [
    'two sources of one repository',
    'Rocky 9',
    ['repo --name=extras --baseurl=http://mirror.example/ --mirrorlist=http://mirror.example/list'],
    [
      '1:53-1:92 error of `--baseurl`, `--mirrorlist`, `--metalink` only one can be given [kickstart/combination]',
    ],
  ],
  [
    'a repository without a source',
    'CentOS 6',
    ['repo --name=extras'],
    ['1:1-1:5 error `repo` needs one of `--baseurl`, `--mirrorlist` [kickstart/missing-option]'],
  ],
  [
    'disks that are both ignored and used',
    'Rocky 9',
    ['ignoredisk --drives=vdb --only-use=vda'],
    ['1:25-1:39 error of `--drives`, `--only-use` only one can be given [kickstart/combination]'],
  ],
  [
    'disks that are ignored by no option',
    'Rocky 9',
    ['ignoredisk'],
    ['1:1-1:11 error `ignoredisk` needs one of `--drives`, `--only-use` [kickstart/missing-option]'],
  ],
  [
    'a port without a host',
    'Rocky 9',
    ['logging --port=514'],
    ['1:16-1:19 error `--port` needs `--host` [kickstart/combination]'],
  ],
  [
    'two ways to mount in a rescue',
    'Rocky 9',
    ['rescue --nomount --romount'],
    ['1:18-1:27 error of `--nomount`, `--romount` only one can be given [kickstart/combination]'],
  ],
  [
    'time sources at once',
    'Rocky 9',
    ['timesource --ntp-server=ntp.example --ntp-disable'],
    [
      '1:37-1:50 error of `--ntp-server`, `--ntp-pool`, `--ntp-disable` only one can be given [kickstart/combination]',
    ],
  ],
  [
    'btrfs as a file system of autopart',
    'CentOS 7',
    ['autopart --fstype=btrfs'],
    [
      '1:19-1:24 error `--fstype` takes a file system other than btrfs, which is a `--type`, found `btrfs` [kickstart/option-value]',
    ],
  ],
  [
    'a type of autopart that does not exist',
    'Rocky 9',
    ['autopart --type=zfs'],
    [
      '1:17-1:20 error `--type` takes one of `lvm`, `plain`, `partition`, `thinp`, found `zfs` [kickstart/option-value]',
    ],
  ],
  [
    'btrfs where there is none',
    'Rocky 9',
    ['part / --fstype=btrfs --size=8192'],
    [
      '1:17-1:22 error `--fstype` takes a file system that this release makes, found `btrfs` [kickstart/option-value]',
    ],
  ],
  [
    'a partition that shrinks without a size',
    'Rocky 9',
    ['part / --onpart=vda2 --resize'],
    ['1:22-1:30 error `--resize` needs `--size` [kickstart/combination]'],
  ],
  [
    'tmpfs that grows',
    'Rocky 9',
    ['part / --size=8192', 'part /tmp --fstype=tmpfs --grow'],
    ['2:26-2:32 error `--fstype=tmpfs` has a fixed size, given by `--size` [kickstart/combination]'],
  ],
  [
    'options of mkfs for what is not formatted',
    'Rocky 9',
    ['part / --onpart=vda2 --noformat --mkfsoptions=-n'],
    ['1:47-1:49 error `--mkfsoptions` has no effect beside `--noformat` [kickstart/combination]'],
  ],
  [
    'two measures of one key derivation',
    'Rocky 9',
    ['part / --size=8192 --encrypted --passphrase="‹secret disk›" --pbkdf-time=1 --pbkdf-iterations=9'],
    ['1:76-1:96 error of `--pbkdf-time`, `--pbkdf-iterations` only one can be given [kickstart/combination]'],
  ],
  [
    'a RAID without a level',
    'Rocky 9',
    [
      'part raid.01 --size=8192 --ondisk=vda',
      'part raid.02 --size=8192 --ondisk=vdb',
      'raid / --device=root raid.01 raid.02',
    ],
    ['3:1-3:5 error `raid` needs `--level` [kickstart/combination]'],
  ],
  [
    'a RAID of a level that does not exist',
    'Rocky 9',
    [
      'part raid.01 --size=8192',
      'part raid.02 --size=8192',
      'raid / --device=root --level=7 raid.01 raid.02',
    ],
    ['3:30-3:31 error `--level` takes one of 0, 1, 4, 5, 6, 10, found `7` [kickstart/option-value]'],
  ],
  [
    'a RAID without members',
    'Rocky 9',
    ['raid / --device=root --level=1'],
    ['1:1-1:5 error `raid` needs the partitions that are its members [kickstart/arguments]'],
  ],
  [
    'a RAID with a member that is not made',
    'Rocky 9',
    ['part raid.01 --size=8192', 'raid / --device=root --level=1 raid.01 raid.02'],
    ['2:40-2:47 error no `part` or `raid` makes `raid.02` [kickstart/layout]'],
  ],
  [
    'a volume group without members',
    'Rocky 9',
    ['part pv.01 --size=8192', 'volgroup system', 'logvol / --vgname=system --name=root --size=4096'],
    ['2:1-2:9 error `volgroup` needs the partitions that are its members [kickstart/arguments]'],
  ],
  [
    'a volume group that exists and is given members',
    'Rocky 9',
    ['volgroup system pv.01 --useexisting', 'part pv.01 --size=1', 'part / --size=8192'],
    [
      '1:17-1:22 error a volume group that exists already has its members, and takes no others [kickstart/combination]',
    ],
  ],
  [
    'a volume group that is not made',
    'Rocky 9',
    ['part pv.01 --size=8192', 'volgroup system pv.01', 'logvol / --vgname=sytem --name=root --size=4096'],
    [
      '3:19-3:24 warning no `volgroup` makes `sytem`; without one on the disk already the installer stops [kickstart/layout]',
    ],
  ],
  [
    'a logical volume without a name',
    'Rocky 9',
    ['part pv.01 --size=8192', 'volgroup system pv.01', 'logvol / --vgname=system --size=4096'],
    ['3:1-3:7 error `logvol` needs `--name` [kickstart/missing-option]'],
  ],
  [
    'a logical volume without a size',
    'Rocky 9',
    ['part pv.01 --size=8192', 'volgroup system pv.01', 'logvol / --vgname=system --name=root'],
    [
      '3:1-3:7 error `logvol` needs a size: one of `--useexisting`, `--noformat`, `--size`, `--percent`, `--hibernation`, `--recommended` [kickstart/missing-option]',
    ],
  ],
  [
    'a logical volume that is made twice',
    'Rocky 9',
    [
      'part pv.01 --size=8192',
      'volgroup system pv.01',
      'logvol / --vgname=system --name=root --size=4096',
      'logvol /var --vgname=system --name=root --size=4096',
    ],
    ['4:36-4:40 error the logical volume `system/root` is made twice [kickstart/layout]'],
  ],
  [
    'a thin volume without a pool',
    'Rocky 9',
    [
      'part pv.01 --size=8192',
      'volgroup system pv.01',
      'logvol / --vgname=system --name=root --size=4096 --thin',
    ],
    ['3:50-3:56 error `--thin` needs `--poolname` [kickstart/combination]'],
  ],
  [
    'a mount point twice',
    'Rocky 9',
    ['part / --size=8192', 'part /var --size=4096', 'part /var --size=4096'],
    ['3:6-3:10 error `/var` is mounted twice [kickstart/layout]'],
  ],
  [
    'a mount point without its slash',
    'Rocky 9',
    ['mount /dev/vda1 boot', 'mount /dev/vda2 /'],
    ['1:17-1:21 error a mount point begins with `/`, or is `none`; found `boot` [kickstart/combination]'],
  ],
  [
    'nothing at the root',
    'Rocky 9',
    ['part /boot --size=1024', 'part swap --recommended'],
    ['1:1-1:5 error nothing is mounted at `/`, and the installer stops [kickstart/layout]'],
  ],
  [
    'two ways to lay out disks',
    'Rocky 9',
    ['autopart', 'part /var --size=4096'],
    [
      '2:1-2:5 error `part` cannot stand beside `autopart`: they lay out the disks in different ways [kickstart/layout]',
    ],
  ],
  [
    'boot partitions beside autopart',
    'Rocky 9',
    ['autopart', 'reqpart'],
    ['2:1-2:8 error `reqpart` cannot stand beside `autopart` [kickstart/layout]'],
  ],
  [
    'a VLAN above the last',
    'Rocky 9',
    ['network --interfacename=vlan9000 --vlanid=9000'],
    [
      '1:25-1:33 warning a VLAN’s id is at most 4094 [kickstart/combination]',
      '1:43-1:47 warning `--vlanid` takes a number from 1 to 4094, found `9000` [kickstart/option-value]',
    ],
  ],
  [
    'an address, a mask, a router, name servers and a host name that are none',
    'Rocky 9',
    [
      'network --device=eth0 --bootproto=static --ip=198.51.100.256 --netmask=255.0.255.0 --gateway=gw',
      'network --device=eth1 --bootproto=dhcp --nameserver=198.51.100.1;198.51.100.2 --hostname=web_1.example',
    ],
    [
      '1:47-1:61 warning `--ip` takes an address such as `198.51.100.7`, found `198.51.100.256` [kickstart/option-value]',
      '1:72-1:83 warning `--netmask` takes a mask such as `255.255.255.0`, found `255.0.255.0` [kickstart/option-value]',
      '1:94-1:96 warning `--gateway` takes the address of a router, found `gw` [kickstart/option-value]',
      '2:53-2:78 warning `--nameserver` takes addresses with commas between, found `198.51.100.1;198.51.100.2` [kickstart/option-value]',
      '2:90-2:103 warning `--hostname` takes letters, digits and hyphens, with dots between, found `web_1.example` [kickstart/option-value]',
    ],
  ],
  [
    'a static address that is not there, and one without its mask',
    'Rocky 9',
    [
      'network --device=eth0 --bootproto=static',
      'network --device=eth1 --bootproto=static --ip=198.51.100.7',
      'network --device=eth2 --bootproto=static --ipv6=2001:db8::7/64',
      'network --device=eth3 --bootproto=static --ip=$IP --netmask=$MASK',
    ],
    [
      '1:35-1:41 warning `--bootproto=static` needs `--ip` [kickstart/combination]',
      '2:35-2:41 warning `--bootproto=static` needs `--netmask` [kickstart/combination]',
    ],
  ],
  [
    'a time zone that is none',
    'Rocky 9',
    ['timezone Europe/Amsterdm --utc'],
    [
      '1:10-1:25 warning there is no time zone `Europe/Amsterdm`; did you mean `Europe/Amsterdam`? [kickstart/combination]',
    ],
  ],
  [
    'a RAID with too few members, and another by its name',
    'Rocky 9',
    [
      'part raid.1 --size=900',
      'part raid.2 --size=900',
      'part raid.3 --size=900',
      'raid / --device=md0 --level=RAID5 --spares=1 raid.1 raid.2 raid.3',
      'raid /home --device=md0 --level=1 raid.1 raid.2',
    ],
    [
      '4:29-4:34 warning level 5 needs 3 members at least beside its spares, found 2 [kickstart/combination]',
      '5:1-5:5 warning `raid` for `md0` stands twice [kickstart/duplicate]',
    ],
  ],
  [
    'two packages in a line, and a version apart',
    'Rocky 9',
    ['%packages', 'vim, tmux', 'kernel = 5', '@Web Server', '-a b', '%end'],
    [
      '2:1-2:10 warning a line names one package, and the installer looks for one that is called `vim, tmux` [kickstart/packages]',
      '3:1-3:11 warning a line names one package, and the installer looks for one that is called `kernel = 5` [kickstart/packages]',
      '5:1-5:5 warning a line names one package, and the installer looks for one that is called `a b` [kickstart/packages]',
    ],
  ],
  [
    'two ways to show the installation',
    'Rocky 9',
    ['text', 'graphical'],
    ['2:1-2:10 warning `graphical` stands beside `text`, and only one can hold [kickstart/duplicate]'],
  ],
  [
    'options of a bridge without their values',
    'Rocky 9',
    ['network --device=br0 --bridgeslaves=eth0 --bridgeopts=stp'],
    [
      '1:55-1:58 error `--bridgeopts` takes `key=value` with commas between, found `stp` [kickstart/option-value]',
    ],
  ],
  [
    'two ends',
    'Rocky 9',
    ['reboot', 'poweroff'],
    ['2:1-2:9 warning `poweroff` stands beside `reboot`, and only one can hold [kickstart/duplicate]'],
  ],
  [
    'a user twice',
    'Rocky 9',
    ['user --name=operator --lock', 'user --name=operator --lock'],
    ['2:1-2:5 warning `user` for `operator` stands twice [kickstart/duplicate]'],
  ],
  [
    'a password in plain text',
    'Rocky 9',
    ['rootpw hunter2'],
    [
      '1:8-1:15 warning a password stands here in plain text: write its hash beside `--iscrypted`, or take it from a secret [kickstart/plain-password]',
    ],
  ],
  [
    'a password of a user in plain text',
    'Rocky 9',
    ['user --name=operator --password=hunter2'],
    [
      '1:33-1:40 warning a password stands here in plain text: write its hash beside `--iscrypted`, or take it from a secret [kickstart/plain-password]',
    ],
  ],
  [
    'a passphrase in plain text',
    'Rocky 9',
    ['autopart --encrypted --passphrase=hunter2'],
    [
      '1:35-1:42 warning a password stands here in plain text: take it from a secret [kickstart/plain-password]',
    ],
  ],
  [
    'a hash that is taken for a password',
    'Rocky 9',
    [
      'rootpw $6$abcdefgh$D7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0',
    ],
    [
      '1:8-1:106 error this is the hash of a password, and without `--iscrypted` it is taken for the password itself [kickstart/password-hash]',
    ],
  ],
  [
    'a password that is called a hash',
    'Rocky 9',
    ['rootpw --iscrypted hunter2'],
    [
      '1:20-1:27 warning this is no hash as crypt(3) makes it, so that nobody can log in; `--lock` says so plainly [kickstart/password-hash]',
    ],
  ],
  [
    'options of mkfs for what is mounted as it is',
    'Rocky 9',
    ['mount /dev/vda2 / --mkfsoptions=-n'],
    ['1:33-1:35 error `--mkfsoptions` needs `--reformat` [kickstart/combination]'],
  ],
  [
    'an address of OSTree that is none',
    'Rocky 9',
    ['ostreesetup --osname=a --url=mirror.example --ref=b'],
    [
      '1:30-1:44 error `--url` takes an address that begins with `file:`, `http:` or `https:`, found `mirror.example` [kickstart/option-value]',
    ],
  ],
  [
    'two systems at once',
    'Rocky 10',
    ['ostreecontainer --url=registry.example/a', 'bootc --source-imgref=registry:registry.example/b'],
    [
      '1:1-1:41 info there is no `bootloader`: the installer takes the first disk and its own defaults [kickstart/missing-command]',
      '2:1-2:6 error `bootc` stands beside `ostreecontainer`, and only one can hold [kickstart/duplicate]',
    ],
  ],
  [
    'a snapshot of one name twice',
    'Rocky 9',
    ['snapshot vg/root --name=fresh --when=post-install', 'snapshot vg/var --name=fresh --when=post-install'],
    [
      '2:1-2:9 error `snapshot` for `fresh` stands twice, and the installer refuses that [kickstart/duplicate]',
    ],
  ],
  [
    'a realm that is missing',
    'Rocky 9',
    ['realm join --no-password'],
    ['1:7-1:11 error `realm join` needs a realm [kickstart/combination]'],
  ],
  [
    'an option that joining a realm does not have',
    'Rocky 9',
    ['realm join --user=admin ad.example'],
    ['1:12-1:24 error `realm join` has no option `--user` [kickstart/combination]'],
  ],
  [
    'a cache without a size',
    'Rocky 9',
    [
      'part pv.01 --size=1',
      'part pv.02 --size=1',
      'volgroup vg pv.01 pv.02',
      'logvol / --vgname=vg --name=root --size=1 --cachepvs=pv.02',
    ],
    ['4:54-4:59 error `--cachepvs` needs `--cachesize` [kickstart/combination]'],
  ],
  [
    'persistent memory that is not named',
    'Rocky 9',
    ['nvdimm use'],
    ['1:8-1:11 error `nvdimm use` needs one of `--namespace`, `--blockdevs` [kickstart/combination]'],
  ],
  [
    'a key of drives without encryption',
    'RHEL 11',
    ['autopart --hw-passphrase=‹secret drive›'],
    [
      '1:26-1:40 error `--hw-passphrase` needs `--encrypted` and `--luks-version=luks2-hw-opal` or `luks2-hw-opal-only` [kickstart/combination]',
    ],
  ],
  [
    'no swap to hibernate into',
    'Rocky 10',
    ['autopart --noswap --hibernation'],
    ['1:19-1:32 error of `--noswap`, `--hibernation` only one can be given [kickstart/combination]'],
  ],
  [
    'a protocol before it was known',
    'CentOS 5',
    ['network --bootproto=ibft'],
    [
      '1:21-1:25 error `--bootproto` takes one of `dhcp`, `bootp`, `static`, `query`, found `ibft` [kickstart/option-value]',
    ],
  ],
  [
    'a zeroed boot record with a word',
    'Rocky 9',
    ['zerombr yes'],
    ['1:9-1:12 error `zerombr` takes nothing [kickstart/combination]'],
  ],
  [
    'a file that is taken in',
    'Rocky 9',
    ['%include /tmp/disks'],
    ['1:1-1:20 info `/tmp/disks` is taken in at the machine, and vaq has not seen it [kickstart/include]'],
  ],
  [
    'an include of nothing',
    'Rocky 9',
    ['%include'],
    ['1:1-1:9 error `%include` needs the name of a file [kickstart/arguments]'],
  ],
  [
    'quotes that do not end',
    'Rocky 9',
    ['bootloader --append="console=ttyS0'],
    ['1:21-1:22 error this quote does not end on its line [kickstart/quotes]'],
  ],
  [
    'a misspelt section',
    'Rocky 9',
    ['%package', '@core', '%end'],
    [
      '1:1-1:9 error there is no section `%package`; did you mean `%packages`? [kickstart/unknown-section] → %packages',
    ],
  ],
  [
    'a section that came later',
    'Rocky 9',
    ['%certificate --filename=ca.pem', '%end'],
    [
      '1:1-1:13 error this release has no section `%certificate`: the first release with it is 10 [kickstart/not-in-release]',
    ],
  ],
  [
    'a section that was removed',
    'Fedora 42',
    ['%anaconda', 'pwpolicy root --minlen=8', '%end'],
    ['1:1-1:10 warning `%anaconda` does nothing in this release any more [kickstart/deprecated]'],
  ],
  [
    'an option of a section that does not exist',
    'Rocky 9',
    ['%post --nochrot', '%end'],
    [
      '1:7-1:16 error `%post` has no option `--nochrot`; did you mean `--nochroot`? [kickstart/unknown-option] → --nochroot',
    ],
  ],
  [
    'an option of packages that was removed',
    'Rocky 9',
    ['%packages --nobase', '@core', '%end'],
    [
      '1:11-1:19 error `%packages` has no `--nobase` in this release: the last release with it is 7 [kickstart/unknown-option]',
    ],
  ],
  [
    'an add-on without a name',
    'Rocky 9',
    ['%addon', '%end'],
    ['1:1-1:7 error `%addon` needs the name of an add-on [kickstart/arguments]'],
  ],
  [
    'a misspelt add-on',
    'Rocky 9',
    ['%addon com_redhat_kdmp --enable', '%end'],
    [
      '1:8-1:23 warning no distribution ships an add-on `com_redhat_kdmp`; did you mean `com_redhat_kdump`? [kickstart/arguments] → com_redhat_kdump',
    ],
  ],
  [
    'a certificate without a place',
    'Rocky 10',
    ['%certificate --filename=ca.pem', '%end'],
    ['1:1-1:13 error `%certificate` needs one of `--dir`, `--type` [kickstart/missing-option]'],
  ],
  [
    'a default choice of packages without its core',
    'Rocky 9',
    ['%packages --default --nocore', '%end'],
    ['1:21-1:29 error of `--default`, `--nocore` only one can be given [kickstart/combination]'],
  ],
  [
    'an option of packages that only Fedora has',
    'Rocky 9',
    ['%packages --ignorebroken', '%end'],
    ['1:11-1:25 error `%packages` has no option `--ignorebroken` [kickstart/unknown-option]'],
  ],
  [
    'a hyphen that leaves out nothing',
    'Rocky 9',
    ['%packages', '@core', '- vim', '-', '%end'],
    ['4:1-4:2 error nothing is named after `-` [kickstart/packages]'],
  ],
  [
    'a group without a name',
    'Rocky 9',
    ['%packages', '@', '%end'],
    ['2:1-2:2 error nothing is named after `@` [kickstart/packages]'],
  ],
  [
    'options of a group that exclude each other',
    'Rocky 9',
    ['%packages', '@core --nodefaults --optional', '%end'],
    ['2:20-2:30 error of `--nodefaults`, `--optional` only one can be given [kickstart/packages]'],
  ],
  [
    'an option that no group has',
    'Rocky 9',
    ['%packages', '@core --nodefault', '%end'],
    [
      '2:7-2:18 warning a group has the options `--nodefaults` and `--optional`, found `--nodefault` [kickstart/packages]',
    ],
  ],
  [
    'two environments',
    'Rocky 9',
    ['%packages', '@^minimal-environment', '@^server-product-environment', '%end'],
    [
      '3:1-3:29 warning `@^server-product-environment` stands beside `@^minimal-environment`, and only one environment can be chosen: the last one holds [kickstart/packages]',
    ],
  ],
  [
    'a package that is taken in and left out',
    'Rocky 9',
    ['%packages', 'postfix', '-postfix # not wanted', '%end'],
    ['3:1-3:9 warning `postfix` is both taken in and left out [kickstart/packages]'],
  ],
  [
    'an end that nothing needs',
    'Rocky 9',
    ['%end'],
    ['1:1-1:5 error no section is open that this `%end` could close [kickstart/unclosed-section]'],
  ],
];

for (const [title, release, lines, expected] of MISTAKES) {
  test(`${title} (${release})`, () => assert.deepEqual(findings(release, complete(...lines)), expected));
}

test('a file that says everything gives no finding, in every release', () => {
  for (const release of [
    'CentOS 6',
    'CentOS 7',
    'Rocky 8',
    'Rocky 9',
    'Rocky 10',
    'Fedora 28',
    'Fedora 42',
  ]) {
    assert.deepEqual(findings(release, complete()), [], release);
  }
});

test('what is missing is said at the first line, once for each need', () => {
  assert.deepEqual(findings('Rocky 9', 'lang en_US.UTF-8\n'), [
    '1:1-1:17 error no command lays out the disks, such as `autopart` or `part`: the installer asks how to [kickstart/missing-command]',
    '1:1-1:17 error neither `rootpw` nor `user` is there: the installer asks who may log in [kickstart/missing-command]',
    '1:1-1:17 info there is no `bootloader`: the installer takes the first disk and its own defaults [kickstart/missing-command]',
    '1:1-1:17 info no command says where packages come from: the kernel needs the argument `inst.repo=` [kickstart/missing-command]',
  ]);
});

test('an image of a whole system may have its users already', () => {
  const text = 'liveimg --url=http://mirror.example/live.img\nautopart\nbootloader\n';
  assert.deepEqual(findings('Rocky 9', text), [
    '1:1-1:45 warning neither `rootpw` nor `user` is there: the installer asks who may log in [kickstart/missing-command]',
  ]);
});

test('a line that stands alone gives no error for what is not there', () => {
  const os = { family: 'Rocky', major: '9', minor: null };
  const levels = checkKickstart('autopart', os, { isWhole: false }).map(({ severity }) => severity);
  assert.deepEqual(levels, ['warning', 'info', 'info']);
});

test('what is missing from a file that stands alone is at most a warning', () => {
  const os = { family: 'Rocky', major: '9', minor: null };
  const text = complete('part /boot --size=1024', 'raid swap --device=0 --level=1 raid.01 raid.02');
  const levels = (isWhole: boolean): readonly string[] =>
    checkKickstart(text, os, { isWhole }).map(({ severity, message }) => `${severity} ${message}`);
  assert.deepEqual(levels(true), [
    'error nothing is mounted at `/`, and the installer stops',
    'error no `part` or `raid` makes `raid.01`',
    'error no `part` or `raid` makes `raid.02`',
  ]);
  assert.deepEqual(levels(false), [
    'warning nothing is mounted at `/`, and the installer stops',
    'warning no `part` or `raid` makes `raid.01`',
    'warning no `part` or `raid` makes `raid.02`',
  ]);
});

test('an included file may bring what is missing, and one within a section may not', () => {
  assert.deepEqual(findings('Rocky 9', '%include /tmp/all\n'), [
    '1:1-1:18 info `/tmp/all` is taken in at the machine, and vaq has not seen it [kickstart/include]',
  ]);
  const inSection = findings('Rocky 9', '%packages\n%include /tmp/names\n%end\n');
  assert.equal(inSection.filter((line) => line.endsWith('[kickstart/missing-command]')).length, 4);
});

test('a section that the next one closes is an error since %end is needed', () => {
  const text = `${complete()}%packages\n@core\n%post\ntrue\n`;
  assert.deepEqual(findings('CentOS 5', text), []);
  assert.deepEqual(findings('CentOS 6', text), [
    '5:1-5:10 error `%packages` is not closed by `%end` [kickstart/unclosed-section]',
    '7:1-7:6 error `%post` is not closed by `%end` [kickstart/unclosed-section]',
  ]);
});

test('what stands in scripts is not looked at', () => {
  assert.deepEqual(findings('Rocky 9', `${complete()}%post\n%wheel ALL=(ALL) ALL\nfrobnicate "\n%end\n`), []);
});

test('one device may carry several VLANs', () => {
  const vlan = (id: number): string => `network --device=eth0 --vlanid=${id}`;
  assert.deepEqual(findings('Rocky 9', complete(vlan(1), vlan(2))), []);
});

test('a script whose lines end with CR and LF is warned of once, where a shell runs it', () => {
  const withCr = (header: string): readonly string[] =>
    findings('Rocky 9', `${complete()}\n${header}\n\ntrue\nfalse\n%end\n`.replaceAll('\n', '\r\n'));
  const end =
    "end with CR and LF, as on Windows, and a shell takes the CR for a part of the last word (`$'\\r': command not found`); save this file with LF alone [kickstart/line-ends]";
  for (const [header, name] of [
    ['%pre', '%pre'],
    ['%post --nochroot', '%post'],
    ['%pre-install --interpreter=/bin/bash', '%pre-install'],
    ['%onerror --interpreter /usr/bin/zsh --erroronfail', '%onerror'],
    ['%traceback', '%traceback'],
  ] as const) {
    assert.deepEqual(withCr(header), [`8:1-8:5 warning lines of \`${name}\` ${end}`], header);
  }
  for (const header of [
    '%post --interpreter=/usr/bin/python3',
    '%pre --interpreter /usr/bin/perl',
    '%packages',
  ])
    assert.deepEqual(withCr(header), [], header);
});

test('a script in which one line alone ends with CR and LF is warned of at that line', () => {
  assert.deepEqual(
    said(
      checkKickstart(`${complete()}%post\ntrue\nfalse\r\n%end\n%post\r\ntrue\n%end\r\n`, {
        family: 'Rocky',
        major: '9',
        minor: null,
      }),
    ).map((line) => line.split(' lines')[0]),
    ['7:1-7:6 warning'],
  );
});

test('CRLF moves no place', () => {
  const text = complete('autopar', 'bootloader --bootdrive=vda');
  assert.deepEqual(findings('Rocky 9', text.replaceAll('\n', '\r\n')), findings('Rocky 9', text));
});

test.run();
