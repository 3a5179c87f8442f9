import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkAutoinstall } from '../../../../src/kinds/autoinstall/check.ts';
import type { KindScope } from '../../../../src/kinds/kind.ts';
import { said } from '../../said.ts';

const test = suite('kinds/autoinstall/storage/findings');

/** Each mistake with the lines that make it, and everything that is said of them. */
const MISTAKES: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] =
  [
    [
      'an action without an id',
      ['{type: disk, grub_device: true}'],
      ['10:9-10:40 error the key `id` is missing [autoinstall/missing-key]'],
    ],
    [
      'an action without a type',
      ['{id: disk0, grub_device: true}'],
      ['10:9-10:39 error the key `type` is missing [autoinstall/missing-key]'],
    ],
    [
      'an action of an unknown type',
      ['{type: disc, id: disk0, grub_device: true}'],
      [
        '10:16-10:20 error expected one of `disk`, `partition`, `format`, `mount`, `raid`, `lvm_volgroup`, `lvm_partition`, `dm_crypt`, `bcache`, `zpool`, `zfs`, `dasd`, `nvme_controller`, `device`, found the text `disc`; did you mean `disk`? [autoinstall/value] → disk',
      ],
    ],
    [
      'an id that stands twice',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: disk0, device: disk0, size: 1G}'],
      ['11:31-11:36 error the id `disk0` is taken by an action above [autoinstall/storage]'],
    ],
    [
      'a partition of a disk that does not exist',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: disk1, size: 1G}'],
      [
        '11:42-11:47 error there is no action with the id `disk1`; did you mean `disk0`? [autoinstall/storage] → disk0',
      ],
    ],
    [
      'a partition of nothing that is near',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: sda, size: 1G}'],
      ['11:42-11:45 error there is no action with the id `sda` [autoinstall/storage]'],
    ],
    [
      'a partition above its disk',
      ['{type: partition, id: p, device: disk0, size: 1G}', '{type: disk, id: disk0, grub_device: true}'],
      [
        '10:42-10:47 error the action `disk0` comes only below: actions run in the order of the file [autoinstall/storage]',
      ],
    ],
    [
      'a partition of itself',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: p, size: 1G}'],
      ['11:42-11:43 error the action `p` names itself [autoinstall/storage]'],
    ],
    [
      'a partition without a size',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: disk0}'],
      ['11:9-11:48 error the key `size` is missing [autoinstall/missing-key]'],
    ],
    [
      'a size with a unit of two letters',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: disk0, size: 10GB}'],
      [
        '11:55-11:59 error expected a size such as `10G`, `50%` or -1, found the text `10GB` [autoinstall/value]',
      ],
    ],
    [
      'a size of more than everything',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: disk0, size: 120%}'],
      ['11:55-11:59 error expected at most `100%`, found `120%` [autoinstall/storage]'],
    ],
    [
      'a negative size',
      ['{type: disk, id: disk0, grub_device: true}', '{type: partition, id: p, device: disk0, size: -2}'],
      ['11:55-11:57 error expected a size, or -1 for the rest, found -2 [autoinstall/storage]'],
    ],
    [
      'a partition below one that takes the rest',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: partition, id: p, device: disk0, size: -1}',
        '{type: partition, id: q, device: disk0, size: 1G}',
      ],
      ['12:55-12:57 error nothing is left of `disk0`: `p` above takes the rest of it [autoinstall/storage]'],
    ],
    [
      'a flag that does not exist',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: partition, id: p, device: disk0, size: 1G, flag: bios-grub}',
      ],
      [
        '11:65-11:74 error expected one of `bios_grub`, `boot`, `esp`, `extended`, `home`, `linux`, `logical`, `lvm`, `mbr`, `msftres`, `prep`, `raid`, `swap`, found the text `bios-grub`; did you mean `bios_grub`? [autoinstall/value] → bios_grub',
      ],
    ],
    [
      'a number that stands twice',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: partition, id: p, device: disk0, size: 1G, number: 1}',
        '{type: partition, id: q, device: disk0, size: 1G, number: 1}',
      ],
      ['12:67-12:68 error partition 1 of `disk0` stands above [autoinstall/storage]'],
    ],
    [
      'a misspelt key of a disk',
      ['{type: disk, id: disk0, grub_devcie: true, ptable: msdos}'],
      [
        '10:33-10:44 warning unknown key `grub_devcie`; did you mean `grub_device`? [autoinstall/unknown-key] → grub_device',
      ],
    ],
    [
      'a partition table that does not exist',
      ['{type: disk, id: disk0, ptable: gtp, grub_device: true}'],
      [
        '10:41-10:44 error expected one of `gpt`, `msdos`, `dos`, `vtoc`, `unsupported`, found the text `gtp`; did you mean `gpt`? [autoinstall/value] → gpt',
      ],
    ],
    [
      'a way of wiping that does not exist',
      ['{type: disk, id: disk0, wipe: all, grub_device: true}'],
      [
        '10:39-10:42 error expected one of `superblock`, `superblock-recursive`, `pvremove`, `zero`, `random`, found the text `all` [autoinstall/value]',
      ],
    ],
    [
      'a file system that does not exist',
      ['{type: disk, id: disk0, grub_device: true}', '{type: format, id: f, fstype: ext5, volume: disk0}'],
      [
        '11:39-11:43 error expected one of `ext4`, `xfs`, `btrfs`, `ext3`, `ext2`, `fat32`, `vfat`, `fat`, `fat16`, `fat12`, `swap`, `jfs`, `ntfs`, `reiserfs`, `zfsroot`, `f2fs`, `iso9660`, found the text `ext5`; did you mean `ext4`? [autoinstall/value] → ext4',
      ],
    ],
    [
      'a format without a volume',
      ['{type: disk, id: disk0, grub_device: true}', '{type: format, id: f, fstype: ext4}'],
      ['11:9-11:44 error the key `volume` is missing [autoinstall/missing-key]'],
    ],
    [
      'a format of a volume that does not exist',
      ['{type: disk, id: disk0, grub_device: true}', '{type: format, id: f, fstype: ext4, volume: p}'],
      ['11:53-11:54 error there is no action with the id `p` [autoinstall/storage]'],
    ],
    [
      'a mount of a format that does not exist',
      ['{type: disk, id: disk0, grub_device: true}', '{type: mount, id: m, path: /srv, device: f}'],
      ['11:50-11:51 error there is no action with the id `f` [autoinstall/storage]'],
    ],
    [
      'two mounts at one place',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: format, id: f, fstype: ext4, volume: disk0}',
        '{type: mount, id: m, path: /srv, device: f}',
        '{type: mount, id: n, path: /srv, device: f}',
      ],
      ['13:36-13:40 error `/srv` is mounted above [autoinstall/storage]'],
    ],
    [
      'an array of one device',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: raid, id: r, name: md0, raidlevel: raid1, devices: [disk0]}',
      ],
      ['11:58-11:65 error `raid1` needs at least 2 devices, and these are 1 [autoinstall/storage]'],
    ],
    [
      'an array with a device twice',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: raid, id: r, name: md0, raidlevel: 1, devices: [disk0, disk0]}',
      ],
      ['11:71-11:76 error `disk0` stands twice in this array [autoinstall/storage]'],
    ],
    [
      'an array of an unknown level',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: raid, id: r, name: md0, raidlevel: raid7, devices: [disk0]}',
      ],
      [
        '11:51-11:56 error expected one of `raid0`, `raid1`, `raid5`, `raid6`, `raid10`, `container`, `stripe`, `mirror`, `0`, `1`, `5`, `6`, `10`, found the text `raid7`; did you mean `raid0`? [autoinstall/value] → raid0',
      ],
    ],
    [
      'an array without devices',
      ['{type: disk, id: disk0, grub_device: true}', '{type: raid, id: r, name: md0, raidlevel: 0}'],
      ['11:9-11:53 error the key `devices` is missing [autoinstall/storage]'],
    ],
    [
      'a volume group without devices',
      ['{type: disk, id: disk0, grub_device: true}', '{type: lvm_volgroup, id: v, name: vg0, devices: []}'],
      ['11:57-11:59 error expected at least one item, found none [autoinstall/value]'],
    ],
    [
      'a logical volume of a group that does not exist',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: lvm_volgroup, id: vg0, name: vg0, devices: [disk0]}',
        '{type: lvm_partition, id: l, name: root, volgroup: vg1, size: 1G}',
      ],
      [
        '12:60-12:63 error there is no action with the id `vg1`; did you mean `vg0`? [autoinstall/storage] → vg0',
      ],
    ],
    [
      'an encrypted volume with two keys',
      [
        '{type: disk, id: disk0, grub_device: true}',
        '{type: dm_crypt, id: c, volume: disk0, key: a, keyfile: /b}',
      ],
      ['11:65-11:67 error only one of the keys `key`, `keyfile` may be there [autoinstall/value]'],
    ],
    [
      'a pool without a name',
      ['{type: disk, id: disk0, grub_device: true}', '{type: zpool, id: z, vdevs: [disk0]}'],
      ['11:9-11:45 error the key `pool` is missing [autoinstall/missing-key]'],
    ],
  ];

