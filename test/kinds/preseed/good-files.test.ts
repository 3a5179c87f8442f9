import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { complete, findings } from './complete.ts';

const test = suite('kinds/preseed/good-files');

const HASHES: readonly string[] = [
  '!',
  '*',
  '$y$j9T$abcdefgh$9WNEpu8Mx2S4KNGvbVWKM6clOSoY6.YEl7AYF4DGV04',
  '$gy$j9T$abcdefgh$CiTibHdBM/5r3qmg1i0DxivDn1U977EDVDgQAyycj9/',
  '$6$abcdefgh$D7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0',
  '$5$rounds=5000$abcdefgh$sI6g8tHKrJ6RX7w.YoN9B7a/5wK5jYEOMmMnt3tPl0/',
  '$1$abcdefgh$znAnv9M.XU2pRYfmSs46h/',
  '$2b$05$abcdefghijklmnopqrstuuhKF09ZYWwH2zP/0fwE1X8e/Q1YNx/hO',
  '$7$CU..../....abcdefgh$19TzpFZ5AwP26vdEMbfvWacoVUfd2MfVusFAVFilh.C',
  '!$1$abcdefgh$znAnv9M.XU2pRYfmSs46h/',
  '‹secret operator›',
];

for (const hash of HASHES) {
  test(`${hash.slice(0, 12)} is a hash`, () => {
    assert.deepEqual(findings(complete(`d-i passwd/user-password-crypted password ${hash}`)), []);
  });
}

/** Everything a rack needs, on volumes, by a recipe of its own. */
const VOLUMES = `#_preseed_V1
# Language and keyboard
d-i debian-installer/locale string en_GB.UTF-8
d-i localechooser/supported-locales multiselect en_GB.UTF-8, de_DE.UTF-8
d-i keyboard-configuration/xkb-keymap select gb

# Network
d-i netcfg/choose_interface select auto
d-i netcfg/get_hostname string unassigned-hostname
d-i netcfg/get_hostname seen true
d-i netcfg/get_domain string ams1.example
d-i netcfg/wireless_wep string
d-i hw-detect/firmware-lookup string never
d-i mirror/country string manual
d-i mirror/http/hostname string mirror.example
d-i mirror/http/directory string /debian
d-i mirror/http/proxy string
d-i mirror/suite string bookworm
d-i apt-setup/services-select multiselect security, updates
d-i apt-setup/local0/repository string \\
        http://mirror.example/local stable main
d-i apt-setup/local0/key string http://mirror.example/local/key.asc
d-i apt-setup/non-free-firmware boolean true

# People
d-i passwd/root-login boolean true
d-i passwd/root-password-crypted password ‹secret root›
d-i passwd/make-user boolean false

# Time
d-i clock-setup/utc boolean true
d-i time/zone string Etc/UTC
d-i clock-setup/ntp boolean true
d-i clock-setup/ntp-server string ntp.ams1.example

# Disks
d-i partman/early_command \\
       string for disk in /dev/vda /dev/vdb; do wipefs -a "$disk"; done
d-i partman-auto/method string lvm
d-i partman-auto/disk string /dev/vda
d-i partman-auto-lvm/guided_size string max
d-i partman-auto-lvm/new_vg_name string system
d-i partman-lvm/device_remove_lvm boolean true
d-i partman-md/device_remove_md boolean true
d-i partman-lvm/confirm boolean true
d-i partman-lvm/confirm_nooverwrite boolean true
d-i partman-auto/choose_recipe select rack
d-i partman-auto/expert_recipe string                         \\
      rack ::                                                 \\
              538 538 1075 free                               \\
                      $iflabel{ gpt } $reusemethod{ }         \\
                      method{ efi } format{ }                 \\
              .                                               \\
# the boot loader reads no volumes
              512 512 1024 ext4                               \\
                      $defaultignore{ } $primary{ }           \\
                      method{ format } format{ }              \\
                      use_filesystem{ } filesystem{ ext4 }    \\
                      mountpoint{ /boot } label{ boot }       \\
              .                                               \\
              4096 8192 -1 $default_filesystem                \\
                      $lvmok{ } lv_name{ root }               \\
                      method{ format } format{ }              \\
                      use_filesystem{ } $default_filesystem{ } \\
                      mountpoint{ / } options/noatime{ noatime } \\
              .                                               \\
              512+100% 512+150% 300% linux-swap               \\
                      $lvmok{ } method{ swap } format{ }      \\
              .
d-i partman-partitioning/confirm_write_new_label boolean true
d-i partman-partitioning/choose_label select gpt
d-i partman-partitioning/default_label string gpt
d-i partman/choose_partition select finish
d-i partman/confirm boolean true
d-i partman/confirm_nooverwrite boolean true
d-i partman/mount_style select uuid

# Packages
d-i base-installer/kernel/image string linux-image-amd64
tasksel\ttasksel/first\tmultiselect\tstandard, ssh-server
d-i pkgsel/include string curl \\
    vim-tiny
d-i pkgsel/upgrade select full-upgrade
popularity-contest popularity-contest/participate boolean false
postfix postfix/main_mailer_type select Satellite system
unattended-upgrades unattended-upgrades/enable_auto_updates boolean true
d-i grub-installer/only_debian boolean true
d-i grub-installer/with_other_os boolean true

# The end
d-i finish-install/keep-consoles boolean true
d-i finish-install/reboot_in_progress note
d-i debian-installer/exit/poweroff boolean false
d-i preseed/late_command string \\
    echo '# managed' > /target/etc/motd; \\
    in-target sh -c 'apt-get -y purge os-prober && update-grub'; \\
    wget -q -O- http://198.51.100.1/checkpoint/abc
`;

const RAID = `d-i passwd/root-login boolean false
d-i passwd/user-fullname string
d-i passwd/username string operator
d-i passwd/user-password password ‹secret operator›
d-i passwd/user-password-again password ‹secret operator›
d-i partman-auto/method string raid
d-i partman-auto/disk string /dev/vda /dev/vdb
d-i partman-md/device_remove_md boolean true
d-i partman-auto/expert_recipe string mirror :: \\
  1000 5000 4000 raid $primary{ } method{ raid } . \\
  64 512 300% raid method{ raid } .
d-i partman-auto-raid/recipe string \\
  1 2 0 ext4 / /dev/vda1#/dev/vdb1 . \\
  1 2 0 swap - /dev/vda5#/dev/vdb5 .
d-i partman-md/confirm boolean true
d-i partman-md/confirm_nooverwrite boolean true
d-i partman-partitioning/confirm_write_new_label boolean true
d-i partman/choose_partition select finish
d-i partman/confirm boolean true
d-i partman/confirm_nooverwrite boolean true
d-i grub-installer/bootdev string /dev/vda /dev/vdb
d-i finish-install/reboot_in_progress note
`;

for (const [title, text] of [
  ['volumes by a recipe', VOLUMES],
  ['a RAID', RAID],
  ['the fewest answers', complete()],
  [
    'an answer that is given twice alike',
    complete('d-i time/zone string Etc/UTC', 'd-i time/zone string Etc/UTC'),
  ],
  [
    'one question of two owners',
    complete('d-i tasksel/first multiselect standard', 'tasksel tasksel/first multiselect'),
  ],
  ['a question of a package that has its own installer parts', complete('d-i zfs-setup/pool string rpool')],
] as const) {
  test(`nothing is found in ${title}`, () => {
    assert.deepEqual(findings(text), []);
    assert.deepEqual(findings(text.replaceAll('\n', '\r\n')), []);
  });
}

test('what the recipes of partman have for a partition that does not grow, and no service at all, are right', () => {
  const recipe = [
    'd-i partman-auto/expert_recipe string r :: 8 1 1 prep $primary{ } method{ prep } . \\',
    '  500 1000 -1 ext4 method{ format } format{ } use_filesystem{ } filesystem{ ext4 } mountpoint{ / } .',
  ];
  assert.deepEqual(findings(complete(recipe.join('\n'), 'd-i partman-auto/choose_recipe select r')), []);
  assert.deepEqual(findings(complete('d-i apt-setup/services-select multiselect none')), []);
});

test.run();