/** A disk with a root on it, which the firmware can start. */
const GOOD = [
  '{type: disk, id: ok0, grub_device: true}',
  '{type: format, id: ok1, fstype: ext4, volume: ok0}',
  '{type: mount, id: ok2, path: /, device: ok1}',
];

function found(actions: readonly string[], scope?: KindScope): readonly string[] {
  const lines = [
    '#cloud-config',
    'autoinstall:',
    '  version: 1',
    '  user-data: {}',
    '  storage:',
    '    config:',
  ];
  const text = [...lines, ...actions.map((action) => `      - ${action}`), ''].join('\n');
  return said(checkAutoinstall(text, undefined, scope));
}

test('nothing is wrong in what the mistakes are added to', () => {
  assert.deepEqual(found(GOOD), []);
});

for (const [title, actions, expected] of MISTAKES) {
  test(title, () => {
    assert.deepEqual(found([...GOOD, ...actions]), expected);
  });
}

test('no root is an error, and in a file that stands alone a warning', () => {
  const message =
    'nothing is mounted at `/`: add an action of the type `mount` with `path: /` [autoinstall/storage]';
  assert.deepEqual(found([GOOD[0]!]), [`6:5-6:11 error ${message}`]);
  assert.deepEqual(found([GOOD[0]!], { isWhole: false }), [`6:5-6:11 warning ${message}`]);
});

test('nothing to boot from is a warning', () => {
  assert.deepEqual(found(['{type: disk, id: ok0}', GOOD[1]!, GOOD[2]!]), [
    '6:5-6:11 warning nothing is there to boot from: BIOS needs `grub_device: true` on a disk, and UEFI on a partition with `flag: boot` that is mounted at `/boot/efi` [autoinstall/storage]',
  ]);
});

test.run();
